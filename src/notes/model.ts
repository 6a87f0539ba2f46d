/** Notes of an incident: what was copied, answered, reached, found and written, each with its time. Pure. */

/** Kinds of notes, as the list and the Markdown call them. */
export const KINDS = {
  command: 'Copied',
  change: 'Copied, makes a change',
  answer: 'Answer',
  outcome: 'Outcome',
  finding: 'Finding',
  paste: 'Pasted',
  text: 'Note',
} as const;

export type Kind = keyof typeof KINDS;

/** A page of this site. */
export interface Place {
  title: string;
  /** From the root: `/runbooks/route-order/#fix`. */
  href: string;
}

/** What is noted, before it has its time. */
export interface Entry {
  kind: Kind;
  /** The command, answer, message or words: what the reader may edit. */
  text: string;
  /** What stands before the text: the question of an answer, the object of a finding. */
  lead?: string | undefined;
  /** Where it was noted. */
  place?: Place | undefined;
  /** Of an answer: `wizard/question/answer`, which the trail finds its time by. */
  of?: string | undefined;
}

export interface Note extends Entry {
  /** Sorts by time. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** How long the same thing noted again tells nothing new. */
const REPEAT_MS = 60_000;

/** `03:12:44` of an ISO time. */
export const clock = (iso: string): string => iso.slice(11, 19);

/** `03:12:44 UTC` of an ISO time. */
export const timeOf = (iso: string): string => `${clock(iso)} UTC`;

/** The same as `timeOf`, after its date when that is not the day of `now`. */
export const whenOf = (iso: string, now: string): string =>
  iso.slice(0, 10) === now.slice(0, 10) ? timeOf(iso) : `${iso.slice(0, 10)} ${timeOf(iso)}`;

/** Whether code draws the text: commands and output keep their lines and signs. */
export const isCode = (kind: Kind): boolean => kind === 'command' || kind === 'change' || kind === 'paste';

export const inOrder = (notes: Iterable<Note>): Note[] =>
  [...notes].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Whether the same was noted less than a minute ago. */
export const isRepeat = (notes: readonly Note[], entry: Entry, now: Date): boolean =>
  notes.some(
    (note) =>
      now.getTime() - Date.parse(note.at) < REPEAT_MS &&
      note.kind === entry.kind &&
      note.text === entry.text &&
      note.lead === entry.lead,
  );

/** The notes of each day, days and notes in their order. */
export const byDay = (notes: readonly Note[]): [day: string, notes: Note[]][] => [
  ...Map.groupBy(notes, ({ at }) => at.slice(0, 10)),
];

/** When each answer of a wizard was last given, by `question/answer`. */
export function answerTimes(notes: readonly Note[], topic: string): Record<string, string> {
  const start = `${topic}/`;
  return Object.fromEntries(
    notes.flatMap(({ of, at }) => (of?.startsWith(start) ? [[of.slice(start.length), at]] : [])),
  );
}

/** A stored note; nothing for what is cut off, or not ours. */
export function parseNote(json: string | null): Note | undefined {
  try {
    const note = JSON.parse(json ?? '') as Note;
    const { id, at, kind, text, lead, place, of } = note;
    const words = [id, at, text, lead ?? '', of ?? '', place?.title ?? '', place?.href ?? '/'];
    if (!words.every((word) => typeof word === 'string') || !Object.hasOwn(KINDS, kind)) return undefined;
    if (Number.isNaN(Date.parse(at)) || !/^\/(?!\/)/.test(place?.href ?? '/')) return undefined;
    return note;
  } catch {
    return undefined;
  }
}
