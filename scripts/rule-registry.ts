import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../src/analyzer/rules');

/** Text of rules/index.ts for the rule files of a folder: one static import a rule, alphabetical. */
export function registry(files: readonly string[]): string {
  const names = files
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3))
    .sort();
  const identifier = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Written by scripts/rule-registry.ts: run `npm run registry` after adding or removing a rule.',
    "import type { Rule } from '../rule.ts';",
    ...names.map((name) => `import ${identifier(name)} from './${name}.ts';`),
    '',
    '/** Every rule, by name. */',
    'export const rules: readonly Rule[] = [',
    ...names.map((name) => `  ${identifier(name)},`),
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(folder, 'index.ts'), registry(readdirSync(folder)));
