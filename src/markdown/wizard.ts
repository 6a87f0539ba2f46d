import type { ListItem } from 'mdast';
import { PART_LABELS } from '../wizard/parts.ts';
import { questionsLeft } from '../wizard/prove.ts';
import type { Answer, Outcome, Question, Tree } from '../wizard/schema.ts';
import type { Address } from './address.ts';
import { command } from './command.ts';
import { type Block, code, heading, inline, link, list, paragraph, strong, text } from './nodes.ts';
import { writePage } from './page.ts';

/** A whole decision tree as Markdown: its questions from the first on, then its outcomes. */
export function wizardMarkdown(topic: string, tree: Tree, address: Address): string {
  const order = inOrder(tree);
  const questions = order.filter((node) => node in tree.questions);
  const outcomes = order.filter((node) => node in tree.outcomes);
  const names = new Map([
    ...questions.map((node, i) => [node, `Question ${i + 1}`] as const),
    ...outcomes.map((node, i) => [node, `Outcome ${i + 1}`] as const),
  ]);
  return writePage({
    title: tree.title,
    description: tree.description,
    path: `/diagnose/${topic}/`,
    facts: [
      `${questions.length} questions, at most ${questionsLeft(tree, tree.start)} on any way; ${outcomes.length} outcomes`,
      'Start at question 1; each answer names the step that follows',
    ],
    body: [
      heading(2, 'Questions'),
      ...questions.flatMap((node) => told(names.get(node)!, tree.questions[node]!, names, tree)),
      heading(2, 'Outcomes'),
      ...outcomes.flatMap((node) => reached(names.get(node)!, tree.outcomes[node]!, address)),
      heading(2, 'The whole runbook'),
      paragraph(link('Runbook', address(`/runbooks/${tree.runbook}/`))),
    ],
    address,
  });
}

/** Every step once, nearest to the start first. */
function inOrder(tree: Tree): string[] {
  const seen = new Set([tree.start]);
  for (const node of seen) for (const { to } of tree.questions[node]?.answers ?? []) seen.add(to);
  return [...seen];
}

function told(name: string, question: Question, names: ReadonlyMap<string, string>, tree: Tree): Block[] {
  return [
    heading(3, `${name}: ${question.ask}`),
    paragraph(...inline(question.why)),
    ...(question.run ? command(question.run) : []),
    list(question.answers.map((answer) => leads(answer, names, tree))),
  ];
}

function leads(
  { is, shows, to }: Answer,
  names: ReadonlyMap<string, string>,
  tree: Tree,
): ListItem['children'] {
  const outcome = tree.outcomes[to];
  const target = `${names.get(to)}${outcome ? ` (${outcome.title})` : ''}`;
  const line = paragraph(strong(is), text(' → '), ...inline(target));
  return shows ? [line, code('text', shows)] : [line];
}

function reached(name: string, outcome: Outcome, address: Address): Block[] {
  const parts = Object.entries(PART_LABELS) as [keyof typeof PART_LABELS, string][];
  return [
    heading(3, `${name}: ${outcome.title}`),
    paragraph(...inline(outcome.why)),
    ...parts.flatMap(([part, label]): Block[] => {
      const { say, run, undo, see } = outcome[part];
      return [
        paragraph(
          strong(`${label}:`),
          text(' '),
          ...inline(say),
          ...(see
            ? [text(' '), link('More in the runbook', address(`/runbooks/${see.replace('#', '/#')}`))]
            : []),
        ),
        ...(run ? command(run, undo) : []),
      ];
    }),
  ];
}
