import { useRef } from 'preact/hooks';
import { single } from './files.ts';
import type { Model } from './model.ts';
import { readFiles } from './read.ts';

/** Ways to bring texts in, and to be rid of them. */
export function FileButtons({ model, empty }: { model: Model; empty: boolean }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <span class="buttons">
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          Open files…
        </button>
        <button
          type="button"
          class="button"
          disabled={empty}
          onClick={() => model.open(single(''), 'Text cleared.')}
        >
          Clear
        </button>
      </span>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json,.txt,.tpl,.gz"
        onChange={async ({ currentTarget }) => {
          await openFiles(model, currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Adds the dropped, pasted or picked files, and says which of them hold no text. */
export async function openFiles(model: Model, files: FileList | null): Promise<void> {
  const { texts, refused } = await readFiles(files);
  if (texts.length > 0) model.addFiles(texts);
  if (refused.length > 0) model.warn(refused.join(' '));
}
