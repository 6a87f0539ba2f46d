import { marksOf } from '../signals/marks.ts';
import type { Signal } from '../signals/schema.ts';
import type { Address } from './address.ts';
import { command } from './command.ts';
import { heading, inline, list } from './nodes.ts';
import { linkSection, stringSection, writePage } from './page.ts';

/** A signal's page as Markdown. @param family the title of the family it belongs to */
export function signalMarkdown(signal: Signal, family: string, address: Address): string {
  return writePage({
    title: signal.title,
    description: signal.meaning,
    path: `/signals/${signal.id}/`,
    facts: [`Signal, of “${family}”`],
    body: [
      ...(signal.run ? command(signal.run) : []),
      ...(signal.causes.length > 0 ? [heading(2, 'Likely causes'), list(signal.causes.map(inline))] : []),
      ...linkSection('Next', signal.next, address),
      ...stringSection('Seen as', marksOf(signal)),
    ],
    address,
  });
}
