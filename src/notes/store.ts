/**
 * The notes kept in this browser. Each has a place of its own in the storage, so that two tabs never write over each
 * other. Browser only.
 */
import { type Entry, inOrder, isRepeat, type Note, parseNote } from './model.ts';

const SLOT = 'meshbook.note.';
const OFF = 'meshbook.notes.off';
const EVENT = 'meshbook:notes';

/** `first` of all notes, `kept` after others, `held` for this page only as the browser refused, or not noted: `off`. */
export type Kept = 'first' | 'kept' | 'held' | 'off';

/** Notes that the browser refused; they live as long as the page. */
const held = new Map<string, Note>();
let count = 0;

function stored(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(SLOT));
  } catch {
    return []; // Storage is blocked.
  }
}

/** All notes, the first first. */
export function readNotes(): Note[] {
  const kept = stored().flatMap((key) => parseNote(localStorage.getItem(key)) ?? []);
  return inOrder(new Map([...kept, ...held.values()].map((note) => [note.id, note])).values());
}

/** How many notes last only as long as this page. */
export const heldCount = (): number => held.size;

/** Whether copies and answers are noted by themselves; they are unless the reader switched it off. */
export function isRecording(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function setRecording(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  } catch {
    // Storage is blocked: notes then last for the page only.
  }
  tell();
}

/** Notes something by itself, unless that is switched off or was noted just now. */
export const record = (entry: Entry): Kept => (isRecording() ? add([entry]) : 'off');

/** Notes what the reader asked for. */
export function add(entries: readonly Entry[]): Kept {
  const before = readNotes();
  const now = new Date();
  const fresh = entries.filter((entry) => !isRepeat(before, entry, now));
  if (!putNotes(fresh.map((entry) => ({ ...entry, ...stamp(now) })))) return 'held';
  return before.length === 0 ? 'first' : 'kept';
}

/** Keeps notes under their own names: new, edited or brought back. False when the browser refuses one. */
export function putNotes(notes: readonly Note[]): boolean {
  for (const note of notes) held.set(note.id, note);
  for (const [id, note] of held) {
    try {
      localStorage.setItem(SLOT + id, JSON.stringify(note));
      held.delete(id);
    } catch {
      // Blocked or full: it stays on the page, and the next change tries again.
    }
  }
  tell();
  return held.size === 0;
}

/** Removes these notes, from the storage as well. */
export function dropNotes(notes: readonly Note[]): void {
  for (const { id } of notes) {
    held.delete(id);
    try {
      localStorage.removeItem(SLOT + id);
    } catch {
      // Storage is blocked: nothing was there.
    }
  }
  tell();
}

/** Calls back on each change, here and in other tabs, until the returned function is called. */
export function onNotes(callback: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === null || key === OFF || key.startsWith(SLOT)) callback();
  };
  document.addEventListener(EVENT, callback);
  addEventListener('storage', elsewhere);
  return () => {
    document.removeEventListener(EVENT, callback);
    removeEventListener('storage', elsewhere);
  };
}

const tell = () => document.dispatchEvent(new Event(EVENT));

/** A time, and a name that sorts by it and that no other tab gives. */
function stamp(now: Date): Pick<Note, 'id' | 'at'> {
  const at = now.toISOString();
  return { at, id: `${at} ${String(count++).padStart(4, '0')} ${Math.random().toString(36).slice(2, 10)}` };
}
