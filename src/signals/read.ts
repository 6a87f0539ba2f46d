/** A paste read whole: what it is, each column of a single line, a summary of many, the rows of a table. */
import { firstFault, readLine, splitLines } from './access-log.ts';
import { type Explained, explain } from './columns.ts';
import { type Output, outputOf, type Recognition, recognise } from './index.ts';
import { type Message, readMessages } from './istioctl.ts';
import type { LogLine } from './log-line.ts';
import { Summariser, type Summary } from './summary.ts';

export interface Reading {
  recognised: Recognition[];
  /** The columns of the only access-log line. */
  line?: Explained[];
  /** Of two access-log lines or more. */
  summary?: Summary;
  /** What the lines of the paste say that are no access-log lines. */
  others?: Recognition[];
  output?: Output;
  /** Messages of `istioctl analyze`. */
  messages?: Message[];
}

/** How many lines are read between two reports of progress. */
const STEP = 500;

/**
 * Reads a paste. Cost grows with its length, no faster.
 * @param progress called now and then with how many lines are read, and of how many
 */
export function readPaste(text: string, progress?: (done: number, of: number) => void): Reading {
  const lines = splitLines(text);
  const summariser = new Summariser();
  const first: LogLine[] = [];
  for (const [i, line] of lines.entries()) {
    const read = readLine(line);
    if (read) {
      summariser.add(read);
      if (first.length < 2) first.push(read);
    } else summariser.addOther(line);
    if (i % STEP === 0) progress?.(i, lines.length);
  }
  if (first.length === 0) return readOther(text);

  const summary = summariser.result();
  const others = summary.others.length > 0 ? recognise(summary.others.join('\n')).slice(0, 3) : [];
  if (first.length === 1) {
    const line = firstFault(first)!;
    return { recognised: recognise(text), line: explain(line), ...(others.length > 0 ? { others } : {}) };
  }
  return { recognised: [], summary, ...(others.length > 0 ? { others } : {}) };
}

function readOther(text: string): Reading {
  const recognised = recognise(text);
  const messages = readMessages(text.slice(0, 200_000));
  if (messages.length > 0) return { recognised, messages };
  const output = outputOf(text);
  return output ? { recognised, output } : { recognised };
}
