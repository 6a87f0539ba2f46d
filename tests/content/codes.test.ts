import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../src/analyzer/rules/index.ts';
import { classify } from '../../src/commands/index.ts';
import { codesSchema } from '../../src/content.schema.ts';
import { codes } from './codes.ts';
import { names, text } from './corpus.ts';

const known = codes.map(({ code }) => code);
const aliases = new Set(rules.flatMap((rule) => rule.aliases));

describe('content/codes', () => {
  test.each(names('content/codes/', '.yaml'))('%s.yaml says where its codes come from, in order', (name) => {
    const file = codesSchema.parse(parse(text(`content/codes/${name}.yaml`)));
    expect(file.where).toBe(name);
    const listed = file.codes.map(({ code }) => code);
    expect(listed).toEqual([...listed].sort());
  });

  test('all 68 codes of istioctl 1.31 are there once, and the retired ones beside them', () => {
    const current = codes.filter(({ where }) => where !== 'retired').map(({ code }) => code);
    expect(current).toHaveLength(68);
    expect(new Set(known).size).toBe(known.length);
    // The numbers run from IST0101 to IST0177, with two more below a hundred.
    const all = Array.from({ length: 77 }, (_, index) => `IST${String(101 + index).padStart(4, '0')}`);
    expect([...known].sort()).toEqual(['IST0001', 'IST0002', ...all].sort());
  });

  test('every alias of istioctl that a rule carries is one of them, and none is retired', () => {
    const retired = new Set(codes.filter(({ where }) => where === 'retired').map(({ code }) => code));
    const strange = [...aliases].filter(
      (alias) => alias.startsWith('IST') && (!known.includes(alias) || retired.has(alias)),
    );
    expect(strange).toEqual([]);
  });

  test('every alias is a code of istioctl or Kiali', () => {
    expect([...aliases].filter((alias) => !/^(IST|KIA)\d{4}$/.test(alias))).toEqual([]);
  });

  test.each(codes)('$code has commands that only read', ({ run, analyze }) => {
    for (const command of [run, analyze]) if (command) expect(classify(command)).toEqual({ effect: 'read' });
  });

  test.each(codes)(
    '$code leads to codes that have a page, and to sources',
    ({ see, sources, where, code }) => {
      expect(see.filter((other) => !known.includes(other) || other === code)).toEqual([]);
      if (where === 'retired') expect(sources.length).toBeGreaterThan(0);
    },
  );

  test.each(codes)('$code keeps the voice', ({ meaning, note = '', instead = '' }) => {
    const words = `${meaning} ${note} ${instead}`;
    expect(words).not.toMatch(/\bsimply\b|\binvalid\b|\bjust (?:run|add|set|use|do)\b|\bobviously\b/i);
    expect(words.split('`').length % 2, 'backquotes come in pairs').toBe(1);
  });
});

test('a file that leaves out what to do is refused', () => {
  const entry = { code: 'IST0001', name: 'InternalError', severity: 'error', meaning: 'A failure.' };
  const problem = (where: string, more: object) =>
    codesSchema.safeParse({ where, codes: [{ ...entry, ...more }] }).error?.issues[0]?.message;
  expect(problem('precheck', {})).toContain('needs instead and run');
  expect(problem('analyze', {})).toContain('files belongs to analyze');
  expect(problem('analyze', { files: true })).toBeUndefined();
  expect(problem('never', { instead: 'Look.', run: 'istioctl version', until: '1.20' })).toContain('until');
});
