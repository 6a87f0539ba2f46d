import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { classify, fill, PLACEHOLDERS, placeholders } from '../../src/commands/index.ts';
import { words } from '../../src/commands/placeholders.ts';

describe('placeholders', () => {
  test.each([
    ['kubectl get pods -n {namespace}', ['namespace']],
    ['istioctl pc routes {pod}.{namespace} --name {port} -n {namespace}', ['pod', 'namespace', 'port']],
    ["kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{end}'", []],
    ["curl -w '%{http_code}' http://{host}/", ['host']],
  ])('%s', (run, names) => {
    expect(placeholders(run)).toEqual(names);
  });

  test('every one is described, and its hint names only known commands and placeholders', () => {
    for (const [name, { label, example, hint }] of Object.entries(PLACEHOLDERS)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(label && example && hint).toBeTruthy();
      if (/^(kubectl|istioctl|helm) /.test(hint)) expect(classify(hint)).toEqual({ effect: 'read' });
    }
  });
});

describe('words', () => {
  const run = 'kubectl logs deploy/{gateway} -n {gateway-namespace}  | tail -5';

  test('stand apart from the blanks between them, placeholders within theirs', () => {
    const found = words(run, {});
    expect(found.slice(4)).toEqual([
      [{ text: 'deploy/' }, { name: 'gateway', text: '<gateway>' }],
      ...[' ', '-n', ' '].map((text) => [{ text }]),
      [{ name: 'gateway-namespace', text: '<gateway-namespace>' }],
      ...['  ', '|', ' ', 'tail', ' ', '-5'].map((text) => [{ text }]),
    ]);
  });

  test('a value with a blank stays one word, and nothing gets lost', () => {
    const values = { gateway: 'a b' };
    const found = words(run, values);
    expect(found[4]).toEqual([{ text: 'deploy/' }, { name: 'gateway', text: "'a b'" }]);
    expect(found.flatMap((word) => word.map(({ text }) => text)).join('')).toBe(fill(run, values));
  });
});

describe('fill', () => {
  test.each([
    ['kubectl get pods -n {namespace}', {}, 'kubectl get pods -n <namespace>'],
    ['kubectl get pods -n {namespace}', { namespace: ' shop ' }, 'kubectl get pods -n shop'],
    ['kubectl get pods -n {namespace}', { namespace: 'a b' }, "kubectl get pods -n 'a b'"],
    ['curl http://{host}{path}', { host: 'x.y:80', path: '/a;b' }, "curl http://x.y:80'/a;b'"],
    ["curl -H 'Host: {host}' x", { host: "o'k" }, "curl -H 'Host: o'\\''k' x"],
    ['curl -H "Host: {host}" x', { host: '$(id)' }, 'curl -H "Host: \\$(id)" x'],
    ['x "a|{port}||{service}.{namespace}"', { port: '80', service: 's' }, 'x "a|80||s.<namespace>"'],
  ])('%s with %o', (run, values, filled) => {
    expect(fill(run, values)).toBe(filled);
  });

  const nasty = ['a b', '$(touch x)', '`id`', "it's", '"; rm -rf /; "', '\\', '!x', '*', '{a,b}', '<b>'];
  const runs = [
    'printf %s {host}',
    "printf %s '{host}'",
    'printf %s "{host}"',
    "sh -c 'printf %s {host}'",
    'sh -c "printf %s {host}"',
    'sh -c \'printf %s "{host}"\'',
    'printf %s "$(printf %s {host})"',
    'printf %s "$(printf %s "{host}" && (printf ""))"',
    'sh -c \'printf %s "$(printf %s {host})"\'',
  ];
  test.each(runs.flatMap((run) => nasty.map((value) => [run, value])))(
    '%s keeps %s one word',
    (run, value) => {
      expect(execFileSync('sh', ['-c', fill(run!, { host: value })], { encoding: 'utf8' })).toBe(value);
    },
  );
});
