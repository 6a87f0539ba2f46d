/** What a command printed, as far as its shape tells. */

export type Shape =
  | 'endpoints'
  | 'clusters'
  | 'routes'
  | 'listeners'
  | 'secrets'
  | 'remote-clusters'
  | 'describe'
  | 'pods'
  | 'events';

export interface Found {
  /** Name of the fault, which `fault` of a signal's match asks for. */
  fault: string;
  /** What was read, in the output's own words. */
  mark: string;
  /** Rows that show it, the first few. */
  where: string[];
  count: number;
}

export interface Output {
  shape: Shape;
  /** The command that prints this. */
  command: string;
  rows: number;
  /** What a row is: `endpoint`, `Pod`. */
  unit: string;
  /** Worst first. */
  found: Found[];
}

const SHOWN = 8;

/** Collects what rows show, and keeps the first few rows of each. */
export class Collector {
  readonly #found = new Map<string, Found>();

  add(fault: string, mark: string, where: string): void {
    const key = `${fault} ${mark}`;
    const found = this.#found.get(key) ?? { fault, mark, where: [], count: 0 };
    found.count++;
    if (found.where.length < SHOWN) found.where.push(where);
    this.#found.set(key, found);
  }

  /** In the order of `worst`; what is not named there comes last. */
  sorted(worst: readonly string[]): Found[] {
    const rank = ({ fault }: Found) => (worst.includes(fault) ? worst.indexOf(fault) : worst.length);
    return [...this.#found.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
  }
}
