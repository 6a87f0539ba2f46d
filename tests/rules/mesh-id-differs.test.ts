import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'mesh-id-differs';
const values = (id: string) => `global:\n  meshID: ${id}\n  network: n\n`;

describe(RULE, () => {
  test('reports each installation that differs from the first', () => {
    const text = [values('mesh1'), values('mesh2'), values('mesh1')].join('---\n');
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'info', certainty: 'likely' }]);
  });

  test.each([
    ['one id', [values('mesh1'), values('mesh1')]],
    ['one installation', [values('mesh1')]],
    ['one of them names none', [values('mesh1'), 'global:\n  network: n\n']],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, documents.join('---\n'))).toEqual([]);
  });
});
