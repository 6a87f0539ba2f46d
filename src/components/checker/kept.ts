import type { Saved } from './storage.ts';

const SLOT = 'meshbook.kept.';
const WANTED = 'meshbook.keep';
const TAB = 'meshbook.tab';

/** A text kept in this browser beyond its tab. */
export interface Kept extends Saved {
  id: string;
  /** When it was kept, in ISO 8601. */
  at: string;
}

/** Whether texts are to be kept beyond their tab; the choice holds for the whole browser. */
export function isWanted(): boolean {
  try {
    return localStorage.getItem(WANTED) === 'yes';
  } catch {
    return false;
  }
}

export function setWanted(wanted: boolean): void {
  try {
    if (wanted) localStorage.setItem(WANTED, 'yes');
    else localStorage.removeItem(WANTED);
  } catch {
    // Storage is blocked: nothing is kept then, and the next write says so.
  }
}

/** Keeps a tab's text in the place of this tab alone. False when the browser refuses. */
export function keepText(id: string, saved: Saved, at: Date): boolean {
  try {
    localStorage.setItem(SLOT + id, JSON.stringify({ ...saved, at: at.toISOString() }));
    return true;
  } catch {
    return false;
  }
}

export function dropText(id: string): void {
  try {
    localStorage.removeItem(SLOT + id);
  } catch {
    // Storage is blocked: there is nothing to drop.
  }
}

/** All texts kept, the newest first, but for those of tabs that are open. */
export function keptTexts(open: Set<string>): Kept[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(SLOT) && !open.has(key.slice(SLOT.length)))
      .flatMap((key) => read(key.slice(SLOT.length), localStorage.getItem(key)))
      .sort((a, b) => b.at.localeCompare(a.at));
  } catch {
    return [];
  }
}

function read(id: string, json: string | null): Kept[] {
  try {
    const kept = JSON.parse(json ?? '') as Kept;
    return kept.workspace.files.length > 0 ? [{ ...kept, id }] : [];
  } catch {
    return []; // Not ours, or cut off.
  }
}

/** How long a reloaded tab waits for its old page to let go of its name. */
const PATIENCE_MS = 1_000;

/**
 * This tab's own name, the same after a reload. A duplicated tab brings the name of its original along: a lock that
 * a page holds as long as it lives tells them apart.
 */
export async function claimTab(): Promise<string> {
  const before = sessionValue();
  if (before && (await hold(before, AbortSignal.timeout(PATIENCE_MS)))) return before;
  const id = crypto.randomUUID();
  await hold(id);
  try {
    sessionStorage.setItem(TAB, id);
  } catch {
    // Without storage a name lasts as long as the page.
  }
  return id;
}

function sessionValue(): string | null {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

/** Holds the name until the page goes; false when `signal` comes first. Nobody else can have a new name: no hurry. */
function hold(id: string, signal?: AbortSignal): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const forever = () => {
      resolve(true);
      return new Promise<void>(() => {});
    };
    navigator.locks.request(TAB + id, signal ? { signal } : {}, forever).catch(() => resolve(false));
  });
}

/** Names of the tabs that are open now. */
export async function openTabs(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(TAB) ? [name.slice(TAB.length)] : [])));
}
