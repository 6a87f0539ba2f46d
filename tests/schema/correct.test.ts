import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';

const folder = resolve(import.meta.dirname, '../../../shared/cases/correct');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  : [];
const only = ['IST0106', 'field-newer-than-istio', 'api-version-unknown'];

describe.skipIf(files.length === 0)(
  'configurations believed correct are silent (needs ../shared/cases)',
  () => {
    test.each(files.map((file) => [relative(folder, file), file]))('%s', (_name, file) => {
      const { findings } = analyze([{ name: file, text: readFileSync(file, 'utf8') }], { only });
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    });
  },
);
