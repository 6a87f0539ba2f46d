import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** As much of a browser as the module touches. */
function browser({ blocked = false } = {}) {
  const kept = new Map<string, string>();
  const open = () => {
    if (blocked) throw new Error('blocked');
    return kept;
  };
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => open().get(key) ?? null,
    setItem: (key: string, value: string) => open().set(key, value),
    removeItem: (key: string) => open().delete(key),
  });
  const page = new EventTarget();
  vi.stubGlobal('document', page);
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  return { kept, window };
}

const load = () => import('../../src/commands/values.ts');

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test('values stay in the browser until they are cleared', async () => {
  const { kept } = browser();
  const { clearValues, readValues, setValue } = await load();
  setValue('namespace', ' shop ');
  setValue('pod', 'orders\n-1');
  expect(readValues()).toEqual({ namespace: 'shop', pod: 'orders -1' });
  setValue('pod', '');
  expect(JSON.parse(kept.get('meshbook.values')!)).toEqual({ namespace: 'shop' });
  clearValues();
  expect(readValues()).toEqual({});
  expect(kept.size).toBe(0);
});

test('every command hears of a change, on this page and from another tab', async () => {
  const { kept, window } = browser();
  const { onValues, setValue } = await load();
  const heard: unknown[] = [];
  const stop = onValues((values) => heard.push(values));
  setValue('namespace', 'shop');
  kept.set('meshbook.values', '{"namespace":"web"}');
  window.dispatchEvent(Object.assign(new Event('storage'), { key: 'meshbook.values' }));
  window.dispatchEvent(Object.assign(new Event('storage'), { key: 'meshbook.theme' }));
  stop();
  setValue('namespace', 'late');
  expect(heard).toEqual([{ namespace: 'shop' }, { namespace: 'web' }]);
});

test('without storage the values hold for the page', async () => {
  browser({ blocked: true });
  const { clearValues, readValues, setValue } = await load();
  setValue('namespace', 'shop');
  setValue('pod', 'a');
  expect(readValues()).toEqual({ namespace: 'shop', pod: 'a' });
  clearValues();
  expect(readValues()).toEqual({});
});
