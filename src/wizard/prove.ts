import type { Outcome, Tree } from './schema.ts';
import { FROM, type Taken } from './trail.ts';

export interface Problem {
  /** Question or outcome id, with the part: `which-route`, `earlier-rule-wins.fix`. */
  at: string;
  message: string;
}

/** What the proof must know about the world outside the tree. */
export interface World {
  /** Whether a command is known, and whether it reads or changes. */
  classify(run: string): { effect: 'read' | 'change' } | { unknown: string };
  /** Whether `<runbook>#<heading>` exists. */
  anchorExists(see: string): boolean;
}

/** No wizard may ask more than this before it says what to do. */
export const MOST_QUESTIONS = 7;

export const PARTS = [
  'mitigate',
  'verify',
  'rollback',
  'fix',
  'escalate',
] as const satisfies (keyof Outcome)[];

/** `from` names where a trail began, `map` the page of the map. */
const RESERVED = [FROM, 'map'];

export interface Path {
  steps: Taken[];
  outcome: string;
}

/** Every way from the start to an outcome. The tree must have no loop and no dead end. */
export function paths(tree: Tree): Path[] {
  const found: Path[] = [];
  const visit = (node: string, steps: Taken[]) => {
    const question = tree.questions[node];
    if (!question) {
      found.push({ steps, outcome: node });
      return;
    }
    for (const answer of question.answers)
      visit(answer.to, [...steps, { question: node, answer: answer.id }]);
  };
  visit(tree.start, []);
  return found;
}

/** The most questions that can still be asked from this node on, itself included. */
export function questionsLeft(tree: Pick<Tree, 'questions'>, node: string): number {
  const known = new Map<string, number>();
  const count = (id: string): number => {
    const question = tree.questions[id];
    if (!question) return 0;
    if (!known.has(id)) known.set(id, 1 + Math.max(...question.answers.map((a) => count(a.to))));
    return known.get(id)!;
  };
  return count(node);
}

/** Everything that is wrong with a tree; empty when a reader can rely on it. */
export function prove(tree: Tree, world: World): Problem[] {
  const shape = proveShape(tree);
  return [...shape, ...proveQuestions(tree, world), ...proveOutcomes(tree, world)];
}

function proveShape(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  const isNode = (id: string) => id in tree.questions || id in tree.outcomes;
  if (!(tree.start in tree.questions)) {
    return [{ at: tree.start, message: 'The start is not a question.' }];
  }
  for (const id of [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)]) {
    if (RESERVED.includes(id)) problems.push({ at: id, message: 'The address uses this word for itself.' });
  }
  for (const id of Object.keys(tree.questions)) {
    if (id in tree.outcomes) problems.push({ at: id, message: 'A question and an outcome share this id.' });
  }
  for (const [id, question] of Object.entries(tree.questions)) {
    for (const answer of question.answers) {
      if (!isNode(answer.to))
        problems.push({
          at: id,
          message: `Dead end: \`${answer.id}\` leads to \`${answer.to}\`, which is missing.`,
        });
    }
  }

  const reached = new Set<string>();
  const looping = new Set<string>();
  const visit = (id: string, above: string[]) => {
    if (above.includes(id)) {
      looping.add(id);
      return;
    }
    if (reached.has(id)) return;
    reached.add(id);
    for (const answer of tree.questions[id]?.answers ?? []) visit(answer.to, [...above, id]);
  };
  visit(tree.start, []);
  for (const id of looping)
    problems.push({ at: id, message: 'Loop: an answer leads back to this question.' });
  for (const id of [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)]) {
    if (!reached.has(id)) problems.push({ at: id, message: 'Orphan: no answer leads here.' });
  }
  if (looping.size === 0) {
    const longest = questionsLeft(tree, tree.start);
    if (longest > MOST_QUESTIONS)
      problems.push({
        at: tree.start,
        message: `One path asks ${longest} questions; ${MOST_QUESTIONS} is the most.`,
      });
  }
  return problems;
}

function proveQuestions(tree: Tree, world: World): Problem[] {
  const problems: Problem[] = [];
  for (const [at, question] of Object.entries(tree.questions)) {
    const ids = question.answers.map((a) => a.id);
    if (ids.at(-1) !== 'unsure') problems.push({ at, message: 'The last answer is not `unsure`.' });
    if (new Set(ids).size < ids.length) problems.push({ at, message: 'Two answers share an id.' });
    if (!question.run) {
      problems.push({ at, message: 'The question has no command.' });
      continue;
    }
    const kind = world.classify(question.run);
    if ('unknown' in kind) problems.push({ at, message: `Unknown command: ${kind.unknown}` });
    else if (kind.effect === 'change')
      problems.push({ at, message: 'A question may only read; its command changes something.' });
  }
  return problems;
}

function proveOutcomes(tree: Tree, world: World): Problem[] {
  const problems: Problem[] = [];
  for (const [id, outcome] of Object.entries(tree.outcomes)) {
    for (const part of PARTS) {
      const at = `${id}.${part}`;
      const step = outcome[part];
      if (!step?.say.trim()) {
        problems.push({ at, message: 'Nothing is said here.' });
        continue;
      }
      if (!step.see) problems.push({ at, message: 'No `see` points into a runbook.' });
      else if (!world.anchorExists(step.see))
        problems.push({ at, message: `\`${step.see}\` does not exist.` });
      if (!step.run) continue;
      const kind = world.classify(step.run);
      if ('unknown' in kind) problems.push({ at, message: `Unknown command: ${kind.unknown}` });
      else if (kind.effect === 'change' && !step.undo)
        problems.push({ at, message: 'A command that changes something needs its `undo`.' });
    }
  }
  return problems;
}
