/** Values of placeholders, typed once and kept in this browser until they are cleared; never sent anywhere. Browser only. */

const KEY = 'meshbook.values';
const EVENT = 'meshbook:values';

export type Values = Record<string, string>;

/** What the browser refused to keep; it holds for this page. */
let held: Values = {};

export function readValues(): Values {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...(stored && typeof stored === 'object' ? (stored as Values) : {}), ...held };
  } catch {
    return held;
  }
}

/** Stores a value (an empty one forgets it) and tells every command on the page, and in other tabs. */
export function setValue(name: string, value: string): void {
  const { [name]: _, ...values } = readValues();
  const trimmed = value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  store(trimmed ? { ...values, [name]: trimmed } : values);
}

/** Forgets every value. */
export const clearValues = (): void => store({});

function store(values: Values): void {
  held = {};
  try {
    if (Object.keys(values).length > 0) localStorage.setItem(KEY, JSON.stringify(values));
    else localStorage.removeItem(KEY);
  } catch {
    held = values;
  }
  document.dispatchEvent(new CustomEvent<Values>(EVENT, { detail: values }));
}

/** Calls back on each change, here or in another tab, until the returned function is called. */
export function onValues(callback: (values: Values) => void): () => void {
  const here = (event: Event) => callback((event as CustomEvent<Values>).detail);
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) callback(readValues());
  };
  document.addEventListener(EVENT, here);
  addEventListener('storage', elsewhere);
  return () => {
    document.removeEventListener(EVENT, here);
    removeEventListener('storage', elsewhere);
  };
}
