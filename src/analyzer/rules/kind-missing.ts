import { asList, asMap, isMap, type JsonMap } from '../parse/json.ts';
import { toValue } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'kind-missing',
  aliases: [],
  severity: 'warning',
  summary: 'A document names no kind, so nothing in it could be checked.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(_mesh, report, parsed) {
    for (const { source, range, missing, tree } of parsed.unnamed) {
      const value = toValue(tree);
      if (isMap(value) ? belongsToTool(value) : isJsonPatch(value)) continue;
      const { apiVersion, metadata, spec } = asMap(value);
      // Other tools' files have a version too, as a number.
      const looksLikeObject = typeof apiVersion === 'string' || (isMap(metadata) && spec !== undefined);
      const message =
        missing === 'map'
          ? 'This is plain text, not a Kubernetes object: nothing in it was checked.'
          : looksLikeObject
            ? '`kind` is missing: kubectl refuses this object, and nothing in it was checked.'
            : 'No `kind` and no `apiVersion` stand here, so it is not known what this is, and nothing in it was checked.';
      report.text({ source, range, message, severity: looksLikeObject ? 'error' : 'info' });
    }
  },
});

const KUSTOMIZATION = [
  'resources',
  'bases',
  'components',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'configMapGenerator',
  'secretGenerator',
  'helmCharts',
];

/** Files that stand beside manifests and that nobody applies: a kustomization without its kind, a Chart.yaml. */
function belongsToTool(file: JsonMap): boolean {
  if ('spec' in file || 'metadata' in file) return false;
  if ('apiVersion' in file) return 'name' in file && 'version' in file;
  return KUSTOMIZATION.some((key) => Array.isArray(file[key]));
}

/** A list of operations (RFC 6902), as Kustomize's patches are. */
function isJsonPatch(value: unknown): boolean {
  const operations = asList(value);
  return operations.length > 0 && operations.every((item) => isMap(item) && 'op' in item && 'path' in item);
}
