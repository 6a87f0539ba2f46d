/**
 * The trail of answers: which questions were answered how, kept in the query string by question id
 * (`?which-route=other-route&which-host=none`). Pure and small: pages run it in the browser.
 */

/** The part of a tree that a walk needs; a whole `Tree` fits. */
export interface Walkable {
  start: string;
  questions: Record<string, { answers: { id: string; to: string }[] }>;
}

export type Answers = Readonly<Record<string, string>>;

export interface Taken {
  question: string;
  answer: string;
}

export interface Walk {
  steps: Taken[];
  /** The node where the answers end: an outcome, or the first question without an answer. */
  at: string;
}

/** Answers from a query string. Unknown questions and answers are left out. */
export function decodeTrail(tree: Walkable, query: string): Answers {
  const answers: Record<string, string> = {};
  for (const [question, answer] of new URLSearchParams(query)) {
    if (!Object.hasOwn(tree.questions, question)) continue;
    if (tree.questions[question]!.answers.some((a) => a.id === answer)) answers[question] = answer;
  }
  return answers;
}

/** Query string of these answers with its `?`, or the empty string. */
export function encodeTrail(answers: Answers): string {
  const query = new URLSearchParams(answers).toString();
  return query && `?${query}`;
}

/** Follows the answers from the start, at most to the node `until`. */
export function walk(tree: Walkable, answers: Answers, until?: string): Walk {
  const steps: Taken[] = [];
  let at = tree.start;
  while (at !== until && Object.hasOwn(tree.questions, at)) {
    const answer = tree.questions[at]!.answers.find((a) => a.id === answers[at]);
    if (!answer || steps.some((s) => s.question === at)) break;
    steps.push({ question: at, answer: answer.id });
    at = answer.to;
  }
  return { steps, at };
}

/** Questions whose answers the whole walk no longer asks for, in the order of the query. */
export function droppedAnswers(tree: Walkable, answers: Answers): string[] {
  const asked = new Set(walk(tree, answers).steps.map((s) => s.question));
  return Object.keys(answers).filter((question) => !asked.has(question));
}

/**
 * Where an answer leads: the first question that is still open on the new way, or the outcome. Answers given
 * before to later questions are kept, so that a change asks nothing twice; the page that is reached names
 * those that no longer apply.
 */
export function next(tree: Walkable, answers: Answers, given: Taken): { node: string; answers: Answers } {
  const all = { ...answers, [given.question]: given.answer };
  return { node: walk(tree, all).at, answers: all };
}

/** Path of a node's page, without the query. The start question is the wizard's own page. */
export function nodePath(topic: string, tree: Walkable, node: string): string {
  return node === tree.start ? `/diagnose/${topic}/` : `/diagnose/${topic}/${node}/`;
}
