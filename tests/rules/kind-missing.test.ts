import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

describe('kind-missing', () => {
  test.each([
    ['an object without kind', 'apiVersion: v1\nmetadata:\n  name: a\n', 'error', '`kind` is missing'],
    ['an object that lost both', 'metadata:\n  name: a\nspec: {}\n', 'error', '`kind` is missing'],
    ['a file of Grafana', 'apiVersion: 1\ngroups: []\n', 'info', 'not known what this is'],
    ['a map of something else', 'name: a\nvalue: 1\n', 'info', 'not known what this is'],
    ['plain text', 'upstream connect error\n', 'info', 'plain text'],
    ['a list', '- a\n- b\n', 'info', 'plain text'],
  ])('reports %s', (_name, text, severity, words) => {
    const found = check('kind-missing', text);
    expect(found).toMatchObject([{ line: 1, severity }]);
    expect(found[0]?.message).toContain(words);
  });

  test.each([
    ['an object', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n'],
    ['Helm values of Istio', 'global:\n  hub: docker.io/istio\n'],
    ['a bare mesh config', 'accessLogFile: /dev/stdout\n'],
    ['a Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['a kustomization without kind', 'namespace: shop\nresources:\n- cart.yaml\n'],
    ['a JSON patch', '- op: remove\n  path: /spec/http/0\n'],
    ['empty documents', '---\n---\n# end\n'],
    ['text that is no YAML, which yaml-syntax reports', 'a: [\n'],
  ])('is silent on %s', (_name, text) => {
    expect(check('kind-missing', text)).toEqual([]);
  });
});
