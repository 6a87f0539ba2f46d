import { expect, test } from 'vitest';
import { type Copy, keptWords, offlineWords } from '../../../src/components/offline/words.ts';

const state = { version: '1a2b3c4', built: '2026-11-25', bytes: 3_300_000, complete: true };
const part = { ...state, complete: false };

test.each<[string, Copy, kept: string, offline: string]>([
  ['nothing known yet', { saving: false }, '', 'Offline. No copy of this site is kept in this browser.'],
  [
    'a first copy on its way is not called available',
    { saving: false, busy: true },
    'Keeping a copy for offline use…',
    'Offline. No copy of this site is kept in this browser.',
  ],
  [
    'complete',
    { saving: false, state },
    'Available offline: version 1a2b3c4 (2026-11-25).',
    'Offline, version 1a2b3c4 (2026-11-25).',
  ],
  [
    'complete, and a new version did not come',
    { saving: false, state, failed: 'network' },
    'Available offline: version 1a2b3c4 (2026-11-25).',
    'Offline, version 1a2b3c4 (2026-11-25).',
  ],
  [
    'saving data',
    { saving: true, state: part },
    'Your browser saves data: only pages you open are kept for offline use.',
    'Offline, version 1a2b3c4 (2026-11-25): only pages opened before are kept.',
  ],
  [
    'no room',
    { saving: false, failed: 'storage' },
    'Could not keep a copy for offline use: storage is full.',
    'Offline. No copy of this site is kept in this browser.',
  ],
  [
    'broken off',
    { saving: false, failed: 'network' },
    'The copy for offline use is incomplete: a file did not come. The next page tries again.',
    'Offline. No copy of this site is kept in this browser.',
  ],
])('%s', (_, copy, kept, offline) => {
  expect(keptWords(copy)).toBe(kept);
  expect(offlineWords(copy)).toBe(offline);
});
