/**
 * Runs every check of the project in order and ends with a line `N passed, N failed`.
 * `npm test` runs all; `npm test -- unit` runs the named steps only (lint, types, unit, browser).
 * Exits with 1 when anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'meshbook-test-'));

function run(command: string, args: string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** A tool that passes or fails as a whole. */
function whole(command: string, ...args: string[]): Count {
  const ok = run(command, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A run of Vitest, counted from its JSON report; a run that leaves no report has failed. */
function vitest(...args: string[]): Count {
  const file = join(scratch, `${args.length}.json`);
  const ok = run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failed = report.numFailedTests + (ok || report.numFailedTests > 0 ? 0 : 1);
    return {
      passed: report.numPassedTests,
      failed,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const steps: Record<string, () => Count> = {
  lint: () => whole('biome', 'ci', '--error-on-warnings'),
  types: () => whole('astro', 'check'),
  unit: () => vitest(),
  browser: () => vitest('--config', 'vitest.browser.config.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
const counts = Object.entries(steps)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .map(([, step]) => step());
rmSync(scratch, { recursive: true });
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exit(sum('failed') > 0 ? 1 : 0);
