import fs from 'node:fs';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/commands/index.ts';
import { recognise } from '../../src/signals/index.ts';
import { loadTrees, paths, pick, prove } from '../../src/wizard/index.ts';

const trees = [...loadTrees()];

/** Ids of a runbook's headings, as the site gives them. */
function headings(topic: string): Set<string> {
  const file = `content/runbooks/${topic}.mdx`;
  if (!fs.existsSync(file)) return new Set();
  const text = fs.readFileSync(file, 'utf8').replace(/^(```+)[\s\S]*?^\1/gm, '');
  const slugger = new GithubSlugger();
  return new Set(
    [...text.matchAll(/^#{2,4} (.+)$/gm)].map((m) => slugger.slug(m[1]!.replace(/[`*]/g, '').trim())),
  );
}

const world = {
  classify,
  anchorExists: (see: string) => {
    const [topic = '', heading = ''] = see.split('#');
    return headings(topic).has(heading);
  },
};

test('every runbook has its wizard, and every wizard its runbook', () => {
  const runbooks = fs.readdirSync('content/runbooks').map((file) => file.replace(/\.mdx$/, ''));
  expect(trees.map(([topic]) => topic)).toEqual(runbooks.sort());
  for (const [topic, tree] of trees) {
    expect(tree.runbook).toBe(topic);
    expect(fs.existsSync(`content/runbooks/${topic}.mdx`)).toBe(true);
  }
});

describe.each(trees)('%s', (_, tree) => {
  test('is proven', () => expect(prove(tree, world)).toEqual([]));

  test('reaches each of its outcomes', () => {
    const reached = new Set(paths(tree).map((path) => path.outcome));
    expect([...reached].sort()).toEqual(Object.keys(tree.outcomes).sort());
  });

  test('an answer’s own output is never taken for another answer', () => {
    for (const question of Object.values(tree.questions)) {
      for (const answer of question.answers) {
        if (!answer.shows) continue;
        const picked = pick(question.answers, answer.shows, recognise);
        if (picked) expect(picked.id).toBe(answer.id);
      }
    }
  });
});
