import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registry } from '../../scripts/rule-registry.ts';

const folder = new URL('../../src/analyzer/rules/', import.meta.url);

test('the registry holds every rule file (npm run registry writes it)', () => {
  const imports = (text: string) => [...text.matchAll(/from '(.+)'/g)].map((match) => match[1]);
  const written = readFileSync(new URL('index.ts', folder), 'utf8');
  expect(imports(written)).toEqual(imports(registry(readdirSync(folder))));
});
