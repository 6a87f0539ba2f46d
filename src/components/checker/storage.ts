import type { Options } from '../../analyzer/types.ts';
import type { Workspace } from './files.ts';
import type { Baseline } from './model.ts';

const KEY = 'meshbook.checker';
const BASELINE = 'meshbook.checker.before';
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

/** The findings of before that this tab compared with when it was reloaded. */
export function loadBaseline(): Baseline | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(BASELINE) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the findings of before for this tab; without any, forgets those kept. */
export function saveBaseline(baseline: Baseline | undefined): void {
  try {
    if (baseline) sessionStorage.setItem(BASELINE, JSON.stringify(baseline));
    else sessionStorage.removeItem(BASELINE);
  } catch {
    // Too many for the browser's quota: the comparison lasts until the next reload.
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
