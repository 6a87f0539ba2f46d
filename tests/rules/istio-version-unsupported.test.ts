import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { operator } from './operator.ts';

const RULE = 'istio-version-unsupported';

describe(RULE, () => {
  test.each([
    ['the tag of the whole', operator('  tag: 1.16.5\n'), 5],
    ['the tag of a component', operator('  components:\n    pilot: { tag: 1.29.8 }\n'), 6],
    [
      'the tag of a gateway',
      operator('  components:\n    ingressGateways:\n    - { name: web, tag: v1.28.1-distroless }\n'),
      7,
    ],
    ['the tag in values', operator('  values:\n    global: { tag: "1.20.0" }\n'), 6],
    ['the tag in Helm values', 'global:\n  tag: 1.29.0\n', 2],
  ])('reports %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['no tag', operator('  hub: docker.io/istio\n')],
    ['a supported one', operator('  tag: 1.31.4\n')],
    ['the oldest supported one', operator('  tag: 1.30.0-distroless\n')],
    ['one newer than we know', operator('  tag: 1.33.0\n')],
    ['a tag that is no version', operator('  tag: latest\n')],
    ['a digest-like tag', operator('  tag: 3f9a1c\n')],
    [
      'a tag of another kind of object',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\ndata: { tag: 1.16.5 }\n',
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
