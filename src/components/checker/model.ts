import type { Finding, Fix, Options, Range, Source } from '../../analyzer/types.ts';
import type { Asides } from '../../worker/aside.ts';
import { type Comparison, compare } from '../../worker/compare.ts';
import type { Candidate, Proof } from '../../worker/protocol.ts';
import { type Analysis, createAnalysis, type State, type WorkerLike } from './analysis.ts';
import type { Change, Editor, Mark } from './editor.ts';
import { isEmpty, PASTE, single, textOf, type Workspace, withFiles, withoutFile, withText } from './files.ts';
import { type Filters, type Group, grouped, noFilters } from './filters.ts';
import type { KeyedFinding, Result } from './findings.ts';
import { applyEdits, editsBySource, invertEdits } from './fixes.ts';

/** Wait while somebody types; a paste doesn't wait. */
export const TYPING_MS = 200;

const MANY = 50;

/** One sentence above the findings, and the one step back that it offers. */
export interface Note {
  text: string;
  tone: 'plain' | 'warning';
  back?: { label: string; run(): void };
}

export interface View {
  workspace: Workspace;
  options: Options;
  run: State;
  /** Key of the chosen finding. */
  chosen?: string;
  note?: Note;
  filters: Filters;
  /** The findings that those of now are compared with. */
  baseline?: Baseline;
}

export interface Baseline {
  findings: KeyedFinding[];
  workspace: Workspace;
  options: Options;
}

/** A fix of a finding that somebody wants. */
export interface Choice {
  finding: KeyedFinding;
  fix: Fix;
}

/** What the list shows. */
export interface Listed {
  groups: Group[];
  /** The findings of the groups, one after the other. */
  findings: KeyedFinding[];
  /** With a baseline: what is new, gone and still there. */
  compared?: Comparison<KeyedFinding, KeyedFinding>;
  isNew(key: string): boolean;
}

export interface Model {
  view(): View;
  subscribe(listener: () => void): () => void;
  /** Checks what is there, in a worker that is loaded when it is first needed. */
  start(spawn: () => WorkerLike): void;
  /** Loads the worker before it is needed. */
  warm(): void;
  stop(): void;
  /** Hands over to another editor. */
  attach(editor: Editor): void;
  typed(change: Change): void;
  /** Opens texts in place of those there; with a sentence, one can go back to what was there before. */
  open(workspace: Workspace, said?: string, options?: Options): void;
  warn(text: string): void;
  addFiles(files: Source[]): void;
  closeFile(name: string): void;
  showFile(name: string): void;
  setOptions(options: Options): void;
  choose(key: string, focus?: boolean): void;
  /** The finding after (1) or before (-1) the chosen one, round and round. */
  step(direction: 1 | -1, focus?: boolean): string | undefined;
  jump(place: { source: string; range: Range }): void;
  /** False while the text has moved on from what was analysed. */
  isFresh(): boolean;
  find(key: string): KeyedFinding | undefined;
  listed(): Listed;
  setFilters(filters: Filters): void;
  /** Keeps the findings of now, so that those of the next text are compared with them. */
  startComparing(): void;
  /** Compares with findings that were kept before. */
  compareWith(baseline: Baseline): void;
  stopComparing(): void;
  /** Tries fixes on the analysed text; undefined when the text moved on meanwhile. */
  prove(choices: Choice[]): Promise<Proof | undefined>;
  /** What else the worker can read from the texts of now; undefined when it stopped before it answered. */
  aside<Name extends keyof Asides>(name: Name): Promise<Asides[Name] | undefined>;
  /** Applies proven fixes as one step, that one press takes back. */
  apply(choices: Choice[]): void;
  cancel(): void;
  retry(): void;
}

