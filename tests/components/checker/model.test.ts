import { describe, expect, test } from 'vitest';
import type { Finding, Fix, Report } from '../../../src/analyzer/types.ts';
import type { WorkerLike } from '../../../src/components/checker/analysis.ts';
import type { Editor, Mark } from '../../../src/components/checker/editor.ts';
import { PASTE, single, textOf } from '../../../src/components/checker/files.ts';
import { applyEdits } from '../../../src/components/checker/fixes.ts';
import { createModel } from '../../../src/components/checker/model.ts';
import type { ProofQuestion, Question } from '../../../src/worker/protocol.ts';

/** Finds each `bad` in the texts, and offers to write `good` in its place. */
const worker = (): WorkerLike => {
  const self: WorkerLike = {
    onmessage: null,
    onerror: null,
    terminate() {},
    postMessage({ id, sources, ...rest }: Question | ProofQuestion) {
      if ('prove' in rest) {
        const data = { id, proof: { proven: rest.prove.map(({ key }) => key), refused: [] } };
        queueMicrotask(() => self.onmessage?.call(self as unknown as Worker, { data } as MessageEvent));
        return;
      }
      const findings = sources.flatMap(({ name, text }) =>
        [...text.matchAll(/bad/g)].map(({ index }) => finding(name, text, index)),
      );
      const report = { findings, suppressed: [], resources: [], skipped: [] } as unknown as Report;
      const data = { id, report, rules: { ran: 1, skipped: 0 } };
      self.onmessage?.call(self as unknown as Worker, { data } as MessageEvent);
    },
  };
  return self;
};

function finding(source: string, text: string, at: number): Finding {
  const line = text.slice(0, at).split('\n').length;
  return {
    rule: 'bad-word',
    aliases: [],
    severity: 'warning',
    certainty: 'certain',
    message: '',
    source,
    path: [],
    range: { start: { line, column: 1 }, end: { line, column: 4 } },
    related: [],
    fixes: [
      { title: 'Write good', safety: 'safe', edits: [{ source, start: at, end: at + 3, text: 'good' }] },
    ],
  };
}

/** An editor that keeps texts, and what was asked of it last. */
function fakeEditor() {
  const texts = new Map<string, string>();
  const seen = { shown: '', marks: [] as Mark[], revealed: 0, focused: false };
  const editor: Editor = {
    show(name, text) {
      seen.shown = name;
      texts.set(name, text);
    },
    edit: (name, edits) => texts.has(name) && texts.set(name, applyEdits(texts.get(name)!, edits)),
    mark(marks) {
      seen.marks = marks;
    },
    reveal(range, focus) {
      seen.revealed = range.start.line;
      seen.focused = focus;
    },
    focus() {},
    destroy() {},
  };
  return { editor, texts, seen };
}

function open(text: string) {
  const fake = fakeEditor();
  const model = createModel(single(text), {});
  model.attach(fake.editor);
  model.start(worker);
  const findings = () => model.view().run.result!.findings;
  const choice = (index: number) => ({
    finding: findings()[index]!,
    fix: findings()[index]!.fixes[0] as Fix,
  });
  const fix = (...indexes: number[]) => model.apply(indexes.map(choice));
  return {
    model,
    ...fake,
    findings,
    choice,
    fix,
    text: (name = PASTE) => textOf(model.view().workspace, name),
  };
}

