import type { Mesh } from '../mesh/index.ts';
import { selected } from '../mesh/selection.ts';
import { textMap, valueAt } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Where each kind keeps its selector, and the peers' codes for one that meets nothing. */
const SELECTORS: Record<string, { path: string[]; aliases: string[]; effect: string }> = {
  Sidecar: {
    path: ['workloadSelector', 'labels'],
    aliases: ['IST0101', 'KIA0004'],
    effect: 'the Sidecar has no effect, and the workloads keep the wider default',
  },
  AuthorizationPolicy: {
    path: ['selector', 'matchLabels'],
    aliases: ['IST0127', 'KIA0004'],
    effect: 'the policy protects nothing',
  },
  PeerAuthentication: {
    path: ['selector', 'matchLabels'],
    aliases: ['KIA0004'],
    effect: 'the workloads keep the mutual TLS mode of the namespace or the mesh',
  },
  RequestAuthentication: {
    path: ['selector', 'matchLabels'],
    aliases: ['KIA0004'],
    effect: 'no token is checked by it',
  },
  Telemetry: { path: ['selector', 'matchLabels'], aliases: ['IST0101'], effect: 'it changes no telemetry' },
  WasmPlugin: { path: ['selector', 'matchLabels'], aliases: [], effect: 'the plugin runs nowhere' },
  EnvoyFilter: { path: ['workloadSelector', 'labels'], aliases: [], effect: 'the filter patches no proxy' },
  ProxyConfig: { path: ['selector', 'matchLabels'], aliases: [], effect: 'no proxy gets the settings' },
};

/** Labels that a Pod gets only in the cluster: a template that lacks them proves nothing. */
const ADDED_LATER =
  /^(?:(?:gateway\.networking\.k8s\.io|statefulset\.kubernetes\.io|apps\.kubernetes\.io|batch\.kubernetes\.io)\/|(?:service|security|topology)\.istio\.io\/|istio\.io\/|pod-template-hash$|controller-revision-hash$|job-name$|controller-uid$)/;

export default defineRule({
  name: 'workload-selector-matches-nothing',
  aliases: ['IST0101', 'IST0127', 'KIA0004'],
  severity: 'warning',
  summary: 'A selector meets no workload, so the object that has it does nothing.',
  reads: Object.keys(SELECTORS),
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    for (const [kind, { path, aliases, effect }] of Object.entries(SELECTORS)) {
      for (const resource of mesh.of(kind)) {
        const labels = textMap(valueAt(resource.spec, ...path));
        const keys = Object.keys(labels);
        if (keys.length === 0 || keys.some((key) => ADDED_LATER.test(key))) continue;
        const where = reach(mesh, kind, resource);
        if (where === undefined) continue;
        if (selected(mesh, where, labels).length > 0) continue;
        const written = keys.map((key) => `${key}=${labels[key]}`).join(', ');
        report({
          at: resource.at('spec', ...path, ...(keys.length === 1 ? keys : [])),
          aliases,
          ...(where === '*' ? {} : { inNamespace: where }),
          message: `No workload ${where === '*' ? 'of the mesh' : `in namespace ${where}`} has the labels \`${written}\`: ${effect}.${others(mesh, where, labels)}`,
        });
      }
    }
  },
});

/** The namespace whose workloads the selector is compared with, `*` for all; undefined when it can't be judged. */
function reach(mesh: Mesh, kind: string, resource: Resource): string | undefined {
  const namespace = resource.namespace ?? 'default';
  if (namespace !== mesh.settings.rootNamespace.value) return namespace;
  // In the root namespace a Sidecar with a selector has its own rule; policies reach the whole mesh.
  if (kind === 'Sidecar') return undefined;
  return mesh.settings.complete.value ? '*' : undefined;
}

/** Values that the selector's keys do have, as a hint at a typo. */
function others(mesh: Mesh, where: string, labels: Record<string, string>): string {
  const workloads = selected(mesh, where, {});
  if (workloads.length > 50) return '';
  const seen = Object.keys(labels).flatMap((key) => [
    ...new Set(
      workloads.flatMap((workload) => (workload.labels[key] ? [`\`${key}=${workload.labels[key]}\``] : [])),
    ),
  ]);
  return seen.length > 0 && seen.length <= 5 ? ` There is ${seen.join(', ')}.` : '';
}
