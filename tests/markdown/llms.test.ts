import { expect, test } from 'vitest';
import { addresses } from '../../src/markdown/address.ts';
import { llmsTxt } from '../../src/markdown/llms.ts';

const address = addresses('https://example.org', '/mesh/');

test('llms.txt has its title, its summary, then sections that are lists of links only', () => {
  const listed = { title: 'A `b` is lost', description: 'It goes [astray].' };
  const text = llmsTxt(
    [
      { kind: 'rule', path: '/rules/a/', ...listed },
      { kind: 'runbook', path: '/runbooks/b/', ...listed },
      { kind: 'signal', path: '/signals/c/', ...listed },
      { kind: 'wizard', path: '/diagnose/d/', ...listed },
    ],
    address,
  );
  expect(text).toMatch(/^# Meshbook\n\n> .+\n\n/);
  expect(text).toContain('[index.json](https://example.org/mesh/index.json)');
  const section = (title: string, path: string) =>
    `## ${title}\n\n- [A \`b\` is lost](https://example.org/mesh/${path}/index.md): It goes \\[astray].\n`;
  expect(text.slice(text.indexOf('## '))).toBe(
    [
      section('Runbooks', 'runbooks/b'),
      section('Wizards', 'diagnose/d'),
      section('Rules', 'rules/a'),
      section('Signals', 'signals/c'),
    ].join('\n'),
  );
});
