import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../src/analyzer/rules/index.ts';
import { families } from '../../src/signals/index.ts';
import { codes } from './codes.ts';
import { headings, names, type Page, pages, prose, text } from './corpus.ts';

/** Sections that the layouts add to every page of a kind. */
const ADDED: Record<string, string[]> = {
  runbooks: ['seen-as', 'sources'],
  rules: ['how-to-suppress', 'sources'],
};

const anchors = new Map<string, Set<string>>();
for (const page of pages) {
  const folder = page.file.split('/')[1]!;
  const slugs = headings(page.body).map(({ slug }) => slug);
  anchors.set(`/${folder}/${page.name}/`, new Set([...slugs, ...ADDED[folder]!]));
}
const addresses = new Set([
  ...['/', '/check/', '/diagnose/', '/runbooks/', '/rules/', '/signals/', '/privacy/'],
  ...anchors.keys(),
  ...codes.map(({ code }) => `/rules/${code.toLowerCase()}/`),
  ...rules.flatMap(({ aliases }) => aliases.map((code) => `/rules/${code.toLowerCase()}/`)),
  ...families.flatMap(({ signals }) => signals.map(({ id }) => `/signals/${id}/`)),
  ...names('content/wizards/', '.yaml').flatMap(wizardAddresses),
]);

function wizardAddresses(name: string): string[] {
  const tree = parse(text(`content/wizards/${name}.yaml`)) as { questions?: object; outcomes?: object };
  const nodes = [...Object.keys(tree.questions ?? {}), ...Object.keys(tree.outcomes ?? {})];
  return [`/diagnose/${name}/`, ...nodes.map((node) => `/diagnose/${name}/${node}/`)];
}

/** Why a link of a page leads nowhere; undefined when it leads somewhere. */
function deadLink(href: string, from: string): string | undefined {
  const [address = '', hash] = href.split('#');
  // Answers of a wizard's trail stand in the query; tests of the signals walk them.
  const target = address.split('?')[0] || from;
  if (!addresses.has(target)) return `${href}: no such page`;
  if (hash && anchors.has(target) && !anchors.get(target)!.has(hash)) return `${href}: no such heading`;
  return undefined;
}

function linksIn(page: Page): string[] {
  const outsideCode = prose(page.body).replace(/`[^`\n]*`/g, '');
  return [
    ...[...outsideCode.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!),
    ...[...outsideCode.matchAll(/\bhref="([^"]+)"/g)].map((match) => match[1]!),
  ];
}

describe.each(pages)('$file', (page) => {
  const links = linksIn(page);

  test('links inside the site lead somewhere', () => {
    const own = `/${page.file.split('/')[1]}/${page.name}/`;
    const inside = links.filter((href) => /^[/#]/.test(href));
    expect(inside.map((href) => deadLink(href, own)).filter(Boolean)).toEqual([]);
  });

  test('links outside are https', () => {
    expect(links.filter((href) => !/^[/#]/.test(href) && !href.startsWith('https://'))).toEqual([]);
  });
});

describe('signals', () => {
  test.each(families.flatMap(({ signals }) => signals))('$id leads somewhere', ({ next }) => {
    const inside = next.map(({ href }) => href).filter((href) => href.startsWith('/'));
    expect(inside.map((href) => deadLink(href, '/')).filter(Boolean)).toEqual([]);
  });
});
