/** The version of Istio that the reader runs, picked once and kept in this browser. Browser only. */

const KEY = 'meshbook.istio';
const EVENT = 'meshbook:istio';

/** "1.28"; undefined when none was picked, or the browser keeps nothing. */
export function readVersion(): string | undefined {
  try {
    const version = localStorage.getItem(KEY) ?? '';
    return /^1\.\d+$/.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the version, or forgets it, and tells the page. */
export function pickVersion(version: string | undefined): void {
  try {
    if (version) localStorage.setItem(KEY, version);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; the choice then holds for this page only.
  }
  document.dispatchEvent(new CustomEvent<string | undefined>(EVENT, { detail: version }));
}

/** Calls back when the version is picked on this page or in another tab. */
export function onVersion(callback: (version: string | undefined) => void): void {
  document.addEventListener(EVENT, (event) => callback((event as CustomEvent<string | undefined>).detail));
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) callback(readVersion());
  });
}
