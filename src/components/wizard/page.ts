import { getCollection } from 'astro:content';
import { questionsLeft, type Tree } from '../../wizard/index.ts';
import { PART_LABELS } from '../../wizard/parts.ts';

/** Text without the marks of `code`, for titles. */
export const bare = (text: string): string => text.replaceAll('`', '');

/** All wizards, by title. */
export async function wizards(): Promise<{ topic: string; tree: Tree }[]> {
  const entries = await getCollection('wizards');
  return entries
    .map(({ id, data }) => ({ topic: id, tree: data }))
    .sort((a, b) => a.tree.title.localeCompare(b.tree.title));
}

/** Line above a question's title. Without JavaScript nobody knows how the reader came here. */
export function eyebrow(tree: Tree, node: string): string {
  const left = questionsLeft(tree, node);
  if (left === 0) return `${bare(tree.title)} · outcome`;
  if (node === tree.start) return `${bare(tree.title)} · question 1 of at most ${left}`;
  return `${bare(tree.title)} · ${left === 1 ? 'last question' : `at most ${left} questions left`}`;
}

/** What the script needs: the tree's words, without the outputs and the other outcomes' steps. */
export function scriptData(topic: string, tree: Tree, node: string) {
  const questions = Object.fromEntries(
    Object.entries(tree.questions).map(([id, { ask, run, answers }]) => [
      id,
      { ask: bare(ask), run, answers: answers.map(({ id, is, to }) => ({ id, is: bare(is), to })) },
    ]),
  );
  const outcomes = Object.fromEntries(
    Object.entries(tree.outcomes).map(([id, { title }]) => [id, bare(title)]),
  );
  const outcome = tree.outcomes[node];
  return {
    topic,
    node,
    title: bare(tree.title),
    start: tree.start,
    left: questionsLeft(tree, node),
    questions,
    outcomes,
    outcome: outcome && {
      title: bare(outcome.title),
      why: outcome.why,
      parts: (Object.keys(PART_LABELS) as (keyof typeof PART_LABELS)[]).map((part) => ({
        label: PART_LABELS[part],
        say: outcome[part].say,
        run: outcome[part].run,
      })),
    },
  };
}

export type ScriptData = ReturnType<typeof scriptData>;