/** The checker's state and what can be done to it, apart from any drawing. */
export function createModel(workspace: Workspace, options: Options): Model {
  let view: View = { workspace, options, run: { status: 'idle' }, filters: noFilters };
  let analysis: Analysis | undefined;
  let editor: Editor | undefined;
  const listeners = new Set<() => void>();
  const list = lister();

  function set(change: Partial<View>) {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function check(delay: number) {
    if (isEmpty(view.workspace)) analysis?.clear();
    else analysis?.submit({ sources: view.workspace.files, options: view.options }, delay);
  }

  function heard(run: State) {
    const chosen = run.result?.findings.some(({ key }) => key === view.chosen) ? view.chosen : undefined;
    set({ run, chosen: run.status === 'done' ? chosen : view.chosen });
    if (run.status !== 'done' && run.status !== 'idle') return;
    // An editor tells of a change before it has drawn it, and takes no other meanwhile.
    if (run.status === 'idle') queueMicrotask(mark);
    // Many marks take long to draw: the list comes first.
    else if ((run.result?.findings.length ?? 0) > MANY) setTimeout(mark);
    else mark();
  }

  function mark() {
    const { result } = view.run;
    if (!result) return editor?.mark([]);
    if (fresh(result)) editor?.mark(marksOf(result, view));
  }

  function fresh(result: Result): boolean {
    const { files } = view.workspace;
    return (
      result.sources.length === files.length &&
      result.sources.every(
        ({ name, text }, index) => files[index]!.name === name && files[index]!.text === text,
      )
    );
  }

  function replaceAll(next: Workspace, note?: Note, options = view.options) {
    // A text in the file that is shown changes as a step of the editor, so that Ctrl+Z takes it back as well.
    const before = view.workspace.files.find(({ name }) => name === next.active);
    const text = textOf(next, next.active);
    if (before && view.workspace.active === next.active && before.text !== text) {
      editor?.edit(next.active, [{ source: next.active, start: 0, end: before.text.length, text }]);
    }
    set({ workspace: next, options, note, chosen: undefined });
    editor?.show(next.active, text);
    check(0);
  }

  function edit(edits: Map<string, Fix['edits']>) {
    let next = view.workspace;
    for (const [name, changes] of edits) {
      editor?.edit(name, changes);
      next = withText(next, name, applyEdits(textOf(next, name), changes));
    }
    set({ workspace: next });
    check(0);
  }

  function show(name: string) {
    if (name === view.workspace.active) return;
    set({ workspace: { ...view.workspace, active: name } });
    editor?.show(name, textOf(view.workspace, name));
  }

  const model: Model = {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(spawn) {
      analysis = createAnalysis(spawn, heard);
      check(0);
    },
    warm: () => analysis?.warm(),
    stop: () => analysis?.stop(),
    attach(next) {
      editor = next;
      editor.show(view.workspace.active, textOf(view.workspace, view.workspace.active));
      mark();
    },
    typed({ text, pasted }) {
      set({ workspace: withText(view.workspace, view.workspace.active, text), note: undefined });
      check(pasted ? 0 : TYPING_MS);
    },
    open(next, said, options) {
      const before = view;
      if (said === undefined) return replaceAll(next, undefined, options);
      const run = () => replaceAll(before.workspace, undefined, before.options);
      const back = isEmpty(before.workspace) ? undefined : { label: 'Put back what was here', run };
      replaceAll(next, { text: said, tone: 'plain', back }, options);
    },
    warn: (text) => set({ note: { text, tone: 'warning' } }),
    addFiles(files) {
      replaceAll(withFiles(view.workspace, files));
    },
    closeFile(name) {
      model.open(withoutFile(view.workspace, name), name === PASTE ? 'Text cleared.' : `${name} closed.`);
    },
    showFile(name) {
      show(name);
      mark();
      editor?.focus();
    },
    setOptions(options) {
      set({ options });
      check(0);
    },
    choose(key, focus = true) {
      const finding = view.run.result?.findings.find((finding) => finding.key === key);
      if (!finding) return;
      set({ chosen: key });
      show(finding.source);
      mark();
      editor?.reveal(finding.range, focus);
    },
    step(direction, focus) {
      const { findings } = model.listed();
      if (findings.length === 0) return;
      const at = findings.findIndex(({ key }) => key === view.chosen);
      const next = at < 0 ? (direction > 0 ? 0 : findings.length - 1) : at + direction;
      const { key } = findings[(next + findings.length) % findings.length]!;
      model.choose(key, focus);
      return key;
    },
    jump({ source, range }) {
      show(source);
      mark();
      editor?.reveal(range, true);
    },
    isFresh: () => view.run.result !== undefined && fresh(view.run.result),
    find: (key) => view.run.result?.findings.find((finding) => finding.key === key),
    listed: () => list(view),
    setFilters: (filters) => set({ filters }),
    startComparing() {
      const { workspace, options, run } = view;
      if (!run.result || !model.isFresh()) return;
      const baseline = { findings: run.result.findings, workspace, options };
      set({ baseline, note: undefined });
    },
    compareWith: (baseline) => set({ baseline }),
    stopComparing: () =>
      set({ baseline: undefined, filters: { ...view.filters, introduced: undefined }, note: undefined }),
    async prove(choices) {
      const { result } = view.run;
      if (!analysis || !result || !fresh(result)) return undefined;
      const candidates = choices.map(
        ({ finding: { key, rule }, fix: { edits } }): Candidate => ({ key, rule, edits }),
      );
      const proof = await analysis.prove({ sources: result.sources, options: view.options }, candidates);
      return view.run.result === result && fresh(result) ? proof : undefined;
    },
    async aside(name) {
      const { workspace, options } = view;
      return analysis?.aside(name, { sources: workspace.files, options });
    },
    apply(choices) {
      const [first] = choices;
      if (!first || !model.isFresh()) return;
      const edits = editsBySource(choices.flatMap(({ fix }) => fix.edits));
      const inverse = new Map(
        [...edits].map(([name, list]) => [name, invertEdits(textOf(view.workspace, name), list)]),
      );
      edit(edits);
      const run = () => {
        edit(inverse);
        set({ note: undefined, chosen: first.finding.key });
      };
      const text = choices.length > 1 ? `Applied ${choices.length} fixes.` : `Applied: ${first.fix.title}.`;
      set({ note: { text, tone: 'plain', back: { label: 'Undo', run } } });
    },
    cancel: () => analysis?.cancel(),
    retry: () => analysis?.retry(),
  };
  return model;
}

/** What the list shows for a view; the last answer is kept, for it is asked often between two changes. */
function lister(): (view: View) => Listed {
  let last: { result?: Result; filters: Filters; baseline?: Baseline; listed: Listed } | undefined;
  return ({ run: { result }, filters, baseline }) => {
    if (last && last.result === result && last.filters === filters && last.baseline === baseline) {
      return last.listed;
    }
    const findings = result?.findings ?? [];
    const compared = baseline && compare(baseline.findings, findings);
    const introduced = new Set(compared?.introduced.map(({ key }) => key));
    const isNew = (key: string) => introduced.has(key);
    const groups = grouped(findings, filters, compared && isNew);
    const listed = { groups, findings: groups.flatMap((group) => group.findings), compared, isNew };
    last = { result, filters, baseline, listed };
    return listed;
  };
}

/** What to draw in the file that is shown. */
function marksOf({ findings }: Result, { workspace: { active }, chosen }: View): Mark[] {
  const here = findings.filter(({ source }) => source === active);
  const marks = here.map(
    (finding): Mark => ({ ...pick(finding), role: finding.key === chosen ? 'chosen' : 'finding' }),
  );
  const lit = findings.find(({ key }) => key === chosen);
  const related = (lit?.related ?? []).filter(({ source }) => source === active);
  return [...marks, ...related.map((place): Mark => ({ ...pick({ ...lit!, ...place }), role: 'related' }))];
}

const pick = ({ range, severity, message }: Finding) => ({ range, severity, message });

export const emptyModel = (options: Options = {}): Model => createModel(single(''), options);
