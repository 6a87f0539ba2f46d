import { describe, expect, test } from 'vitest';
import { ISTIO_VERSIONS, NEWEST_ISTIO } from '../../src/analyzer/mesh/settings.ts';
import { OLDEST_SUPPORTED } from '../../src/analyzer/rules/istio-version-unsupported.ts';
import { differing, passagesOf } from '../../src/versions/passages.ts';
import { attributesOf } from '../../src/versions/range.ts';
import { ENDED, SUPPORTED } from '../../src/versions/support.ts';
import { headings, pages, prose, runbooks } from '../content/corpus.ts';

const text = `
<Versions since="1.28" about="One thing">From 1.28 on.</Versions>
<Versions before="1.27">Before 1.27.</Versions>
<WasTrue versions="before 1.31" about="What was so">…</WasTrue>
<Output state="healthy" before="1.30.3" about="What it prints">
`;

test('passages are read with their ranges, those without a subject left out', () => {
  expect(passagesOf(text).map(({ id, range }) => [id, range])).toEqual([
    ['one-thing', { since: '1.28', before: [] }],
    ['what-was-so', { before: ['1.31'] }],
    ['what-it-prints', { since: undefined, before: ['1.30.3'] }],
  ]);
});

test('what differs is counted against the newest version', () => {
  const passages = passagesOf(text);
  expect(ISTIO_VERSIONS.map((version) => differing(passages, version))).toEqual([3, 3, 3, 3, 2, 2, 2, 0]);
});

test('the versions without fixes are those before the oldest supported one', () => {
  const before = ISTIO_VERSIONS.slice(0, ISTIO_VERSIONS.indexOf(OLDEST_SUPPORTED));
  expect(Object.keys(ENDED)).toEqual(before);
  expect(SUPPORTED).toEqual([...ISTIO_VERSIONS].reverse().slice(0, SUPPORTED.length));
  expect(Object.values(ENDED)).toEqual(Object.values(ENDED).toSorted());
});

describe.each(pages)('$file', ({ body }) => {
  const passages = passagesOf(body);

  test('each marked passage differs among the versions, and has an anchor of its own', () => {
    expect(passages.filter(({ range }) => Object.keys(attributesOf(range)).length === 0)).toEqual([]);
    const ids = [...headings(body).map(({ slug }) => slug), ...passages.map(({ id }) => id)];
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('each marked passage says its versions in its own words', () => {
    const marked = [...prose(body).matchAll(/<Versions\b([^>]*)>([\s\S]*?)<\/Versions>/g)];
    const silent = marked.filter(
      ([, attributes = '', words = '']) => attributes.includes('about=') && !/1\.\d+/.test(words),
    );
    expect(silent.map(([, , words]) => words)).toEqual([]);
  });
});

test.each(runbooks)('$file holds up to the newest version', ({ frontmatter }) => {
  expect(frontmatter.istio).toMatch(new RegExp(`^1\\.\\d+ to ${NEWEST_ISTIO}$`));
});
