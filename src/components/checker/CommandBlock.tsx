import { useState } from 'preact/hooks';

/** A read-only command in the look of the site's own, for commands that only the running page knows. */
export function CommandBlock({ run, label }: { run: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(run);
    setCopied(true);
    setTimeout(setCopied, 2_000, false);
  };
  return (
    <div class="command-block">
      <p class="command-bar">
        <span>{label ?? 'Reads only'}</span>
        <button type="button" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      </p>
      <pre>
        <code>{run}</code>
      </pre>
    </div>
  );
}
