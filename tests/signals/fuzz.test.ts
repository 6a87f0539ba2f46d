import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { families, recognise } from '../../src/signals/index.ts';
import { readPaste } from '../../src/signals/read.ts';

/** Pieces of what is pasted, in no order. */
const PIECES = [
  ...[
    '[2026-11-24T21:07:33.918Z] ',
    '"GET / HTTP/1.1" ',
    '503 ',
    'UF,URX ',
    '- ',
    '"-" ',
    '"',
    '{"',
    '":',
    '}',
    '\\',
    '\n',
    ' ',
  ],
  ...[
    'response_flags',
    'NAME READY STATUS RESTARTS AGE\n',
    '1/2 Running 0 ',
    'HEALTHY OK ',
    'outbound|80||',
    'ACTIVE true ',
  ],
  ...[
    'Warning ',
    'Unhealthy ',
    'IST0101',
    'level: Error\n',
    'code: ',
    'sidecar~',
    'a.b~',
    'for ',
    'for-',
    'NAME CDS LDS\n',
    'STALE ',
  ],
];

test('no text makes reading fail, and what is read names signals that exist', () => {
  const ids = new Set(families.flatMap(({ signals }) => signals.map(({ id }) => id)));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 60 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (paste) => {
      const { recognised, line, summary } = readPaste(paste);
      for (const { signal, matched } of recognised) {
        expect(ids.has(signal)).toBe(true);
        expect(typeof matched).toBe('string');
      }
      for (const { name, value } of line ?? []) expect(name && value).not.toBe('');
      if (summary) expect(summary.read + summary.unread).toBe(summary.lines);
    }),
    { numRuns: 400 },
  );
});

describe('no regex scans without end', () => {
  test('the content bounds its repetitions', () => {
    const sources = families.flatMap(({ signals }) =>
      signals.flatMap(({ match }) => match.flatMap((m) => m.regex ?? [])),
    );
    expect(sources.filter((source) => /(?<!\\)\.[*+]/.test(source))).toEqual([]);
  });

  /** Each of these made of one piece, over and over, on one line: what costs n² does not end within the test's time. */
  test.each([
    ...PIECES,
    '[',
    '[a',
    '"A ',
    '{"a":"',
    'for-a.',
    'sidecar~x~a.',
    'istio-validation ',
    'remote cluster x ',
    'probe failed:',
    'unknown field "',
    ':15021',
    'x|',
  ])(
    '%j, 200,000 characters long',
    (piece) => {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      recognise(text);
      readPaste(text);
    },
    20_000,
  );
});
