import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { authorizationPolicy, namespaceObject } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'source-namespace-unknown';
const from = (source: string) => authorizationPolicy(`{ rules: [{ from: [{ source: { ${source} } }] }] }`);
const withWeb = (source: string) => paste(from(source), namespaceObject('web'));

describe(RULE, () => {
  test.each([
    ['a name', 'namespaces: [webb]', ['IST0101', 'KIA0101']],
    ['case counts', 'namespaces: [Web]', ['IST0101', 'KIA0101']],
    ['beside one that exists', 'namespaces: [web, webb]', ['IST0101', 'KIA0101']],
    ['a beginning', 'namespaces: ["prod-*"]', ['IST0101', 'KIA0101']],
    ['an end', 'namespaces: ["*-prod"]', ['IST0101', 'KIA0101']],
    ['an exclusion', 'notNamespaces: [webb]', ['IST0101']],
  ])('reports: %s', (_name, source, aliases) => {
    expect(check(RULE, withWeb(source))).toMatchObject([
      { line: 4, severity: 'warning', certainty: 'likely' },
    ]);
    const { findings } = analyze([{ name: 'paste.yaml', text: withWeb(source) }], { only: [RULE] });
    expect(findings.map((finding) => finding.aliases)).toEqual([aliases]);
  });

  test('is certain for a whole mesh', () => {
    expect(check(RULE, from('namespaces: [webb]'), { complete: true })).toMatchObject([
      { certainty: 'certain' },
    ]);
  });

  test.each([
    ['it exists', withWeb('namespaces: [web]')],
    ['the policy’s own', withWeb('namespaces: [shop]')],
    ['all', withWeb('namespaces: ["*"]')],
    ['a beginning', withWeb('namespaces: ["we*"]')],
    ['an end', withWeb('namespaces: ["*b"]')],
    ['a star inside', withWeb('namespaces: ["w*b"]')],
    ['no Namespace was pasted', from('namespaces: [webb]')],
    ['other fields', withWeb('principals: [cluster.local/ns/webb/sa/a]')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
