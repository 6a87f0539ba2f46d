import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A part that is drawn when it is opened for the first time: what it holds may be long. */
export function Fold({ summary, children }: { summary: string; children: () => ComponentChildren }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget: { open } }) => open && setOpened(true)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button, for keys as well */}
      <summary onClick={() => setOpened(true)}>{summary}</summary>
      {opened && children()}
    </details>
  );
}
