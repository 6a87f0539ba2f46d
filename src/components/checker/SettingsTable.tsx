import { useState } from 'preact/hooks';
import type { Options, ResourceSummary, SettingOrigin, Settings } from '../../analyzer/types.ts';
import { nameOf } from './findings.ts';
import type { Model } from './model.ts';

type Name = keyof Settings;

const labels: Record<Name, string> = {
  istioVersion: 'Istio version',
  complete: 'These files are the whole mesh',
  defaultNamespace: 'Namespace of objects that name none',
  rootNamespace: 'Root namespace',
  clusterDomain: 'Cluster domain',
  autoMtls: 'Automatic mutual TLS',
  outboundTrafficPolicy: 'Outbound traffic policy',
};

const names = Object.keys(labels) as Name[];

interface Props {
  settings: Settings;
  /** The objects read, to name the one that a value was read from. */
  resources: ResourceSummary[];
  model: Model;
  /** Minor versions of Istio, newest first. */
  versions: readonly string[];
}

/** The settings that the analysis used, where each came from, and ways to change and reset it. */
export function SettingsTable({ settings, resources, model, versions }: Props) {
  const { options } = model.view();
  const changed = names.some((name) => options[name] !== undefined);
  return (
    <div class="settings">
      <table>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Value</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <Row key={name} {...{ name, settings, resources, model, versions }} />
          ))}
        </tbody>
      </table>
      {changed && (
        <button type="button" class="button" onClick={() => model.setOptions(without(options, ...names))}>
          Reset all settings
        </button>
      )}
    </div>
  );
}

function without(options: Options, ...names: Name[]): Options {
  const left = { ...options };
  for (const name of names) delete left[name];
  return left;
}

function Row({ name, settings, resources, model, versions }: Props & { name: Name }) {
  const [open, setOpen] = useState(false);
  const setting = settings[name];
  const label = labels[name];
  const set = (value: string) => {
    const options = without(model.view().options, name);
    // The newest version is what is used without a choice.
    const isDefault = value === '' || (name === 'istioVersion' && value === versions[0]);
    model.setOptions(isDefault ? options : { ...options, [name]: typed(name, value) });
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        {open ? (
          <Control name={name} label={label} value={said(setting.value)} versions={versions} onChange={set} />
        ) : (
          <button
            type="button"
            class="jump value"
            aria-label={`${said(setting.value)}: change ${label}`}
            onClick={() => setOpen(true)}
          >
            <code>{said(setting.value)}</code>
          </button>
        )}
      </td>
      <td>
        <Origin origin={setting} resources={resources} model={model} />
        {setting.from === 'option' && (
          <>
            {' '}
            <button
              type="button"
              class="jump"
              aria-label={`Reset ${label}`}
              onClick={() => {
                setOpen(false);
                set('');
              }}
            >
              <span class="at">Reset</span>
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

interface ControlProps {
  name: Name;
  label: string;
  value: string;
  versions: readonly string[];
  onChange(value: string): void;
}

function Control({ name, label, value, versions, onChange }: ControlProps) {
  const choices = choicesOf(name, versions);
  // Opened by a press: the keyboard goes on where the value stood.
  const focus = (element: HTMLElement | null) => {
    if (element && !element.dataset.ready) ready(element);
  };
  if (choices) {
    return (
      <select
        ref={focus}
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      ref={focus}
      type="text"
      aria-label={label}
      size={14}
      spellcheck={false}
      autocomplete="off"
      defaultValue={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
    />
  );
}

function ready(element: HTMLElement) {
  element.dataset.ready = 'true';
  element.focus();
}

function choicesOf(name: Name, versions: readonly string[]): readonly string[] | undefined {
  if (name === 'istioVersion') return versions;
  if (name === 'complete' || name === 'autoMtls') return ['yes', 'no'];
  if (name === 'outboundTrafficPolicy') return ['ALLOW_ANY', 'REGISTRY_ONLY'];
  return undefined;
}

const typed = (name: Name, value: string): string | boolean =>
  name === 'complete' || name === 'autoMtls' ? value === 'yes' : value;

const said = (value: string | boolean): string => (value === true ? 'yes' : value === false ? 'no' : value);

interface OriginProps {
  origin: SettingOrigin;
  resources: ResourceSummary[];
  model: Model;
}

function Origin({ origin: { from, source, range }, resources, model }: OriginProps) {
  if (from === 'option') return <>chosen here</>;
  if (from === 'default') return <>default</>;
  if (!source || !range) return <>the text</>;
  const { line } = range.start;
  const object = resources.findLast(
    (resource) => resource.source === source && resource.range.start.line <= line,
  );
  return (
    <button type="button" class="jump" onClick={() => model.jump({ source, range })}>
      {object ? nameOf(object) : source}, line {line}
    </button>
  );
}
