import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeUnderItem, notesMarkdown } from '../../src/notes/markdown.ts';
import {
  answerTimes,
  byDay,
  inOrder,
  isRepeat,
  type Note,
  parseNote,
  timeOf,
  whenOf,
} from '../../src/notes/model.ts';

const note = (at: string, rest: Partial<Note> = {}): Note => ({
  id: at,
  at,
  kind: 'text',
  text: 'x',
  ...rest,
});
const wizard = { title: 'A route [never] matches', href: '/diagnose/route-order/?which=a' };

describe('times', () => {
  test('are UTC, with the word', () => expect(timeOf('2026-11-25T03:12:44.101Z')).toBe('03:12:44 UTC'));

  test('name their day when it is another', () => {
    expect(whenOf('2026-11-24T23:59:59.000Z', '2026-11-25T00:00:01.000Z')).toBe('2026-11-24 23:59:59 UTC');
    expect(whenOf('2026-11-25T00:00:00.000Z', '2026-11-25T00:00:01.000Z')).toBe('00:00:00 UTC');
  });
});

describe('a repeat', () => {
  const before = [note('2026-11-25T03:00:00.000Z', { kind: 'command', text: 'kubectl get pods' })];
  const same = { kind: 'command', text: 'kubectl get pods' } as const;

  test('is the same within a minute', () => {
    expect(isRepeat(before, same, new Date('2026-11-25T03:00:59.000Z'))).toBe(true);
    expect(isRepeat(before, same, new Date('2026-11-25T03:01:00.000Z'))).toBe(false);
  });

  test('is not another kind, text or question', () => {
    const now = new Date('2026-11-25T03:00:01.000Z');
    expect(isRepeat(before, { ...same, kind: 'change' }, now)).toBe(false);
    expect(isRepeat(before, { ...same, text: 'kubectl get svc' }, now)).toBe(false);
    expect(isRepeat(before, { ...same, lead: 'Which?' }, now)).toBe(false);
  });
});

test('the trail’s times are those of the last time each answer was given', () => {
  const notes = [
    note('2026-11-25T03:00:00.000Z', { kind: 'answer', of: 'route-order/which/a' }),
    note('2026-11-25T03:01:00.000Z', { kind: 'answer', of: 'route-order/which/b' }),
    note('2026-11-25T03:02:00.000Z', { kind: 'answer', of: 'route-order/which/a' }),
    note('2026-11-25T03:03:00.000Z', { kind: 'answer', of: 'route/which/a' }),
  ];
  expect(answerTimes(notes, 'route-order')).toEqual({
    'which/a': '2026-11-25T03:02:00.000Z',
    'which/b': '2026-11-25T03:01:00.000Z',
  });
});

describe('what is stored', () => {
  test('comes back as it was', () => {
    const one = note('2026-11-25T03:00:00.000Z', {
      kind: 'answer',
      lead: 'Which?',
      place: wizard,
      of: 'a/b/c',
    });
    expect(parseNote(JSON.stringify(one))).toEqual(one);
  });

  test.each([
    ['nothing', null],
    ['cut off', '{"id":"1","at":"2026'],
    ['another shape', '[]'],
    ['no time', JSON.stringify(note('soon'))],
    ['an unknown kind', JSON.stringify({ ...note('2026-11-25T03:00:00.000Z'), kind: 'toString' })],
    ['no text', JSON.stringify({ ...note('2026-11-25T03:00:00.000Z'), text: 1 })],
    [
      'a foreign link',
      JSON.stringify(note('2026-11-25T03:00:00.000Z', { place: { title: '', href: '//x' } })),
    ],
    [
      'a script',
      JSON.stringify(note('2026-11-25T03:00:00.000Z', { place: { title: '', href: 'javascript:1' } })),
    ],
  ])('is left out: %s', (_, json) => expect(parseNote(json)).toBeUndefined());
});

describe('Markdown', () => {
  test('of an incident over midnight', () => {
    const site = 'https://meshbook.example';
    const notes = [
      note('2026-11-24T23:58:00.000Z', {
        kind: 'change',
        text: 'kubectl delete vs a\nkubectl get vs',
        place: wizard,
      }),
      note('2026-11-24T23:59:00.000Z', {
        kind: 'answer',
        lead: 'Which route?',
        text: 'Another, or <none>',
        place: wizard,
      }),
      note('2026-11-25T00:01:00.000Z', { kind: 'outcome', text: 'An earlier rule wins' }),
      note('2026-11-25T00:02:00.000Z', {
        kind: 'finding',
        lead: '▲ Warning, VirtualService web/a, 3:1',
        text: 'Nothing reaches `<b>`.',
        place: { title: 'route-never-matches', href: '/rules/route-never-matches/' },
      }),
      note('2026-11-25T00:03:00.000Z', { kind: 'paste', text: '503 UH' }),
      note('2026-11-25T00:04:00.000Z', { text: 'Paged the owner\n\n- by phone' }),
    ];
    expect(notesMarkdown(notes, site)).toBe(`# Incident notes

All times are UTC.

## 2026-11-24

- 23:58:00 UTC · Copied, makes a change, from [A route \\[never\\] matches](https://meshbook.example/diagnose/route-order/?which=a):
  \`\`\`
  kubectl delete vs a
  kubectl get vs
  \`\`\`
- 23:59:00 UTC · Which route? **Another, or \\<none>** ([A route \\[never\\] matches](https://meshbook.example/diagnose/route-order/?which=a))

## 2026-11-25

- 00:01:00 UTC · Outcome: **An earlier rule wins**
- 00:02:00 UTC · Finding: ▲ Warning, VirtualService web/a, 3:1: Nothing reaches \`<b>\`. ([route-never-matches](https://meshbook.example/rules/route-never-matches/))
- 00:03:00 UTC · Pasted:
  \`\`\`
  503 UH
  \`\`\`
- 00:04:00 UTC · Paged the owner
  - by phone
`);
  });

  test('a fence is longer than any in its text, and the text stays under its item', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('`', '```', 'a', ' ', '\n', '\n- ')), (pieces) => {
        const lines = codeUnderItem(pieces.join('')).split('\n');
        const fence = lines[1]!.trim();
        expect(fence).toMatch(/^`{3,}$/);
        expect(lines.at(-1)).toBe(`  ${fence}`);
        for (const line of lines.slice(2, -1)) {
          expect(line === '' || line.startsWith('  ')).toBe(true);
          expect(line).not.toContain(fence);
        }
      }),
    );
  });
});

test('days and notes keep their order', () => {
  const notes = [
    note('2026-11-25T00:00:01.000Z'),
    note('2026-11-24T00:00:02.000Z'),
    note('2026-11-24T00:00:01.000Z'),
  ];
  expect(byDay(inOrder(notes)).map(([day, ofDay]) => [day, ofDay.length])).toEqual([
    ['2026-11-24', 2],
    ['2026-11-25', 1],
  ]);
});
