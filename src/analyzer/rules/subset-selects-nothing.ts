import { covers } from '../mesh/hosts.ts';
import type { Mesh } from '../mesh/index.ts';
import { destinations } from '../mesh/routes.ts';
import { targetOf } from '../mesh/visibility.ts';
import type { Workload } from '../mesh/workloads.ts';
import { asList, asMap, asText, textMap } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Labels that Istio adds to endpoints from the node, cluster and network; Pods do not carry them. */
const ADDED_LABEL =
  /^(?:topology\.(?:kubernetes|istio)\.io\/|kubernetes\.io\/hostname$|networking\.istio\.io\/)/;

/** Something behind a host, as far as its labels are known. */
interface Endpoint {
  labels: Record<string, string>;
  /** Value of a label that Istio adds; '' when it adds none, undefined when the paste does not tell. */
  added(key: string): string | undefined;
  name: string;
  at: Place;
}

/** Sources: istio.io, Destination Rule reference, Subset; analysis message IST0173; pkg/labels of istio (AugmentLabels). */
export default defineRule({
  name: 'subset-selects-nothing',
  aliases: ['IST0173', 'KIA0203'],
  severity: 'error',
  summary: 'A subset names labels that no endpoint of the host carries.',
  reads: ['DestinationRule'],
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    const used = usedSubsets(mesh);
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const endpoints = endpointsOf(mesh, host, rule.namespace ?? 'default');
      // The endpoints are elsewhere: nothing is known about their labels.
      if (endpoints.all.length === 0) continue;
      asList(rule.spec.subsets).forEach((item, index) => {
        const subset = asMap(item);
        const labels = textMap(subset.labels);
        if (endpoints.all.some((endpoint) => carries(endpoint, labels))) return;
        const wanted = Object.entries(labels)
          .map(([key, value]) => `\`${key}: ${value || '""'}\``)
          .join(' and ');
        const name = asText(subset.name) ?? '';
        const idle = mesh.settings.complete.value && !used.has(`${name} ${host}`);
        report({
          at: rule.at('spec', 'subsets', index, 'labels'),
          ...(endpoints.written ? { certainty: 'certain' as const } : { inNamespace: endpoints.namespace }),
          ...(idle ? { severity: 'info' as const } : {}),
          message: `Nothing behind \`${host}\` carries ${wanted}, so subset \`${name}\` has no endpoints: requests to it are answered 503 with the flag UH.${idle ? ' No route leads to it.' : ''}`,
          related: endpoints.all.map(({ at, name: endpoint }) => ({ at, message: `Labels of ${endpoint}` })),
        });
      });
    }
  },
});

function carries({ labels, added }: Endpoint, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    if (labels[key] === value) return true;
    if (!ADDED_LABEL.test(key)) return false;
    const known = added(key);
    // An empty value is never added, so a subset that wants one waits in vain.
    return value !== '' && (known === undefined || known === value);
  });
}

/** What is behind a host; `written` when the object itself lists all of it. */
function endpointsOf(
  mesh: Mesh,
  host: string,
  from: string,
): { all: Endpoint[]; namespace: string; written: boolean } {
  const service = mesh.service(host);
  if (service) {
    const all = mesh.workloadsOf(service).map((workload) => ofWorkload(mesh, workload));
    return { all, namespace: service.namespace, written: false };
  }
  const entries = targetOf(mesh, host, from).entries.filter((entry) =>
    entry.hosts.some((written) => covers(written, host)),
  );
  const selecting = entries.filter((entry) => Object.keys(entry.selector).length > 0);
  const listed = entries.flatMap((entry) =>
    asList(entry.resource.spec.endpoints).map((item, index): Endpoint => {
      const at = entry.resource.at('spec', 'endpoints', index);
      return { labels: textMap(asMap(item).labels), added: () => undefined, name: 'this endpoint', at };
    }),
  );
  const chosen = selecting.flatMap((entry) =>
    mesh.workloadsWith(entry.selector, entry.namespace).map((workload) => ofWorkload(mesh, workload)),
  );
  // A ServiceEntry without endpoints stands for its host name; one that selects may select what was not pasted.
  const incomplete = entries.some(
    (entry) => !selecting.includes(entry) && asList(entry.resource.spec.endpoints).length === 0,
  );
  return {
    all: incomplete ? [] : [...listed, ...chosen],
    namespace: selecting[0]?.namespace ?? from,
    written: selecting.length === 0 && listed.length > 0,
  };
}

function ofWorkload(mesh: Mesh, workload: Workload): Endpoint {
  const nodeName = asText(workload.podSpec.nodeName);
  const node = nodeName === undefined ? undefined : mesh.find('Node', '', nodeName);
  return {
    labels: workload.labels,
    added: (key) => {
      if (key === 'kubernetes.io/hostname') return nodeName;
      if (!node || !/\/(?:region|zone|subzone)$/.test(key)) return undefined;
      return node.labels[key] ?? '';
    },
    name: `${workload.kind} ${workload.name}`,
    at: workload.at('metadata', 'labels'),
  };
}

/** Subsets to which a route or mirror leads, as "subset host". */
function usedSubsets(mesh: Mesh): ReadonlySet<string> {
  return new Set(
    mesh
      .of('VirtualService')
      .flatMap((virtualService) => destinations(mesh, virtualService))
      .flatMap(({ subset, host }) => (subset ? [`${subset} ${host}`] : [])),
  );
}
