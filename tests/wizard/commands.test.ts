import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { strangeFlags } from '../../src/commands/flags.ts';
import { classify, fill, isCommand, PLACEHOLDERS, placeholders } from '../../src/commands/index.ts';
import { commandsIn } from '../../src/commands/shell.ts';
import { loadTrees, PARTS } from '../../src/wizard/index.ts';
import { commands, pages } from '../content/corpus.ts';

const trees = [...loadTrees()];

/** Every command of the wizards, and of the runbooks and rules, each once. */
const runs = [
  ...new Set([
    ...trees.flatMap(([, { questions, outcomes }]) => [
      ...Object.values(questions).map(({ run }) => run),
      ...Object.values(outcomes).flatMap((outcome) =>
        PARTS.flatMap((part) => [outcome[part].run, outcome[part].undo]),
      ),
    ]),
    ...pages.flatMap((page) => commands(page).flatMap(({ run, undo }) => [run, undo])),
  ]),
].filter((run): run is string => run !== undefined && (isCommand(run) || !('unknown' in classify(run))));

const folder = mkdtempSync(join(tmpdir(), 'meshbook-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** On this PATH no program is found, so none is run. */
const options = { cwd: folder, encoding: 'utf8', timeout: 20_000, env: { PATH: '/nowhere' } } as const;
const bash = (...args: string[]) => spawnSync('/bin/bash', ['--noprofile', '--norc', ...args], options);

/** What bash says of a script that it reads and does not run. */
const faults = (script: string) =>
  spawnSync('/bin/bash', ['-n', '-s'], { ...options, input: script }).stderr.trim();

/** Values that would each do harm, or fall apart, where a shell reads them as anything but a word. */
const harmful = (name: string) => `a b; $(: > pwned-${name}) 'it' "is" \`: > pwned\` \\ * ${name}`;
const VALUES = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, harmful(name)]));

/**
 * The words that bash makes of a command line, program by program: every program is one that bash does not find,
 * and what it calls then prints the words. A script for another shell is split the same way in turn.
 */
function wordsOf(run: string): string[][] {
  const script = `
    exec 9>&1
    split() {
      printf '%s\\0' "$@" >&9
      printf '\\0' >&9
      local at script
      for ((at = 1; at <= $#; at++)); do
        if [[ \${!at} =~ ^-[a-z]*c$ && " sh bash " == *" \${@:at-1:1} "* ]]; then
          script=$((at + 1))
          eval "\${!script}"
        fi
      done
    }
    seq() { printf '1\\n'; }
    command_not_found_handle() { split "$@"; }
    ${run}
  `;
  const { stdout } = bash('-c', script);
  return stdout
    .split('\0\0')
    .filter(Boolean)
    .map((line) => line.split('\0'));
}

test('there are commands', () => expect(runs.length).toBeGreaterThan(500));

test('every command parses, as it stands filled in', () => {
  const filled = runs.map((run) => fill(run, VALUES));
  const all = filled.map((run, i) => `f${i}() {\n${run}\n}`).join('\n');
  expect(faults(all) && filled.filter((run) => faults(run))).toEqual('');
  expect(faults("kubectl get pods -o jsonpath='{.items")).toMatch(/unexpected EOF/);
});

test('every flag exists in the program that gets it', () => {
  const strange = runs.flatMap((run) => commandsIn(run).flatMap(({ words }) => strangeFlags(words)));
  expect([...new Set(strange)]).toEqual([]);
  expect(strangeFlags(['istioctl', 'proxy-config', 'routes', '--fqdn', 'x'])).toEqual([
    'istioctl proxy-config routes has no --fqdn',
  ]);
  expect(strangeFlags(['kubectl', 'frobnicate'])).toHaveLength(1);
});

describe('a value stays one word', () => {
  const holes = runs.filter((run) => placeholders(run).length > 0);

  test('in every command, and nothing in it is run', { timeout: 180_000 }, () => {
    const torn: string[] = [];
    for (const run of holes) {
      const words = wordsOf(fill(run, VALUES));
      for (const name of placeholders(run)) {
        // A file that is read or written through the shell is no argument.
        if (new RegExp(`[<>] *\\{${name}\\}`).test(run)) continue;
        if (!words.some((line) => line.some((word) => word.includes(VALUES[name]!))))
          torn.push(`${name}: ${run}`);
      }
    }
    expect(torn).toEqual([]);
    expect(readdirSync(folder).filter((file) => file.startsWith('pwned'))).toEqual([]);
  });

  test('one that is not quoted falls apart, and one that runs would be seen', () => {
    const words = wordsOf(`kubectl get pods -n ${VALUES.namespace}`);
    expect(words.some((line) => line.includes(VALUES.namespace!))).toBe(false);
    expect(readdirSync(folder)).toContain('pwned-namespace');
    expect(wordsOf('sh -c \'kubectl get pods -n "a b"\'').at(-1)).toEqual([
      'kubectl',
      'get',
      'pods',
      '-n',
      'a b',
    ]);
  });
});
