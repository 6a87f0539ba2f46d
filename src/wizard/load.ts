import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Tree, wizardSchema } from './schema.ts';

/** Reads a wizard's YAML; throws with the place when its shape is wrong. */
export function readTree(text: string): Tree {
  return wizardSchema.parse(parse(text));
}

/** Every wizard of a folder, by topic (the file's name), in alphabetical order. */
export function loadTrees(folder = 'content/wizards'): Map<string, Tree> {
  const trees = new Map<string, Tree>();
  for (const file of fs.readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue;
    try {
      trees.set(path.basename(file, '.yaml'), readTree(fs.readFileSync(path.join(folder, file), 'utf8')));
    } catch (error) {
      throw new Error(`${path.join(folder, file)}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return trees;
}
