/** When each question was answered, kept for this tab only. */

type Times = Record<string, { answer: string; at: string }>;

const keyOf = (topic: string) => `meshbook.trail.${topic}`;

export function readTimes(topic: string): Times {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(topic)) ?? '{}');
    return stored && typeof stored === 'object' ? (stored as Times) : {};
  } catch {
    return {};
  }
}

export function storeTime(topic: string, question: string, answer: string): void {
  const times = { ...readTimes(topic), [question]: { answer, at: new Date().toISOString() } };
  try {
    sessionStorage.setItem(keyOf(topic), JSON.stringify(times));
  } catch {
    // Storage may be blocked; the trail in the address works without times.
  }
}

export function forgetTimes(topic: string): void {
  try {
    sessionStorage.removeItem(keyOf(topic));
  } catch {
    // Nothing was stored then.
  }
}
