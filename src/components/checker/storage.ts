import type { Options } from '../../analyzer/types.ts';
import type { Workspace } from './files.ts';

const KEY = 'meshbook.checker';
const HANDOFF = 'meshbook.handoff';

export interface Saved {
  workspace: Workspace;
  options: Options;
}

/** What this tab had open before it was reloaded. */
export function load(): Saved | undefined {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Saved | null;
    return saved && saved.workspace.files.length > 0 ? saved : undefined;
  } catch {
    return undefined; // Storage is blocked, or holds something else: start empty.
  }
}

/** Keeps the text for this tab only; a text too big for the browser's quota is left out. */
export function save(saved: Saved): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // Nothing is lost on the page itself.
  }
}

/** The text another page of the site passed on; it is taken once. */
export function takeHandoff(): string | undefined {
  try {
    const text = sessionStorage.getItem(HANDOFF) ?? undefined;
    sessionStorage.removeItem(HANDOFF);
    return text;
  } catch {
    return undefined;
  }
}
