import { type Reading, readPaste } from '../../signals/read.ts';

/** What the worker says about the paste it was given. */
export type Said = { done: number; of: number } | { reading: Reading } | { error: string };

const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>;
const say = (said: Said) => scope.postMessage(said);

scope.onmessage = ({ data }: MessageEvent<string>) => {
  try {
    say({ reading: readPaste(data, (done, of) => say({ done, of })) });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
};
