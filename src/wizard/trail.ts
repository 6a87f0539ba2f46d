import { siteHref } from '../site-href.ts';

/**
 * The trail of answers: which questions were answered how, kept in the query string by question id
 * (`?which-route=other-route&which-host=none`). Who came straight into a later question has a trail that begins
 * there: `?from=which-host&which-host=none`. Pure and small: pages run it in the browser.
 */

/** The name in a trail under which it tells where it began; no question may be called so. */
export const FROM = 'from';

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

/** Query string of these answers with its `?`, or the empty string: where it began alone says nothing. */
export function encodeTrail(answers: Answers): string {
  if (Object.keys(answers).every((name) => name === FROM)) return '';
  return `?${new URLSearchParams(answers)}`;
}

/** Follows the answers from where the trail begins, at most to the node `until`. */
export function walk(tree: Walkable, answers: Answers, until?: string): Walk {
  const steps: Taken[] = [];
  let at = answers[FROM] ?? tree.start;
  while (at !== until && isQuestion(tree, at)) {
    const answer = tree.questions[at]!.answers.find((a) => a.id === answers[at]);
    if (!answer || steps.some((s) => s.question === at)) break;
    steps.push({ question: at, answer: answer.id });
    at = answer.to;
  }
  return { steps, at };
}

/** What an address says, and the step that it leads to. */
export interface Arrival {
  /** The node asked for, or the first open question or the outcome of the answers where they don't lead to that. */
  node: string;
  /** The answers that the trail asks for, those after `node` included. */
  answers: Answers;
  /** The answers before `node`. */
  steps: Taken[];
  /** Questions whose answers this way no longer asks for, in the order of the address. */
  dropped: string[];
  /** Parameters that name no question of this wizard, or no answer that it offers. */
  unknown: string[];
}

/**
 * Reads the address of a node's page. Without any parameter the reader came straight to the node. Otherwise the
 * answers must lead to it: a link that is out of date leads to the first question that is still open.
 */
export function arrive(tree: Walkable, asked: string, query: string): Arrival {
  const { given, unknown } = decode(tree, query);
  const direct = unknown.length === 0 && Object.keys(given).length === 0;
  const trail = direct && asked !== tree.start ? { [FROM]: asked } : given;
  const whole = walk(tree, trail);
  const before = walk(tree, trail, asked);
  const reached = before.at === asked ? before : whole;

  const kept = new Set([FROM, ...whole.steps.map((step) => step.question)]);
  const entries = Object.entries(trail);
  return {
    node: reached.at,
    answers: Object.fromEntries(entries.filter(([name]) => kept.has(name))),
    steps: reached.steps,
    dropped: entries.map(([name]) => name).filter((name) => !kept.has(name)),
    unknown,
  };
}

function decode(tree: Walkable, query: string): { given: Answers; unknown: string[] } {
  const given: Record<string, string> = {};
  const unknown = new Set<string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === FROM && isQuestion(tree, value)) {
      if (value !== tree.start) given[FROM] = value;
    } else if (isQuestion(tree, name) && tree.questions[name]!.answers.some((a) => a.id === value))
      given[name] = value;
    else unknown.add(name);
  }
  return { given, unknown: [...unknown] };
}

const isQuestion = (tree: Walkable, node: string): boolean => Object.hasOwn(tree.questions, node);

/**
 * Where an answer leads: the first question that is still open on the new way, or the outcome. Answers given
 * before to later questions are kept, so that a change asks nothing twice; the page that is reached names
 * those that no longer apply.
 */
export function next(tree: Walkable, answers: Answers, given: Taken): { node: string; answers: Answers } {
  const all = { ...answers, [given.question]: given.answer };
  return { node: walk(tree, all).at, answers: all };
}

/** Address of a node's page, without the query. The start question is the wizard's own page. */
export function nodePath(topic: string, tree: Walkable, node: string): string {
  return siteHref(node === tree.start ? `/diagnose/${topic}/` : `/diagnose/${topic}/${node}/`);
}
