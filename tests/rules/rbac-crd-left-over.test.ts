import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'rbac-crd-left-over';
const crd = (kind: string, group = 'rbac.istio.io') =>
  `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x.${group} }\nspec:\n  group: ${group}\n  names: { kind: ${kind} }\n`;

describe(RULE, () => {
  test.each(['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding'])(
    'reports: %s',
    (kind) => {
      expect(check(RULE, crd(kind))).toMatchObject([{ line: 6, severity: 'warning', certainty: 'certain' }]);
    },
  );

  test.each([
    ['a kind of the new API', crd('AuthorizationPolicy', 'security.istio.io')],
    ['the same word in another group', crd('ServiceRole', 'example.com')],
    ['another kind of the group', crd('Something')],
    ['a Role of Kubernetes', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: x }\n'],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
