import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/wizard/notes.ts';

const base = {
  title: 'A route is never used',
  url: 'https://meshbook.example/diagnose/route-order/?which=a',
  now: '2026-11-25T03:12:44.101Z',
};

test('an open diagnosis', () => {
  const notes = toMarkdown({
    ...base,
    steps: [
      {
        ask: 'Which route?',
        is: 'another',
        run: 'kubectl get pods\nkubectl get svc',
        at: '2026-11-25T03:10:01.000Z',
      },
      { ask: 'Which host?', is: 'the same' },
    ],
    open: 'Which gateway?',
  });
  expect(notes).toBe(`# A route is never used

2026-11-25, 03:12:44 UTC · https://meshbook.example/diagnose/route-order/?which=a

- 03:10:01 UTC · Which route? **another**
  \`\`\`
  kubectl get pods
  kubectl get svc
  \`\`\`
- Which host? **the same**
- Open: Which gateway?
`);
});

test('an outcome, with what to do', () => {
  const notes = toMarkdown({
    ...base,
    steps: [],
    outcome: {
      title: 'An earlier rule wins',
      why: 'The first match counts.',
      parts: [
        { label: 'Do this now', say: 'Move it up.', run: 'kubectl apply -f a.yaml' },
        { label: 'Lasting fix', say: 'Name every rule.' },
      ],
    },
  });
  expect(notes.split('\n\n').slice(2).join('\n\n')).toBe(`## An earlier rule wins

The first match counts.

- **Do this now:** Move it up.
  \`\`\`
  kubectl apply -f a.yaml
  \`\`\`
- **Lasting fix:** Name every rule.
`);
});
