import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;

const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { ${labels} } }\n`;
const wide = sidecar('default', 'shop', '  egress: [{ hosts: ["./*"] }]');
const narrow = sidecar(
  'cart',
  'shop',
  '  workloadSelector: { labels: { app: cart } }\n  egress: [{ hosts: ["./*"] }]',
);
const pod = (metadata: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: cart, namespace: shop, ${metadata} }\nspec: { containers: [] }\n`;
const AMBIENT = 'istio.io/dataplane-mode: ambient';
const RULE = 'sidecar-in-ambient';
const join = (...documents: string[]) => documents.join('---\n');

describe(RULE, () => {
  test.each([
    ['for the namespace', join(wide, namespace(AMBIENT))],
    ['with a selector', join(narrow, namespace(AMBIENT))],
    [
      'a Pod that is redirected',
      join(narrow, pod('labels: { app: cart }, annotations: { ambient.istio.io/redirection: enabled }')),
    ],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 3, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['the Namespace was not pasted', wide],
    ['sidecar injection', join(wide, namespace('istio-injection: enabled'))],
    ['injection wins over ambient', join(wide, namespace(`${AMBIENT}, istio-injection: enabled`))],
    ['so does a revision', join(wide, namespace(`${AMBIENT}, istio.io/rev: canary`))],
    ['ambient is off', join(wide, namespace('istio.io/dataplane-mode: none'))],
    [
      'a Pod that asks for a sidecar',
      join(wide, namespace(AMBIENT), pod('labels: { app: cart, sidecar.istio.io/inject: "true" }')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
