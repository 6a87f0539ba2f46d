import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const shared = new URL('../../../shared/', import.meta.url).pathname;
const score = (path: string) =>
  execFileSync(process.execPath, [`${shared}${path}`, '--quiet'], { cwd: root, encoding: 'utf8' });

describe.skipIf(!existsSync(`${shared}conformance`))(
  "the peers' own inputs (skipped: ../shared is absent)",
  () => {
    test('at least 55 % of the cases agree, and none crashes', () => {
      const [, pass, all] = /all: (\d+) of (\d+)/.exec(score('conformance/score.mjs')) ?? [];
      expect(Number(pass) / Number(all)).toBeGreaterThanOrEqual(0.55);
    });
  },
);

describe.skipIf(!existsSync(`${shared}cases`))("real users' YAML (skipped: ../shared is absent)", () => {
  test('half of the expected findings, no false alarm, no crash', () => {
    const line = score('cases/score.mjs');
    const [, met, all] = /cases: (\d+) of (\d+)/.exec(line) ?? [];
    expect(Number(met) / Number(all)).toBeGreaterThanOrEqual(0.5);
    expect(line).toContain('0 false alarms');
    expect(line).toContain('0 crashes');
  });
});
