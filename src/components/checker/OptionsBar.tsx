import type { Options } from '../../analyzer/types.ts';
import { pickVersion } from '../../versions/choice.ts';
import type { Model } from './model.ts';

interface Props {
  model: Model;
  options: Options;
  /** Minor versions of Istio, newest first. */
  versions: readonly string[];
}

/** What the text can't say by itself. */
export function OptionsBar({ model, options, versions }: Props) {
  const set = (change: Options) => model.setOptions({ ...options, ...change });
  return (
    <div class="options">
      <label>
        Istio{' '}
        <select
          value={options.istioVersion ?? ''}
          onChange={({ currentTarget: { value } }) => {
            pickVersion(value || versions[0]);
            set({ istioVersion: value || undefined });
          }}
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
    </div>
  );
}
