/** Values of placeholders, typed once and kept for this tab; never sent anywhere. Browser only. */

const KEY = 'meshbook.values';
const EVENT = 'meshbook:values';

export type Values = Record<string, string>;

export function readValues(): Values {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return stored && typeof stored === 'object' ? (stored as Values) : {};
  } catch {
    return {};
  }
}

/** Stores a value (an empty one forgets it) and tells every command on the page. */
export function setValue(name: string, value: string): void {
  const values = readValues();
  const trimmed = value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  if (trimmed) values[name] = trimmed;
  else delete values[name];
  try {
    sessionStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // Storage may be blocked; the values then hold for this page only.
  }
  document.dispatchEvent(new CustomEvent<Values>(EVENT, { detail: values }));
}

/** Calls back on each change, until the returned function is called. */
export function onValues(callback: (values: Values) => void): () => void {
  const listener = (event: Event) => callback((event as CustomEvent<Values>).detail);
  document.addEventListener(EVENT, listener);
  return () => document.removeEventListener(EVENT, listener);
}
