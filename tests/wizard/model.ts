/**
 * What a reader's browser must show while they walk through a wizard: a model of the history and of the trail, told
 * apart from the code that it judges.
 */
import type { Tree } from '../../src/wizard/index.ts';

/** Chromium forgets the oldest page beyond this many. */
const MOST_PAGES = 50;

export type Params = readonly (readonly [string, string])[];

/** A page of the history. */
export interface Place {
  node: string;
  /** The question at which the trail begins. */
  from: string;
  /** Answers in the order in which they were first given. */
  answers: Params;
}

/** Something to do, of which `n` chooses the how. */
export interface Action {
  want: 'answer' | 'change' | 'back' | 'forward' | 'reload' | 'open' | 'damaged';
  n: number;
}

/** What the reader does. */
export type Move =
  | { kind: 'answer'; answer: string }
  | { kind: 'change'; step: number }
  | { kind: 'open'; address: string }
  | { kind: 'back' }
  | { kind: 'forward' }
  | { kind: 'reload' };

export class Model {
  readonly topic: string;
  readonly tree: Tree;
  /** The pages of the tab, oldest first; before the first stands the empty page of a new tab. */
  #pages: (Place | undefined)[] = [undefined];
  #at = 0;
  /** Every page seen so far, whose address somebody may have kept. */
  #seen: Place[] = [];
  /** Whether the page says that it left something out. */
  noticed = false;

  constructor(topic: string, tree: Tree) {
    this.topic = topic;
    this.tree = tree;
    this.#visit(this.#read(tree.start, []));
  }

  get here(): Place {
    return this.#pages[this.#at]!;
  }

  get address(): string {
    return this.#address(this.here.node, this.#params(this.here));
  }

  get heading(): string {
    const { node } = this.here;
    return (this.tree.questions[node]?.ask ?? this.tree.outcomes[node]!.title).replaceAll('`', '');
  }

  /** The answers before this page, as ids. */
  get trail(): { question: string; answer: string }[] {
    return this.#way(this.here.from, this.here.answers, this.here.node).steps;
  }

  /** The same in words. */
  get trailWords(): string[] {
    return this.trail.map(({ question, answer }) => {
      const { ask, answers } = this.tree.questions[question]!;
      return `${ask} ${answers.find(({ id }) => id === answer)!.is}`.replaceAll('`', '');
    });
  }

  /** Does what the action wants, or what comes nearest where that cannot be done. */
  act({ want, n }: Action): Move {
    this.noticed = false;
    const { node } = this.here;
    if (want === 'answer' && node in this.tree.questions) return this.#answer(n);
    if ((want === 'answer' || want === 'change') && this.trail.length > 0) return this.#change(n);
    if (want === 'back' && this.#pages[this.#at - 1]) {
      this.#at -= 1;
      return { kind: 'back' };
    }
    if (want === 'forward' && this.#at < this.#pages.length - 1) {
      this.#at += 1;
      return { kind: 'forward' };
    }
    if (want === 'open' || want === 'damaged') return this.#open(n, want === 'damaged');
    return { kind: 'reload' };
  }

  #answer(n: number): Move {
    const { node, from, answers } = this.here;
    const choices = this.tree.questions[node]!.answers;
    const answer = choices[n % choices.length]!.id;
    const given = new Map(answers).set(node, answer);
    this.#visit(this.#settle(from, [...given], undefined));
    return { kind: 'answer', answer };
  }

  #change(n: number): Move {
    const step = n % this.trail.length;
    this.#visit({ ...this.here, node: this.trail[step]!.question });
    return { kind: 'change', step };
  }

  #open(n: number, damaged: boolean): Move {
    const place = this.#seen[n % this.#seen.length]!;
    let params = this.#params(place);
    if (damaged) params = damage(params, n);
    const address = this.#address(place.node, params);
    // A tab that is told to open what it shows loads it again.
    if (address === this.address) return { kind: 'reload' };
    this.#visit(this.#read(place.node, params));
    return { kind: 'open', address };
  }

  #visit(place: Place) {
    this.#pages = [...this.#pages.slice(0, this.#at + 1), place].slice(-MOST_PAGES);
    this.#at = this.#pages.length - 1;
    this.#seen.push(place);
  }

  /** What a link shows: its own page if the answers lead there, else the page that they lead to. */
  #read(node: string, params: Params): Place {
    if (params.length === 0) return { node, from: node, answers: [] };
    const offers = ([name, value]: Params[number]) =>
      this.tree.questions[name]?.answers.some(({ id }) => id === value) ?? false;
    const begins = params.find(([name, value]) => name === 'from' && value in this.tree.questions);
    const answers = params.filter(offers);
    this.noticed = answers.length + (begins ? 1 : 0) < params.length;
    return this.#settle(begins?.[1] ?? this.tree.start, answers, node);
  }

  #settle(from: string, answers: Params, wanted: string | undefined): Place {
    const { steps, end } = this.#way(from, answers, undefined);
    const nodes = [...steps.map(({ question }) => question), end];
    const kept = answers.filter(([name]) => nodes.slice(0, -1).includes(name));
    const arrives = wanted !== undefined && nodes.includes(wanted);
    if (kept.length < answers.length || (wanted !== undefined && !arrives)) this.noticed = true;
    return { node: arrives ? wanted : end, from, answers: kept };
  }

  #way(from: string, answers: Params, until: string | undefined) {
    const given = new Map(answers);
    const steps: { question: string; answer: string }[] = [];
    let end = from;
    while (end !== until) {
      const answer = given.get(end);
      if (answer === undefined) break;
      steps.push({ question: end, answer });
      end = this.tree.questions[end]!.answers.find(({ id }) => id === answer)!.to;
    }
    return { steps, end };
  }

  #params({ from, answers }: Place): Params {
    if (answers.length === 0) return [];
    return from === this.tree.start ? answers : [['from', from], ...answers];
  }

  #address(node: string, params: Params): string {
    const path = node === this.tree.start ? `/diagnose/${this.topic}/` : `/diagnose/${this.topic}/${node}/`;
    return path + (params.length > 0 ? `?${params.map((param) => param.join('=')).join('&')}` : '');
  }
}

/** A link as it may come out of a chat, an old ticket or a wizard that has changed since. */
function damage(params: Params, n: number): Params {
  const at = Math.floor(n / 7) % (params.length || 1);
  const name = params[at]?.[0];
  const ways: Params[] = [
    [],
    [...params, ['ghost', '1']],
    params.filter((_, i) => i !== at),
    name ? params.with(at, [name, 'gone']) : [['gone', 'yes']],
  ];
  return ways[n % ways.length]!;
}
