import type { Workspace } from './files.ts';
import type { Model } from './model.ts';

/** The files open; nothing while there is only the paste. */
export function FileTabs({ model, workspace: { files, active } }: { model: Model; workspace: Workspace }) {
  if (files.length < 2) return null;
  return (
    <ul class="files" aria-label="Files">
      {files.map(({ name }) => (
        <li key={name} class={name === active ? 'active' : undefined}>
          <button
            type="button"
            aria-current={name === active ? 'true' : undefined}
            onClick={() => model.showFile(name)}
          >
            {name}
          </button>
          <button
            type="button"
            class="close"
            aria-label={`Close ${name}`}
            onClick={() => model.closeFile(name)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
