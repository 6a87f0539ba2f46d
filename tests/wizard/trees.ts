import type { Tree } from '../../src/wizard/index.ts';

const step = (part: string) => ({ say: `Do the ${part}.`, see: `route-order#${part}` });

export const outcome = (title: string) => ({
  title,
  why: 'Because.',
  mitigate: step('stop-the-bleeding'),
  fix: step('fix'),
  verify: step('verify'),
  rollback: step('roll-back'),
  escalate: step('escalate-with'),
});

type Ways = Record<string, string>;

/** A tree in short: `{ first: { yes: 'second', unsure: 'end' } }`; every name that is no question is an outcome. */
export function treeOf(questions: Record<string, Ways>, start = Object.keys(questions)[0]!): Tree {
  const targets = Object.values(questions).flatMap((ways) => Object.values(ways));
  const ends = [...new Set(targets)].filter((name) => !(name in questions));
  return {
    title: 'A tree',
    description: 'For tests.',
    runbook: 'route-order',
    start,
    questions: Object.fromEntries(
      Object.entries(questions).map(([id, ways]) => [
        id,
        {
          ask: `${id}?`,
          why: 'It tells.',
          run: 'kubectl get pods',
          answers: Object.entries(ways).map(([answer, to]) => ({ id: answer, is: answer, to })),
        },
      ]),
    ),
    outcomes: Object.fromEntries(ends.map((id) => [id, outcome(id)])),
  };
}
