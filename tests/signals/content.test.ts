import fs from 'node:fs';
import { expect, test } from 'vitest';
import { classify } from '../../src/commands/index.ts';
import { compile, DATA, loadFamilies } from '../../src/signals/compile.ts';
import { recognise, type Signal } from '../../src/signals/index.ts';
import { loadTrees } from '../../src/wizard/load.ts';

const families = loadFamilies();
const trees = loadTrees();
const signals: Signal[] = families.flatMap((family) => family.signals);

test('data.ts is compiled from the YAML of today: node src/signals/compile.ts', () => {
  expect(fs.readFileSync(DATA, 'utf8')).toBe(compile(families));
});

test('no two signals share an id', () => {
  const ids = signals.map((signal) => signal.id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test.each(
  signals.flatMap((signal) =>
    signal.match.flatMap(({ likely: _, ...m }) =>
      m.text && Object.keys(m).length === 1 ? [[signal.id, m.text]] : [],
    ),
  ),
)('%s is recognised by its text: %s', (id, text) => {
  expect(recognise(`2026-11-25T03:00:00Z info ${text} (and more)`).map((r) => r.signal)).toContain(id);
});

test.each(
  signals.flatMap((signal) =>
    signal.match.flatMap((m) => (m.flag && Object.keys(m).length === 1 ? [[signal.id, m.flag]] : [])),
  ),
)('%s is recognised by its flag %s', (id, flag) => {
  expect(recognise(`503 ${flag}`)[0]?.signal).toBe(id);
});

test('every command is known and only reads', () => {
  const wrong = signals.filter(({ run }) => run && JSON.stringify(classify(run)) !== '{"effect":"read"}');
  expect(wrong.map((signal) => signal.id)).toEqual([]);
});

/** Whether the answers of the query, taken from the start, end at this step. */
function leadsThere(topic: string, node: string | undefined, query: string): boolean {
  const tree = trees.get(topic);
  if (!tree) return false;
  let at = tree.start;
  for (const [question, answer] of new URLSearchParams(query)) {
    const to = tree.questions[question]?.answers.find(({ id }) => id === answer)?.to;
    if (question !== at || !to) return false;
    at = to;
  }
  return at === (node ?? tree.start);
}

test('links lead to pages of this site or to https', () => {
  const known = (href: string) => {
    const [, folder, name, node, query = ''] =
      /^\/([a-z]+)\/(?:([a-z0-9-]+)\/)?(?:([a-z0-9-]+)\/)?(\?[a-z0-9=&-]+)?(?:#[a-z0-9-]+)?$/.exec(href) ??
      [];
    if (!folder) return href.startsWith('https://');
    if (!name) return ['check', 'diagnose', 'rules', 'signals', 'runbooks'].includes(folder);
    if (folder === 'signals') return signals.some((signal) => signal.id === name);
    if (folder === 'diagnose') return leadsThere(name, node, query);
    if (folder === 'runbooks') return fs.existsSync(`content/runbooks/${name}.mdx`);
    return folder === 'rules' && fs.existsSync(`content/rules/${name}.mdx`);
  };
  const dead = signals.flatMap((signal) =>
    signal.next.filter((n) => !known(n.href)).map((n) => `${signal.id}: ${n.href}`),
  );
  expect(dead).toEqual([]);
});

test('every signal that a runbook names exists', () => {
  const missing = fs.readdirSync('content/runbooks').flatMap((file) => {
    const front =
      /^---\n([\s\S]*?)\n---/.exec(fs.readFileSync(`content/runbooks/${file}`, 'utf8'))?.[1] ?? '';
    const inline = /^signals:\s*\[([^\]]*)\]/m.exec(front)?.[1]?.split(',') ?? [];
    const block =
      /^signals:\s*\n((?:\s+- .*\n?)*)/m
        .exec(front)?.[1]
        ?.split('\n')
        .map((l) => l.replace(/^\s*- /, '')) ?? [];
    const ids = [...inline, ...block].map((id) => id.trim().replace(/^['"]|['"]$/g, '')).filter(Boolean);
    return ids.filter((id) => !signals.some((signal) => signal.id === id)).map((id) => `${file}: ${id}`);
  });
  expect(missing).toEqual([]);
});
