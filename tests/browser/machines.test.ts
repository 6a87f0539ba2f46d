/** What the built site says to programs: files only, no browser. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, inject, test } from 'vitest';
import type { siteIndex } from '../../src/build/site-index.ts';
import { hasTwin, twinOf } from '../../src/markdown/twins.ts';

const dist = inject('dist');
const read = (path: string) => readFileSync(join(dist, path), 'utf8');
const index = (): ReturnType<typeof siteIndex> => JSON.parse(read('index.json'));

/** Paths of the built pages below a folder, with both slashes. */
const pagesIn = (folder: string) =>
  readdirSync(join(dist, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `/${folder}/${name}/`);

const isThere = (path: string) => existsSync(join(dist, path.endsWith('/') ? `${path}index.html` : path));

const twins = ['runbooks', 'rules', 'signals', 'diagnose'].flatMap(pagesIn).filter(hasTwin);

test('each runbook, wizard, rule and signal names its Markdown copy, and no other page does', () => {
  const { runbooks, wizards, rules, signals } = index();
  expect(twins).toHaveLength(runbooks.length + wizards.length + rules.length + signals.length);
  const alternates = (path: string) =>
    [
      ...read(`${path}index.html`).matchAll(/<link rel="alternate" type="text\/markdown" href="([^"]+)"/g),
    ].map(([, href]) => href);
  for (const path of twins) {
    expect(alternates(path), path).toEqual([twinOf(path)]);
    expect(read(twinOf(path)), path).toMatch(/^# \S/);
  }
  for (const path of ['/', '/runbooks/', '/rules/ist0131/', '/signals/access-log/', '/check/'])
    expect(alternates(path), path).toEqual([]);
});

test('llms.txt links to every one of them', () => {
  const text = read('llms.txt');
  const links = [...text.matchAll(/\]\((\/[^)]*)\)/g)].map(([, href]) => href!);
  expect(links.filter((href) => !isThere(href))).toEqual([]);
  expect(new Set(links)).toEqual(new Set(['/index.json', ...twins.map(twinOf)]));
});

test('index.json has the shape that its schema describes', () => {
  const validate = new Ajv2020({ allowUnionTypes: true, allErrors: true, validateFormats: false }).compile(
    JSON.parse(read('index.schema.json')),
  );
  validate(index());
  expect(validate.errors ?? []).toEqual([]);
  validate({ ...index(), rules: [{ ...index().rules[0], severity: 'fatal' }] });
  expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(['/rules/0/severity']);
});

test('index.json names pages, rules, signals, runbooks and wizards that are there', () => {
  const { $schema, runbooks, wizards, rules, codes, signals } = index();
  const entries = [...runbooks, ...wizards, ...rules, ...signals];
  const places = [
    $schema,
    ...entries.flatMap(({ page, markdown }) => [page, markdown]),
    ...codes.map(({ page }) => page),
    ...signals.flatMap(({ next }) => next.map(({ href }) => href.replace(/[?#].*$/, ''))),
  ].filter((href) => href.startsWith('/'));
  expect(places.filter((href) => !isThere(href))).toEqual([]);

  const known = {
    rules: new Set(rules.map(({ name }) => name)),
    signals: new Set(signals.map(({ id }) => id)),
    topics: new Set(runbooks.map(({ topic }) => topic)),
    wizards: new Set(wizards.map(({ topic }) => topic)),
  };
  const named = (kind: keyof typeof known, names: string[]) => names.filter((name) => !known[kind].has(name));
  expect(
    named('rules', [...runbooks.flatMap((one) => one.rules), ...codes.flatMap((one) => one.rules)]),
  ).toEqual([]);
  expect(
    named(
      'signals',
      runbooks.flatMap((one) => one.signals),
    ),
  ).toEqual([]);
  expect(
    named(
      'wizards',
      runbooks.map(({ wizard }) => wizard),
    ),
  ).toEqual([]);
  expect(
    named('topics', [
      ...wizards.map(({ runbook }) => runbook),
      ...rules.flatMap(({ runbook }) => runbook ?? []),
    ]),
  ).toEqual([]);
});

test('without the site’s own address there is no sitemap, no picture, and nobody is sent to one', () => {
  expect(read('robots.txt')).toBe('User-agent: *\nAllow: /\n');
  expect(existsSync(join(dist, 'sitemap-index.xml'))).toBe(false);
  expect(existsSync(join(dist, 'og'))).toBe(false);
  expect(read('index.html')).not.toContain('og:image');
});
