/**
 * Compiles content/signals/*.yaml into data.ts, which the browser and plain node read alike:
 * `node src/signals/compile.ts`. A test fails while data.ts is older than the YAML.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Family, familySchema } from './schema.ts';

const FOLDER = 'content/signals';
export const DATA = 'src/signals/data.ts';

/** Families in the order of their file names; throws with the file when its shape is wrong. */
export function loadFamilies(folder = FOLDER): Family[] {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const result = familySchema.safeParse(parse(fs.readFileSync(path.join(folder, file), 'utf8')));
    if (!result.success) throw new Error(`${path.join(folder, file)}: ${result.error.message}`);
    return result.data;
  });
}

/** Text of data.ts. */
export function compile(families: Family[]): string {
  const head =
    "// biome-ignore-all format: written by compile.ts from content/signals\nimport type { Family } from './schema.ts';\n\n";
  return `${head}export const families: Family[] = ${JSON.stringify(families, null, 1)};\n`;
}

if (import.meta.main) fs.writeFileSync(DATA, compile(loadFamilies()));
