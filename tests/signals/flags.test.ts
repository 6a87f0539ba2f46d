import { describe, expect, test } from 'vitest';
import { readLine } from '../../src/signals/access-log.ts';
import { flagOf, LONG_NAMES, readFlags } from '../../src/signals/flags.ts';
import { families, recognise, recogniseLine } from '../../src/signals/index.ts';

const FLAGS = Object.entries(LONG_NAMES);

test('every flag has a signal of its own', () => {
  const known = new Set(
    families.flatMap(({ signals }) => signals.flatMap((s) => s.match.flatMap((m) => m.flag ?? []))),
  );
  expect(FLAGS.map(([flag]) => flag).filter((flag) => !known.has(flag))).toEqual([]);
});

describe.each(FLAGS)('%s, %s', (flag, long) => {
  const id = flag.toLowerCase();

  test.each([flag, long, `503 ${flag}`, `response flag ${flag}`, `response_flags: ${long}`])(
    'typed: %s',
    (typed) => {
      const [first] = recognise(typed);
      expect(first?.signal).toBe(id);
      expect(first?.fields.flags).toEqual([flag]);
    },
  );

  test('in a line, short and long, text and JSON', () => {
    const lines = [flag, long].flatMap((name) => [
      `[2026-11-24T21:07:33.918Z] "GET /x HTTP/1.1" 503 ${name} - - "-" 0 9 1 - "-" "k6" "r-1" "x.example.net" "-" outbound|80||x.example.net - 10.0.0.1:80 10.0.0.2:99 - -`,
      JSON.stringify({
        response_flags: name,
        response_code: 503,
        method: 'GET',
        path: '/x',
        upstream_cluster: 'outbound|80||x.example.net',
      }),
    ]);
    for (const line of lines) {
      const read = readLine(line);
      expect(read?.fields.flags).toEqual([flag]);
      expect(recogniseLine(read!)[0]?.signal).toBe(id);
    }
  });
});

test('what is no flag', () => {
  for (const word of ['ok', 'Uh', 'upstream', 'NoHealthy', '']) expect(flagOf(word)).toBeUndefined();
  expect(readFlags('-')).toEqual([]);
  expect(readFlags('UF,URX')).toEqual(['UF', 'URX']);
  expect(readFlags('612')).toBeUndefined();
});
