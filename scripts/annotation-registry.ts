/**
 * Turns the registry of Istio's annotations (JSON: name, deprecated, the kinds it is read on) into a compact module.
 * Run from the project's root: `node scripts/annotation-registry.ts [INPUT-FOLDER]`; the folder holds
 * istio-annotations.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RegisteredAnnotation {
  name: string;
  deprecated: boolean;
  resources: string[];
}

/** Text of the module for a list of annotations: one line an annotation, alphabetical. */
export function annotationModule(annotations: readonly RegisteredAnnotation[]): string {
  const lines = [...annotations]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(
      ({ name, deprecated, resources }) => `${name} ${resources.join(',')}${deprecated ? ' deprecated' : ''}`,
    );
  return [
    '// Written by scripts/annotation-registry.ts from the registry in istio/api.',
    '',
    '/** One annotation a line: name, kinds of objects it is read on, and `deprecated` where it is. */',
    'export const ANNOTATION_REGISTRY = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const input = process.argv[2] ?? '../shared/facts';
  const { annotations } = JSON.parse(readFileSync(join(input, 'istio-annotations.json'), 'utf8'));
  writeFileSync('src/analyzer/mesh/annotation-registry.ts', annotationModule(annotations));
}
