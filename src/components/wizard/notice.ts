/** What a step says at its top when an address asked for something that it cannot give. */

/** Marks the address of a reader whom an outdated link was led on from; the page takes it away. */
export const MOVED = '#moved';

export interface Notice {
  /** The link asked for another step, to which its answers do not lead. */
  moved: boolean;
  /** Names of parameters that this wizard does not know, or not with that value. */
  unknown: string[];
  /** Questions that are no longer asked on this way. */
  dropped: string[];
}

/** The sentences, one each; none when the address was taken as it was. */
export function noticeOf({ moved, unknown, dropped }: Notice): string[] {
  const said: string[] = [];
  if (moved) said.push('The answers in this link do not lead to the step that it named: go on from here.');
  if (unknown.length > 0)
    said.push(
      `Left out, because this wizard does not know ${unknown.length > 1 ? 'them' : 'it'}: ${list(unknown)}.`,
    );
  if (dropped.length > 0) said.push(`Not asked on this way, so the answer was dropped: ${list(dropped)}.`);
  return said.map((sentence, i) => (i === 0 ? sentence : ` ${sentence}`));
}

const list = (names: string[]): string => names.map((name) => `“${name.slice(0, 80)}”`).join(', ');
