import { expect, test } from 'vitest';
import { text } from './corpus.ts';

const runbook = text('content/runbooks/install-options.mdx');
const TRAP = /\\ +$/;

/** Fenced blocks of a language, as their lines with the numbers the block gives them. */
function blocks(language: string): string[][] {
  return [...runbook.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) =>
    (match[1] ?? '').split('\n'),
  );
}

test('the command that everybody copies is shown with the blank after its backslash', () => {
  const command = blocks('text').find((lines) => lines[0]?.startsWith('istioctl install'));
  const trapped = (command ?? []).flatMap((line, index) => (TRAP.test(line) ? [index + 1] : []));
  expect(trapped).toEqual([6]);
  expect(command?.[5]).toContain('enableCoreDump=true');
});

test('the error that the shell prints stands beside it, and the line that finds it', () => {
  const told = blocks('text').map((lines) => lines.join('\n'));
  expect(
    told.some((block) => /accepts 0 arg\(s\), received 1[\s\S]*--set: command not found/.test(block)),
  ).toBe(true);
  expect(runbook).toContain(String.raw`grep -nE '\\ +$' {file}`);
});

test('no command that can be pasted has the trap', () => {
  for (const language of ['bash', 'sh', 'shell']) expect(blocks(language)).toEqual([]);
  const pasted = [...runbook.matchAll(/<Command run=(?:"([^"]*)"|\{`([^`]*)`\})/g)];
  expect(pasted.length).toBeGreaterThan(5);
  for (const [, quoted, template] of pasted) expect(quoted ?? template).not.toMatch(/\\ +\n/);
});
