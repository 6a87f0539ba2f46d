import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf, shell, sleepHandler } from './deployment.ts';

const rule = 'prestop-exceeds-grace-period';

describe(rule, () => {
  test.each([
    ['longer than the default', { container: sleepHandler(45) }],
    ['as long as the default', { container: sleepHandler(30) }],
    ['longer than the written time', { container: sleepHandler(61), grace: 60 }],
    ['a command', { container: shell('sleep 40') }],
    ['two sleeps together', { container: shell('sleep 20; nginx -s quit; sleep 15') }],
    ['minutes', { container: shell('/bin/sleep 2m'), grace: 60 }],
    ['for ever', { container: shell('sleep infinity'), grace: 600 }],
    ['in a StatefulSet', { kind: 'StatefulSet', container: sleepHandler(45) }],
  ])('reports: %s', (_name, shape) => {
    const text = deployment(shape);
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'preStop:'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test.each([
    ['shorter than the default', { container: sleepHandler(10) }],
    ['shorter than the written time', { container: sleepHandler(45), grace: 60 }],
    ['no hook', { grace: 1 }],
    ['a hook that does not sleep', { container: shell('nginx -s quit'), grace: 5 }],
    ['a loop decides', { container: shell('while pgrep java; do sleep 60; done') }],
    ['a fallback', { container: shell('drain || sleep 60') }],
    ['a word that ends in sleep', { container: shell('nosleep 60') }],
  ])('is silent: %s', (_name, shape) => {
    expect(check(rule, deployment(shape))).toEqual([]);
  });

  test.each([
    ['adds the time', {}, 'terminationGracePeriodSeconds: 75'],
    ['raises the time', { grace: 40 }, 'terminationGracePeriodSeconds: 75'],
  ])('the fix %s', (_name, shape, expected) => {
    const text = fixed(rule, deployment({ ...shape, container: sleepHandler(45) })) ?? '';
    expect(text).toContain(expected);
    expect(check(rule, text)).toEqual([]);
  });
});
