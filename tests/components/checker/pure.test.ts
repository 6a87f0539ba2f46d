import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, Finding, Report } from '../../../src/analyzer/types.ts';
import {
  PASTE,
  single,
  textOf,
  withFiles,
  withoutFile,
  withText,
} from '../../../src/components/checker/files.ts';
import { keyed, nameOf, placeOf, summarise } from '../../../src/components/checker/findings.ts';
import { applyEdits, diffOf, invertEdits } from '../../../src/components/checker/fixes.ts';
import { linesAt, normalise, offsetAt, spans } from '../../../src/components/checker/text.ts';

const edit = (start: number, end: number, text: string): Edit => ({ source: 'a.yaml', start, end, text });

describe('text', () => {
  test.each([
    [{ line: 1, column: 1 }, 0],
    [{ line: 2, column: 2 }, 4],
    [{ line: 2, column: 99 }, 5],
    [{ line: 9, column: 1 }, 6],
  ])('the offset of %o is %i', (position, offset) => {
    expect(offsetAt('ab\ncd\n', position)).toBe(offset);
  });

  test('a range that ends at the start of a line does not touch that line', () => {
    const range = { start: { line: 1, column: 2 }, end: { line: 2, column: 1 } };
    expect(linesAt('ab\ncd\n', range)).toEqual({ from: 0, to: 2 });
  });

  test('line ends and the byte order mark are those of a textarea', () => {
    expect(normalise('\uFEFFa\r\nb\rc')).toBe('a\nb\nc');
  });

  test.each([
    ['plain', [{ text: 'plain', code: false }]],
    [
      '`/a` takes `/b`',
      [
        { text: '/a', code: true },
        { text: ' takes ', code: false },
        { text: '/b', code: true },
      ],
    ],
    [
      'one ` alone',
      [
        { text: 'one ', code: false },
        { text: ' alone', code: false },
      ],
    ],
  ])('the code spans of %s', (message, expected) => {
    expect(spans(message)).toEqual(expected);
  });
});

describe('fixes', () => {
  test('edits count from the text before', () => {
    expect(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, 'first')])).toBe('first two 3');
  });

  test('the inverse leads back, whatever the edits', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 40, maxLength: 60 }),
        cuts,
        fc.array(fc.string(), { minLength: 4, maxLength: 4 }),
        (text, at, words) => {
          const points = at.toSorted((a, b) => a - b);
          const edits = words.flatMap((word, index) =>
            index * 2 + 1 < points.length ? [edit(points[index * 2]!, points[index * 2 + 1]!, word)] : [],
          );
          const after = applyEdits(text, edits);
          expect(applyEdits(after, invertEdits(text, edits))).toBe(text);
        },
      ),
    );
  });

  test('the diff numbers its lines and keeps three around a change', () => {
    const text = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].join('\n');
    const [diff] = diffOf([edit(8, 9, 'five')], [{ name: 'a.yaml', text }]);
    expect(diff!.hunks).toEqual([
      [
        { kind: 'same', line: 2, text: '2' },
        { kind: 'same', line: 3, text: '3' },
        { kind: 'same', line: 4, text: '4' },
        { kind: 'removed', line: 5, text: '5' },
        { kind: 'added', line: 5, text: 'five' },
        { kind: 'same', line: 6, text: '6' },
        { kind: 'same', line: 7, text: '7' },
        { kind: 'same', line: 8, text: '8' },
      ],
    ]);
  });
});

describe('files', () => {
  test('a dropped file takes the place of an empty paste', () => {
    expect(withFiles(single(' \n'), [{ name: 'a.yaml', text: 'x' }])).toEqual({
      files: [{ name: 'a.yaml', text: 'x' }],
      active: 'a.yaml',
    });
  });

  test('a name that is taken gets a number', () => {
    const twice = [
      { name: 'a.yaml', text: '1' },
      { name: 'a.yaml', text: '2' },
    ];
    const { files, active } = withFiles(single('kept'), twice);
    expect(files.map(({ name }) => name)).toEqual([PASTE, 'a.yaml', 'a (2).yaml']);
    expect(active).toBe('a.yaml');
  });

  test('closing the file shown shows its neighbour; closing the last leaves an empty paste', () => {
    const two = withFiles(single('kept'), [{ name: 'a.yaml', text: '1' }]);
    const one = withoutFile(two, 'a.yaml');
    expect(one.active).toBe(PASTE);
    expect(withoutFile(one, PASTE)).toEqual(single(''));
  });

  test('a text is changed in its own file', () => {
    const two = withText(withFiles(single('kept'), [{ name: 'a.yaml', text: '1' }]), 'a.yaml', '2');
    expect([textOf(two, PASTE), textOf(two, 'a.yaml')]).toEqual(['kept', '2']);
  });
});

const finding = (over: Partial<Finding>): Finding => ({
  rule: 'host-not-found',
  aliases: [],
  severity: 'warning',
  certainty: 'certain',
  message: '',
  resource: { kind: 'Service', namespace: 'shop', name: 'cart' },
  source: 'a.yaml',
  path: ['spec', 'ports', 0],
  range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  related: [],
  fixes: [],
  ...over,
});

const reportOf = (findings: Finding[], objects: number): Report =>
  ({
    findings,
    suppressed: [],
    skipped: [],
    resources: Array.from({ length: objects }),
  }) as unknown as Report;

describe('findings', () => {
  test('a key stays when the lines move, and is unlike its neighbours', () => {
    const moved = finding({ range: { start: { line: 9, column: 5 }, end: { line: 9, column: 9 } } });
    expect(keyed([moved])[0]!.key).toBe(keyed([finding({})])[0]!.key);
    expect(
      new Set(keyed([finding({}), finding({}), finding({ path: ['spec'] })]).map(({ key }) => key)).size,
    ).toBe(3);
  });

  test.each([
    [
      [finding({}), finding({}), finding({ severity: 'info' })],
      4,
      { ran: 9, skipped: 3 },
      '2 warnings, 1 info in 4 objects · 3 checks need more',
    ],
    [[finding({ severity: 'error' })], 1, { ran: 9, skipped: 1 }, '1 error in 1 object · 1 check needs more'],
    [[finding({ severity: 'error' })], 0, { ran: 9, skipped: 0 }, '1 error in 0 objects'],
    [[], 4, { ran: 9, skipped: 2 }, 'No findings in 4 objects: 9 rules ran, 2 could not run'],
    [[], 0, { ran: 0, skipped: 0 }, 'No Kubernetes object found in this text '],
  ])('the summary counts', (findings, objects, rules, expected) => {
    const { lead, tail } = summarise({ report: reportOf(findings, objects), rules });
    expect(`${lead} ${tail}`).toBe(expected);
  });

  test('a place names its file only where there are several', () => {
    expect(placeOf(finding({}), false)).toBe('3:5');
    expect(placeOf(finding({}), true)).toBe('a.yaml 3:5');
    expect(nameOf({ kind: 'Service', namespace: 'shop', name: 'cart' })).toBe('Service shop/cart');
    expect(nameOf({ kind: 'Namespace', name: 'shop' })).toBe('Namespace shop');
  });
});
