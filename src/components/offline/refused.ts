const KEY = 'meshbook.offline.refused';

/** Whether the reader removed the copy and wants none; the choice holds for the whole browser. */
export function isRefused(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

/** False where the browser keeps no such choice. */
export function setRefused(refused: boolean): boolean {
  try {
    if (refused) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
