import { marksOf } from '../signals/marks.ts';
import type { Signal } from '../signals/schema.ts';
import type { Address } from './address.ts';
import { command } from './command.ts';
import { heading, inline, list } from './nodes.ts';
import { linkSection, stringSection, writePage } from './page.ts';

/**
 * A signal's page as Markdown.
 * @param family the title of the family it belongs to
 * @param runbooks all that name it
 */
export function signalMarkdown(
  signal: Signal,
  family: string,
  runbooks: readonly { topic: string; title: string }[],
  address: Address,
): string {
  const linked = new Set(signal.next.map(({ href }) => href.replace(/[?#].*$/, '')));
  const others = runbooks
    .map(({ topic, title }) => ({ label: `Runbook: ${title}`, href: `/runbooks/${topic}/` }))
    .filter(({ href }) => !linked.has(href));
  return writePage({
    title: signal.title,
    description: signal.meaning,
    path: `/signals/${signal.id}/`,
    facts: [`Signal, of “${family}”`],
    body: [
      ...(signal.run ? command(signal.run) : []),
      ...(signal.causes.length > 0 ? [heading(2, 'Likely causes'), list(signal.causes.map(inline))] : []),
      ...linkSection('Next', [...signal.next, ...others], address),
      ...stringSection('Seen as', marksOf(signal)),
    ],
    address,
  });
}
