import { useRef } from 'preact/hooks';
import { single } from './files.ts';
import type { Model } from './model.ts';

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
        accept=".yaml,.yml,.json,.txt,.tpl"
        onChange={async ({ currentTarget }) => {
          model.addFiles(await readFiles(currentTarget.files));
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** The dropped, pasted or picked files with their texts. */
export const readFiles = (files: FileList | null | undefined) =>
  Promise.all([...(files ?? [])].map(async (file) => ({ name: file.name, text: await file.text() })));
