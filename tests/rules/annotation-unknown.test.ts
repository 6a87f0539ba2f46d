import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const RULE = 'annotation-unknown';
const service = (annotation: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: cart\n  annotations:\n    ${annotation}\nspec: {}\n`;

describe(RULE, () => {
  test('a slip of the pen: a warning with a correction', () => {
    const text = service('networking.istio.io/exportsTo: .');
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'warning', certainty: 'likely' }]);
    expect(fixed(RULE, text)).toBe(service('networking.istio.io/exportTo: .'));
  });

  test('nothing near: an info, since Istio may be newer than the list', () => {
    expect(check(RULE, service('networking.istio.io/moon-phase: full'))).toMatchObject([
      { line: 6, severity: 'info', fixes: [] },
    ]);
  });

  test('a label written as an annotation', () => {
    const [finding] = check(RULE, service('istio.io/use-waypoint: waypoint'));
    expect(finding).toMatchObject({ line: 6, severity: 'warning', certainty: 'certain' });
    expect(finding?.message).toContain('as a label');
  });

  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'])('the Pod template of a %s', (kind) => {
    const text = deployment({ kind, annotations: { 'sidecar.istio.io/logLevl': 'debug' } });
    expect(check(RULE, text)).toMatchObject([{ line: lineOf(text, 'logLevl') }]);
  });

  test.each([
    ['known', 'networking.istio.io/exportTo: .'],
    ['of another domain', 'example.com/exportTo: .'],
    ['of a domain that only ends alike', 'notistio.io/exportTo: .'],
    ['written by Istio', 'gateway.istio.io/controller-version: "5"'],
    ['written by the installer', 'install.operator.istio.io/chart-owner: base'],
    ['without a domain', 'istio: yes'],
    ['of Kubernetes', 'kubernetes.io/psp: restricted'],
  ])('is silent: %s', (_name, annotation) => {
    expect(check(RULE, service(annotation))).toEqual([]);
  });

  test('is silent about kinds that are not judged', () => {
    const text = service('networking.istio.io/exportsTo: .').replace('kind: Service', 'kind: ConfigMap');
    expect(check(RULE, text)).toEqual([]);
  });
});
