import type { Reading } from '../../signals/read.ts';
import type { Said } from './read.worker.ts';

/** Shorter pastes are read at once; a longer one would hold up typing. */
const SHORT = 20_000;

export interface Job {
  reading: Promise<Reading>;
  /** Ends the work; `reading` then never settles. */
  cancel(): void;
}

/** Reads a paste, a long one in a worker of its own. */
export function startReading(text: string, progress: (done: number, of: number) => void): Job {
  if (text.length < SHORT) {
    const reading = import('../../signals/read.ts').then(({ readPaste }) => readPaste(text));
    return { reading, cancel() {} };
  }
  const worker = new Worker(new URL('./read.worker.ts', import.meta.url), {
    type: 'module',
    name: 'meshbook-reader',
  });
  const reading = new Promise<Reading>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('done' in data) return progress(data.done, data.of);
      worker.terminate();
      if ('error' in data) reject(new Error(data.error));
      else resolve(data.reading);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message || 'The reader could not be loaded.'));
    };
  });
  worker.postMessage(text);
  return { reading, cancel: () => worker.terminate() };
}
