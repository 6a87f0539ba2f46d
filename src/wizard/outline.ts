/** A decision tree as an outline: each step told in full once, and named where it comes again. */
import type { Tree } from './schema.ts';

export interface OutlineStep {
  node: string;
  kind: 'question' | 'outcome';
  /** The step's own words. */
  title: string;
  /** Told further up, with all that follows. */
  again: boolean;
  answers: { id: string; is: string; leads: OutlineStep }[];
}

/** From the start on, in the order of the answers. The tree must have no loop. */
export function outline(tree: Tree): OutlineStep {
  const told = new Set<string>();
  const tell = (node: string): OutlineStep => {
    const question = tree.questions[node];
    const again = told.has(node);
    told.add(node);
    return {
      node,
      kind: question ? 'question' : 'outcome',
      title: question?.ask ?? tree.outcomes[node]?.title ?? node,
      again,
      answers: again ? [] : (question?.answers ?? []).map(({ id, is, to }) => ({ id, is, leads: tell(to) })),
    };
  };
  return tell(tree.start);
}
