import { spans } from './text.ts';

/** A message with its `code` spans drawn as code. */
export function Message({ text }: { text: string }) {
  return <>{spans(text).map(({ text, code }, index) => (code ? <code key={index}>{text}</code> : text))}</>;
}
