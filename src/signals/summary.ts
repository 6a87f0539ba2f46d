/** Many access-log lines in few words: since when, which flags and hosts, and what each kind of failure likely is. */

import { type Recognition, recogniseLine } from './index.ts';
import { given, type LogLine } from './log-line.ts';

export interface Count {
  value: string;
  count: number;
}

export interface Group {
  /** The signal that these lines show. */
  signal: string;
  title: string;
  meaning: string;
  certainty: Recognition['certainty'];
  next: Recognition['next'];
  ok: boolean;
  count: number;
  /** Milliseconds since 1970; undefined when no line has a time. */
  since?: number;
  until?: number;
  flags: Count[];
  codes: Count[];
  hosts: Count[];
  upstreams: Count[];
}

export interface Summary {
  lines: number;
  /** Lines that were read as access-log lines, and lines that hold something else. */
  read: number;
  unread: number;
  /** The first few lines that hold something else. */
  others: string[];
  since?: number;
  until?: number;
  flags: Count[];
  codes: Count[];
  details: Count[];
  clusters: Count[];
  hosts: Count[];
  upstreams: Count[];
  /** By signal: faults first, then by count. */
  groups: Group[];
}

const SHOWN = 8;
const KEPT_OTHERS = 200;
/** Beyond so many different values the rest is counted together. */
const MOST_VALUES = 5000;
/** Beyond so many different kinds of failure a line is judged by its flags and status alone. */
const MOST_KINDS = 500;

class Tally {
  readonly #counts = new Map<string, number>();

  add(value: string | undefined): void {
    if (value === undefined) return;
    const known = this.#counts.get(value);
    if (known === undefined && this.#counts.size >= MOST_VALUES) return;
    this.#counts.set(value, (known ?? 0) + 1);
  }

  top(limit = SHOWN): Count[] {
    const counts = [...this.#counts].map(([value, count]) => ({ value, count }));
    return counts.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)).slice(0, limit);
  }
}

class Span {
  since: number | undefined;
  until: number | undefined;

  add(time: number): void {
    if (Number.isNaN(time)) return;
    if (this.since === undefined || time < this.since) this.since = time;
    if (this.until === undefined || time > this.until) this.until = time;
  }

  get ends(): { since?: number; until?: number } {
    return this.since === undefined ? {} : { since: this.since, until: this.until! };
  }
}

interface Kind {
  best: Recognition | undefined;
  count: number;
  span: Span;
  flags: Tally;
  codes: Tally;
  hosts: Tally;
  upstreams: Tally;
}

/** Adds lines one by one; `result` may be asked at any time. */
export class Summariser {
  #lines = 0;
  #read = 0;
  readonly #others: string[] = [];
  readonly #span = new Span();
  readonly #flags = new Tally();
  readonly #codes = new Tally();
  readonly #details = new Tally();
  readonly #clusters = new Tally();
  readonly #hosts = new Tally();
  readonly #upstreams = new Tally();
  readonly #judged = new Map<string, Recognition | undefined>();
  readonly #kinds = new Map<string, Kind>();

  /** A line that is no access-log line; blank ones are left out. */
  addOther(line: string): void {
    if (!line.trim()) return;
    this.#lines++;
    if (this.#others.length < KEPT_OTHERS) this.#others.push(line.slice(0, 1000));
  }

  add(line: LogLine): void {
    this.#lines++;
    this.#read++;
    const { fields, columns } = line;
    const time = Date.parse(columns.start_time ?? '');
    const host = fields.authority ?? fields.sni;
    const flags = fields.flags ?? [];
    const code = String(fields.code ?? 0);
    const upstream = fields.ok ? undefined : fields.upstream;

    this.#span.add(time);
    for (const flag of flags) this.#flags.add(flag);
    this.#codes.add(code);
    this.#details.add(given(columns.response_code_details) ?? given(columns.connection_termination_details));
    this.#clusters.add(fields.cluster);
    this.#hosts.add(host);
    this.#upstreams.add(upstream);

    const kind = this.#kindOf(line);
    kind.count++;
    kind.span.add(time);
    if (flags.length > 0) kind.flags.add(flags.join(','));
    kind.codes.add(code);
    kind.hosts.add(host);
    kind.upstreams.add(upstream);
  }

  result(): Summary {
    return {
      lines: this.#lines,
      read: this.#read,
      unread: this.#lines - this.#read,
      others: this.#others,
      ...this.#span.ends,
      flags: this.#flags.top(20),
      codes: this.#codes.top(20),
      details: this.#details.top(),
      clusters: this.#clusters.top(),
      hosts: this.#hosts.top(),
      upstreams: this.#upstreams.top(),
      groups: this.#groups(),
    };
  }

  #groups(): Group[] {
    const groups = [...this.#kinds.values()].flatMap(({ best, count, span, ...tallies }): Group[] => {
      if (!best) return [];
      const { signal, title, meaning, certainty, next, fields } = best;
      const { flags, codes, hosts, upstreams } = tallies;
      return [
        {
          ...{ signal, title, meaning, certainty, next, ok: fields.ok ?? false, count },
          ...span.ends,
          ...{ flags: flags.top(4), codes: codes.top(4), hosts: hosts.top(4), upstreams: upstreams.top(4) },
        },
      ];
    });
    return groups.sort((a, b) => Number(a.ok) - Number(b.ok) || b.count - a.count);
  }

  #kindOf(line: LogLine): Kind {
    const best = this.#judge(line);
    const key = best?.signal ?? '';
    let kind = this.#kinds.get(key);
    if (!kind) {
      kind = {
        ...{ best, count: 0, span: new Span() },
        ...{ flags: new Tally(), codes: new Tally(), hosts: new Tally(), upstreams: new Tally() },
      };
      this.#kinds.set(key, kind);
    }
    return kind;
  }

  /** Lines of one kind are judged once: judging costs far more than reading. */
  #judge(line: LogLine): Recognition | undefined {
    const { code, flags, errno, tlsError, direction, route, tcp, ok, sni, cluster } = line.fields;
    const special = cluster?.includes('|') ? '' : (cluster ?? '-');
    const coarse = [code, flags, errno, tlsError, direction, tcp, ok, special, sni === undefined].join(' ');
    const fine = `${coarse} ${line.columns.response_code_details} ${line.columns.connection_termination_details} ${line.columns.upstream_transport_failure_reason} ${route === 'block_all'}`;
    const key = this.#judged.size < MOST_KINDS || this.#judged.has(fine) ? fine : coarse;
    if (!this.#judged.has(key)) this.#judged.set(key, recogniseLine(line)[0]);
    return this.#judged.get(key);
  }
}
