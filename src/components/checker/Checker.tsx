import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { spawnAnalyzer } from '../../worker/spawn.ts';
import { Embed } from '../share/Embed.tsx';
import { isEmbed, linkFault, readLink } from '../share/link.ts';
import { Tools } from '../share/Tools.tsx';
import './checker.css';
import './page.css';
import './list.css';
import { siteHref } from '../../site-href.ts';
import { readVersion } from '../../versions/choice.ts';
import { Compare } from './Compare.tsx';
import { comeBack, findingButton } from './comeBack.ts';
import { isTouch, textareaEditor } from './editor.ts';
import { examples } from './examples.ts';
import { FileButtons, openFiles } from './FileButtons.tsx';
import { FileTabs } from './FileTabs.tsx';
import { Findings } from './Findings.tsx';
import { isEmpty, single } from './files.ts';
import { followFilters } from './filterLink.ts';
import { filtersInHash, filtersToParams } from './filters.ts';
import { Gallery } from './Gallery.tsx';
import { KeepBox, KeptTexts } from './KeepBox.tsx';
import { emptyModel, type Model } from './model.ts';
import { OptionsBar } from './OptionsBar.tsx';
import { printTexts } from './paper.ts';
import { Announcer, Summary } from './Summary.tsx';
import { load, loadBaseline, save, saveBaseline, takeHandoff } from './storage.ts';
import { Unchecked } from './Unchecked.tsx';
import { useModel } from './useModel.ts';

interface Props {
  /** Minor versions of Istio, newest first. */
  versions: readonly string[];
  /** Ways to get YAML, shown while there is none. */
  children?: ComponentChildren;
}

/** The checker page: text on the left, findings on the right. */
export function Checker({ versions, children }: Props) {
  const [model, view] = useModel(emptyModel);
  const [embed, setEmbed] = useState(false);
  const [ready, setReady] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const paper = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isEmbed(location.hash)) return setEmbed(true);
    model.start(spawnAnalyzer);
    const listening = new AbortController();
    const { signal } = listening;
    comeBack(model, root.current!, signal);
    setOptionsOf(model, versions);
    openWhatIsThere(model, area.current!.value);
    // The editor comes first on a slow line: nothing can be checked before something stands in it.
    const stopEditing = edit(model, area.current!, () => {
      model.warm();
      setReady(true);
    });
    const stopKeeping = keep(model);
    const openLink = () => openFromLink(model);
    openLink();
    addEventListener('hashchange', openLink, { signal });
    followFilters(model, signal);
    takeKeysAndFiles(root.current!, model, signal);
    printTexts(model, paper.current!, signal);
    return () => {
      listening.abort();
      stopKeeping();
      stopEditing();
      model.stop();
    };
  }, [model, versions]);

  if (embed) return <Embed />;
  const { workspace, options, run } = view;
  const empty = isEmpty(workspace);

  return (
    <div class="checker" ref={root}>
      <Announcer model={model} view={view} />
      <div class="bar">
        <Summary model={model} view={view} href="#findings" />
        <OptionsBar model={model} options={options} versions={versions} />
      </div>
      <div class="panes">
        <div class="left">
          <div class="editor-head">
            <label id="yaml-label" for="yaml">
              Your YAML
            </label>
            <FileButtons model={model} empty={empty} />
          </div>
          <FileTabs model={model} workspace={workspace} />
          <div class="editor">
            <textarea
              id="yaml"
              ref={area}
              spellcheck={false}
              autocomplete="off"
              autocapitalize="off"
              placeholder="Paste YAML here"
              aria-describedby="yaml-keys"
            />
          </div>
          <div class="paper" ref={paper} />
          <p id="yaml-keys" class="keys">
            <span class="with-keys">
              <kbd>F8</kbd> next finding, <kbd>Shift</kbd> <kbd>F8</kbd> the one before, <kbd>Esc</kbd> from
              the text to its finding.{' '}
            </span>
            Nothing leaves this page.
          </p>
          <Tools model={model} view={view} />
          <p class="keys">
            <KeepBox model={model} />
          </p>
        </div>
        <div class="right" id="findings" tabIndex={-1}>
          <Findings model={model} view={view} tools />
          {run.result?.report.resources.length === 0 && (
            <p class="hint">
              An object has <code>apiVersion</code>, <code>kind</code> and <code>metadata.name</code>. A log
              line, an error or a code goes into the field on the <a href={siteHref('/')}>home page</a>.
            </p>
          )}
          {run.result && (
            <Unchecked
              report={run.result.report}
              severalFiles={workspace.files.length > 1}
              model={model}
              versions={versions}
            />
          )}
          <Compare model={model} view={view} listed={model.listed()} />
          <div class="start" hidden={!empty}>
            <KeptTexts model={model} />
            <h2 class="needs-script">Try an example</h2>
            <ul class="cards needs-script">
              {examples.map(({ title, teaches, yaml }) => (
                <li key={title}>
                  <button type="button" class="card" onClick={() => model.open(single(yaml))}>
                    <strong>{title}</strong>
                    <span>{teaches}</span>
                  </button>
                </li>
              ))}
            </ul>
            <Gallery model={model} load={ready} />
            {children}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The plain field at once; CodeMirror as soon as it is there, except under a finger. */
function edit(model: Model, area: HTMLTextAreaElement, onReady: () => void): () => void {
  let editor = textareaEditor(area, model.typed);
  let stopped = false;
  model.attach(editor);
  void (isTouch() ? Promise.resolve() : upgrade()).finally(() => stopped || onReady());

  async function upgrade() {
    const { codemirrorEditor } = await import('./codemirror.ts');
    if (stopped) return;
    editor.destroy();
    const names = { name: model.view().workspace.active, labelledBy: 'yaml-label', describedBy: 'yaml-keys' };
    editor = codemirrorEditor(area, names, model.typed);
    model.attach(editor);
  }

  return () => {
    stopped = true;
    editor.destroy();
  };
}

/** Checks for the version that the reader picked, here or in a runbook; a link or what was kept says more. */
function setOptionsOf(model: Model, versions: readonly string[]) {
  const istioVersion = readVersion();
  if (istioVersion && versions.indexOf(istioVersion) > 0) model.setOptions({ istioVersion });
}

/** Text typed before the script came, or passed on by another page, or kept from before a reload; the newest is shown. */
function openWhatIsThere(model: Model, typed: string) {
  const saved = load();
  if (saved) model.open(saved.workspace, undefined, saved.options);
  const baseline = loadBaseline();
  if (baseline) model.compareWith(baseline);
  if (typed) model.open(single(typed), saved && 'This was typed before the page was ready.');
  const handed = takeHandoff();
  if (handed) model.open(single(handed), 'Taken over from the page before.');
}

/** Keeps texts, options and what they are compared with, for this tab. */
function keep(model: Model): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = model.view().baseline;
  const now = () => {
    clearTimeout(timer);
    const { workspace, options, baseline } = model.view();
    save({ workspace, options });
    if (baseline !== kept) saveBaseline(baseline);
    kept = baseline;
  };
  const unsubscribe = model.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(now, 300);
  });
  addEventListener('pagehide', now);
  return () => {
    now();
    unsubscribe();
    removeEventListener('pagehide', now);
  };
}

