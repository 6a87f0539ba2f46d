import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { CLASSIC, deployment, lineOf, NATIVE } from './deployment.ts';

const rule = 'job-kept-alive-by-proxy';
const INJECT = { app: 'app', 'sidecar.istio.io/inject': 'true' };
const job = { kind: 'Job', labels: INJECT, annotations: CLASSIC };
const namespace =
  '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n';

describe(rule, () => {
  test.each([
    ['a Job', deployment(job)],
    ['a CronJob', deployment({ ...job, kind: 'CronJob' })],
    ['the namespace injects', deployment({ ...job, labels: { app: 'app' } }) + namespace],
  ])('reports: %s', (_name, text) => {
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'containers:'), severity: 'warning', certainty: 'likely' },
    ]);
  });

  test('reports before 1.27 without an annotation', () => {
    const text = deployment({ kind: 'Job', labels: INJECT });
    expect(check(rule, text, { istioVersion: '1.26' })).toHaveLength(1);
  });

  test.each([
    ['a native sidecar', deployment({ ...job, annotations: NATIVE })],
    ['the kubelet decides, since 1.27', deployment({ kind: 'Job', labels: INJECT })],
    ['no sidecar', deployment({ ...job, labels: { 'sidecar.istio.io/inject': 'false' } })],
    ['nothing says that there is one', deployment({ ...job, labels: { app: 'app' } })],
    [
      'the script ends the agent',
      deployment({ ...job, container: 'args: ["./run; curl -XPOST localhost:15020/quitquitquit"]' }),
    ],
    [
      'a helper container does',
      `${deployment(job).trimEnd()}\n      - name: helper\n        image: registry.example.com/helper:1\n        command: [sh, -c, "wait-for app; pkill -f pilot-agent"]\n`,
    ],
    ['a Deployment', deployment({ ...job, kind: 'Deployment' })],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });
});
