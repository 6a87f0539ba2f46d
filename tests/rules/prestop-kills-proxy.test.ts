import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf, shell } from './deployment.ts';

const rule = 'prestop-kills-proxy';

/** The form in which the advice circulates: a Pod with a proxy container written by hand. */
const copied = `apiVersion: v1
kind: Pod
metadata:
  name: myapp
spec:
  containers:
  - name: test
    image: myapp
    lifecycle:
      preStop:
        exec:
          command: ["/bin/sh","-c","curl -XPOST localhost:15000/quitquitquit"]
  - name: istio-proxy
    image: docker.io/istio/proxyv2:1.16.5
`;

describe(rule, () => {
  test.each([
    ['curl to the admin port', 'curl -X POST http://localhost:15000/quitquitquit'],
    ['after a sleep', 'sleep 10 && curl -XPOST 127.0.0.1:15000/quitquitquit'],
    ['wget with a body', "wget -qO- --post-data='' http://127.0.0.1:15000/quitquitquit"],
    ['curl with data', 'curl -d "" localhost:15000/quitquitquit'],
    ['the agent', 'curl -fsS -X POST http://localhost:15020/quitquitquit'],
    ['the agent as a client of the admin port', 'pilot-agent request POST quitquitquit'],
    ['Envoy by its name', 'pkill -TERM envoy'],
  ])('reports: %s', (_name, command) => {
    const text = deployment({ container: shell(command) });
    expect(check(rule, text)).toMatchObject([
      {
        line: lineOf(text, 'command:'),
        severity: 'error',
        certainty: 'certain',
        object: 'Deployment shop/app',
      },
    ]);
  });

  test('reports the copied Pod, once', () => {
    expect(check(rule, copied)).toMatchObject([{ line: 12, object: 'Pod default/myapp' }]);
  });

  test.each([
    ['a sleep', deployment({ container: shell('sleep 10') })],
    ['a GET, which Envoy refuses', deployment({ container: shell('curl localhost:15000/quitquitquit') })],
    [
      'draining only',
      deployment({ container: shell('curl -XPOST localhost:15000/drain_listeners?graceful') }),
    ],
    [
      "the application's own quit address",
      deployment({ container: shell('curl -XPOST localhost:8080/quitquitquit') }),
    ],
    [
      'the agent, in a Job',
      deployment({ kind: 'Job', container: shell('curl -XPOST localhost:15020/quitquitquit') }),
    ],
    [
      'the agent, in a CronJob',
      deployment({ kind: 'CronJob', container: shell('curl -XPOST localhost:15020/quitquitquit') }),
    ],
    [
      'the last line of a script, which is no hook',
      deployment({ kind: 'Job', container: 'args: ["./run; curl -XPOST localhost:15020/quitquitquit"]' }),
    ],
    [
      "the proxy's own hook that waits first",
      copied
        .replace(/ {4}lifecycle:[\s\S]*quitquitquit"\]\n/, '')
        .concat(
          '    lifecycle:\n      preStop:\n        exec:\n          command: [sh, -c, "while ss -t | grep -q ESTAB; do sleep 1; done; curl -XPOST localhost:15000/quitquitquit"]\n',
        ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix takes out the hook and keeps the rest', () => {
    const text = fixed(rule, copied) ?? '';
    expect(check(rule, text)).toEqual([]);
    expect(text).toContain('image: myapp\n  - name: istio-proxy');
  });

  test('the fix keeps another hook of the container', () => {
    const both = `${shell('curl -XPOST localhost:15000/quitquitquit')}\n  postStart:\n    exec:\n      command: [touch, /tmp/up]`;
    const text = fixed(rule, deployment({ container: both })) ?? '';
    expect(text).not.toContain('preStop');
    expect(text).toContain('command: [touch, /tmp/up]');
  });
});