async function openFromLink(model: Model) {
  const { hash, pathname, search } = location;
  try {
    const shared = await readLink(hash);
    if (!shared) return;
    model.open(shared.workspace, 'Opened from a link.', { ...model.view().options, ...shared.options });
  } catch (error) {
    model.warn(linkFault(error));
  }
  // The text now lives in the tab: a reload must not bring the link's version back over it.
  const filters = filtersInHash(hash);
  history.replaceState(
    history.state,
    '',
    pathname + search + (filters ? `#${filtersToParams(filters)}` : ''),
  );
}

/** Keys that work anywhere in the checker, and files dropped on it or pasted, before an editor takes them for text. */
function takeKeysAndFiles(root: HTMLElement, model: Model, signal: AbortSignal) {
  const take = (event: Event, data: DataTransfer | null) => {
    if (!data?.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    void openFiles(model, data.files);
  };
  root.addEventListener('keydown', (event) => onKey(event, model), { signal });
  root.addEventListener('dragover', (event) => event.preventDefault(), { signal });
  root.addEventListener('drop', (event) => take(event, event.dataTransfer), { signal, capture: true });
  root.addEventListener('paste', (event) => take(event, event.clipboardData), { signal, capture: true });
}

function onKey(event: KeyboardEvent, model: Model) {
  const inList = (event.target as Element).closest('#findings') !== null;
  if (event.key === 'F8') {
    event.preventDefault();
    const key = model.step(event.shiftKey ? -1 : 1, !inList);
    if (key && inList) focusFinding(key);
    else if (key && sideBySide()) findingButton(key)?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Escape' && !inList && !event.defaultPrevented) {
    const { chosen } = model.view();
    if (chosen) focusFinding(chosen);
  }
}

/** A finding further down the list is drawn only when it is chosen. */
function focusFinding(key: string) {
  const button = findingButton(key);
  if (button) button.focus();
  else requestAnimationFrame(() => findingButton(key)?.focus());
}

/** Text and findings stand side by side, so that both can be in view. */
const sideBySide = () => matchMedia('(min-width: 50rem)').matches;
