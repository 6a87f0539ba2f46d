import type { Kept } from './store.ts';

/** What to say after something was noted by itself: once that it stays here, and each time that it could not. */
export function saidOf(kept: Kept): string {
  if (kept === 'first') return ' Noted, in this browser only: see Notes, above.';
  if (kept === 'held')
    return ' The browser refused to keep the note: copy the notes before you leave this page.';
  return '';
}
