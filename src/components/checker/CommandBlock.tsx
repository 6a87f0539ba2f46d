import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'mesh-command': HTMLAttributes<HTMLElement>;
    }
  }
}

/** A read-only command in the site's look, for commands that only the running page knows; the site's script copies it. */
export function CommandBlock({ run, label = 'Reads only' }: { run: string; label?: string }) {
  return (
    <div class="command" data-effect="read">
      <mesh-command data-run={run}>
        <div class="command-bar">
          <span>{label}</span>
          <button type="button" class="copy">
            Copy
          </button>
        </div>
        <pre>
          <code>{run}</code>
        </pre>
        <p class="command-note" role="status" />
      </mesh-command>
    </div>
  );
}
