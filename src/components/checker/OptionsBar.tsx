import { useRef } from 'preact/hooks';
import type { Options } from '../../analyzer/types.ts';
import { single } from './files.ts';
import type { Model } from './model.ts';

interface Props {
  model: Model;
  options: Options;
  /** Minor versions of Istio, newest first. */
  versions: readonly string[];
  empty: boolean;
}

/** What the text can't say by itself, and ways to bring it in. */
export function OptionsBar({ model, options, versions, empty }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const set = (change: Options) => model.setOptions({ ...options, ...change });
  return (
    <div class="options">
      <label>
        Istio{' '}
        <select
          value={options.istioVersion ?? ''}
          onChange={({ currentTarget: { value } }) => set({ istioVersion: value || undefined })}
        >
          <option value="">{versions[0]}</option>
          {versions.slice(1).map((version) => (
            <option key={version} value={version}>
              {version}
            </option>
          ))}
        </select>
      </label>
      <label>
        Namespace{' '}
        <input
          type="text"
          size={9}
          placeholder="default"
          title="Namespace of objects that name none"
          spellcheck={false}
          autocomplete="off"
          value={options.defaultNamespace ?? ''}
          onInput={({ currentTarget: { value } }) => set({ defaultNamespace: value.trim() || undefined })}
        />
      </label>
      <label title="These files are the whole mesh: what is not here does not exist">
        <input
          type="checkbox"
          checked={options.complete ?? false}
          onChange={({ currentTarget: { checked } }) => set({ complete: checked || undefined })}
        />{' '}
        Whole mesh
      </label>
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
    </div>
  );
}

/** The dropped, pasted or picked files with their texts. */
export const readFiles = (files: FileList | null | undefined) =>
  Promise.all([...(files ?? [])].map(async (file) => ({ name: file.name, text: await file.text() })));
