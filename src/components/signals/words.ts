/** Small phrases about what was read. */
import type { Output, Recognition } from '../../signals/index.ts';
import type { Reading } from '../../signals/read.ts';
import type { Count, Summary } from '../../signals/summary.ts';

const number = (count: number): string => count.toLocaleString('en-GB');

/** `1 line`, `12 lines`. */
export const many = (count: number, unit: string): string => {
  const plural = /(?:x|s|ch)$/.test(unit) ? `${unit}es` : unit.replace(/y$/, 'ie').concat('s');
  return `${number(count)} ${count === 1 ? unit : plural}`;
};

/** `25 Nov 2026, 03:12:44 UTC`; the day alone once when both ends share it. */
export function spanOf(since: number | undefined, until: number | undefined): string {
  if (since === undefined || until === undefined) return 'no times in them';
  const [day, time] = parts(since);
  const [lastDay, lastTime] = parts(until);
  if (since === until) return `${day}, ${time} UTC`;
  return day === lastDay
    ? `${day}, ${time} to ${lastTime} UTC`
    : `${day}, ${time} to ${lastDay}, ${lastTime} UTC`;
}

function parts(at: number): [day: string, time: string] {
  const iso = new Date(at).toISOString();
  const day = new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return [day, iso.slice(11, 19)];
}

/** `UH 1,204, UF 12`. */
export const listed = (counts: readonly Count[]): string =>
  counts.map(({ value, count }) => `${value} ${number(count)}`).join(', ');

/** One sentence about the whole paste. */
export function said(reading: Reading): string {
  const { summary, line, output, messages, recognised } = reading;
  if (summary) return saidOfLog(summary);
  const best = recognised[0];
  if (messages) return `${many(messages.length, 'message')} of istioctl analyze, the worst first.`;
  if (output) return `${saidOfOutput(output)}${best ? ` ${isOf(best)}` : ''}`;
  if (line)
    return best ? `${isOf(best)}. Below, each column of the line.` : 'An access-log line, column by column.';
  return best ? isOf(best) : '';
}

function saidOfLog({ read, unread, since, until }: Summary): string {
  const rest = unread > 0 ? `, ${many(unread, 'other line')}` : '';
  return `${many(read, 'access-log line')} read${rest}; ${spanOf(since, until)}.`;
}

function saidOfOutput({ command, rows, unit, found }: Output): string {
  const faults = found.length === 0 ? '; none is marked as faulty' : '';
  return `Output of ${command}: ${many(rows, unit)} read${faults}.`;
}

const isOf = ({ certainty, title }: Recognition): string =>
  certainty === 'certain' ? `This is: ${title}` : `This looks like: ${title}`;
