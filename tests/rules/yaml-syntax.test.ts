import { describe, expect, test } from 'vitest';
import { check, rulesThatFind } from './check.ts';

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - name: http\n    port: 80\n';

describe('yaml-syntax', () => {
  test.each([
    ['a bare ... in place of the rest', `${service}  ...\n`, 9, '`...`'],
    ['a tab', 'kind: Service\nspec:\n\tports: []\n', 3, 'tab'],
    ['a key twice', `${service}kind: Pod\n`, 9, 'twice'],
    ['an alias without an anchor', `${service}status: *none\n`, 9, '`*none`'],
    ['a template of Helm', 'kind: Service\nmetadata:\n  name: {{ .Values.name }}-web\n', 3, 'helm template'],
  ])('reports %s on its line, in words', (_name, text, line, words) => {
    const found = check('yaml-syntax', text);
    expect(found[0]).toMatchObject({ line, severity: 'error', certainty: 'certain' });
    expect(found[0]?.message).toContain(words);
  });

  test.each([
    ['a value', 'kind: Service\nmetadata:\n  name: a\n  labels:\n    team: {{ .team }}\nspec: {}\n', 5],
    [
      'lines',
      'kind: Service\n{{- if .on }}\nmetadata:\n  name: {{ .a }}\n{{- end }}\nspec:\n  {{- x }}\n',
      2,
    ],
  ])('says one thing of a document in which a template stands for %s', (_name, text, line) => {
    const rules = rulesThatFind(`${text}---\n${service}`);
    expect(rules.filter((rule) => rule !== 'port-protocol-undeclared')).toEqual(['yaml-syntax']);
    expect(check('yaml-syntax', text)).toMatchObject([{ line }]);
  });

  test('a template does not explain the faults of another document', () => {
    const found = check(
      'yaml-syntax',
      `kind: Service\nmetadata: {{ .m }}\n---\nkind: Service\nspec:\n\tports: []\n`,
    );
    expect(found.map(({ message }) => /helm template/.test(message))).toEqual([true, false]);
  });

  test.each([
    ['an object', service],
    [
      'quoted text that runs on without being indented, as in CRDs',
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  one:\n    two: \"first\n    second\"\n  three: 'it''s\n  more'\n",
    ],
    ['comments only', '# nothing\n'],
    ['nothing', ''],
    ['documents ended by ...', `${service}...\n---\n${service}...\n`],
    [
      'a text with braces',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  x: "{{ template }}"\n',
    ],
  ])('is silent on %s', (_name, text) => {
    expect(check('yaml-syntax', text)).toEqual([]);
  });
});