describe('the checker', () => {
  test('choosing a finding lights it up and puts the caret there', () => {
    const { model, seen, findings } = open('ok\nbad\nbad');
    model.choose(findings()[1]!.key);
    expect(seen).toMatchObject({ revealed: 3, focused: true });
    expect(seen.marks.map(({ role }) => role)).toEqual(['finding', 'chosen']);
  });

  test('stepping goes round in both directions', () => {
    const { model, seen } = open('bad\nbad\nbad');
    const lines = ([1, 1, 1, 1, -1] as const).map((direction) => {
      model.step(direction);
      return seen.revealed;
    });
    expect(lines).toEqual([1, 2, 3, 1, 3]);
  });

  test('a fix changes text and editor alike, and one step undoes it', () => {
    const { model, texts, fix, findings, text } = open('ok\nbad # why\nbad');
    fix(0);
    expect(text()).toBe('ok\ngood # why\nbad');
    expect(texts.get(PASTE)).toBe(text());
    expect(findings()).toHaveLength(1);
    model.view().note!.back!.run();
    expect(text()).toBe('ok\nbad # why\nbad');
    expect(texts.get(PASTE)).toBe(text());
    expect(findings()).toHaveLength(2);
  });

  test('typing on takes the offer to undo away, and a fix of an older text does nothing', () => {
    const { model, fix, text } = open('bad');
    fix(0);
    model.typed({ text: 'good bad', pasted: true });
    expect(model.view().note).toBeUndefined();
    model.typed({ text: 'bad, typed on', pasted: false });
    fix(0);
    expect(text()).toBe('bad, typed on');
    model.stop();
  });

  test('a finding in another file shows that file, and its fix changes that file', () => {
    const { model, seen, findings, fix, text } = open('bad');
    model.addFiles([{ name: 'b.yaml', text: 'ok\nbad' }]);
    expect(seen.shown).toBe('b.yaml');
    model.choose(findings()[0]!.key);
    expect(seen).toMatchObject({ shown: PASTE, revealed: 1 });
    fix(1);
    expect([text(), text('b.yaml')]).toEqual(['bad', 'ok\ngood']);
  });

  test('what a link replaced can be put back, settings too', () => {
    const { model, texts, text } = open('mine, bad');
    model.open(single('from the link'), 'Opened from a link.', { complete: true });
    expect(text()).toBe('from the link');
    expect(texts.get(PASTE)).toBe('from the link');
    expect(model.view().options).toEqual({ complete: true });
    model.view().note!.back!.run();
    expect(text()).toBe('mine, bad');
    expect(texts.get(PASTE)).toBe('mine, bad');
    expect(model.view().options).toEqual({});
  });

  test('an empty text has no findings and no marks', async () => {
    const { model, seen } = open('bad');
    model.typed({ text: ' ', pasted: true });
    expect(model.view().run).toEqual({ status: 'idle' });
    await Promise.resolve();
    expect(seen.marks).toEqual([]);
  });

  test('several fixes are one step, and one press takes all of them back', () => {
    const { model, texts, fix, findings, text } = open('bad\nok bad\nbad # why');
    fix(0, 2);
    expect(text()).toBe('good\nok bad\ngood # why');
    expect(texts.get(PASTE)).toBe(text());
    expect(model.view().note?.text).toBe('Applied 2 fixes.');
    model.view().note!.back!.run();
    expect(text()).toBe('bad\nok bad\nbad # why');
    expect(findings()).toHaveLength(3);
  });

  test('a fix is tried in the worker, on the text that was analysed', async () => {
    const { model, choice } = open('bad');
    expect(await model.prove([choice(0)])).toEqual({ proven: [choice(0).finding.key], refused: [] });
    const late = model.prove([choice(0)]);
    model.typed({ text: 'bad bad', pasted: true });
    expect(await late).toBeUndefined();
  });

  test('stepping keeps to what the filters show', () => {
    const { model, seen } = open('bad\nbad\nbad');
    model.setFilters({ severity: ['error'], group: 'text' });
    expect(model.listed().findings).toEqual([]);
    expect(model.step(1)).toBeUndefined();
    model.setFilters({ severity: ['warning'], group: 'object' });
    model.step(-1);
    expect(seen.revealed).toBe(3);
  });

  test('a second text is compared with the first until told to stop', () => {
    const { model } = open('bad\nbad');
    model.startComparing();
    model.typed({ text: 'bad', pasted: true });
    const { compared } = model.listed();
    expect([compared!.introduced.length, compared!.fixed.length, compared!.unchanged.length]).toEqual([
      0, 1, 1,
    ]);
    model.typed({ text: 'bad bad bad', pasted: true });
    expect(model.listed().compared!.introduced).toHaveLength(1);
    model.setFilters({ ...model.view().filters, introduced: true });
    expect(model.listed().findings).toHaveLength(1);
    model.stopComparing();
    expect(model.listed().compared).toBeUndefined();
    expect(model.listed().findings).toHaveLength(3);
  });
});
