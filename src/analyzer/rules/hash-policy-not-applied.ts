import { fix, replaceValue } from '../fix/index.ts';
import { type Backend, backendsTo } from '../mesh/backends.ts';
import { gatewayReference, gatewaysOf, type Mesh, serviceOf, visibleFrom } from '../mesh/index.ts';
import { policyLevels } from '../mesh/traffic-policies.ts';
import { asText, textsOf } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule, type Reporter } from '../rule.ts';

/**
 * A proxy looks for a DestinationRule in its own namespace, the Service's, then the root namespace.
 * Sources: istio.io, DestinationRule `exportTo`; pilot/pkg/model/push_context.go, destinationRule.
 */
export default defineRule({
  name: 'hash-policy-not-applied',
  aliases: [],
  severity: 'warning',
  summary: 'A hash is written where the callers that need it do not use it.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const levels = policyLevels(rule).filter((level) => level.consistentHash);
      if (levels.length === 0) continue;
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const routes = backendsTo(mesh, host);
      outOfSight(mesh, report, rule, host, routes);
      otherHost(mesh, report, rule, host);
      for (const { subset, at } of levels) {
        if (subset === undefined || routes.some((route) => route.subset === subset)) continue;
        report({
          at: at('loadBalancer', 'consistentHash'),
          needs: ['VirtualService'],
          message: `This hash belongs to subset \`${subset}\`, and no route of a VirtualService sends requests of \`${host}\` to that subset: it is never used.`,
        });
      }
    }
  },
});

/** The host names nothing that was pasted, and a Service of that name stands in another namespace. */
function otherHost(mesh: Mesh, report: Reporter, rule: Resource, host: string): void {
  const written = asText(rule.spec.host) ?? '';
  if (written === '' || written.includes('*') || mesh.service(host) || mesh.entriesFor(host).length > 0)
    return;
  const [name, namespace] = written.split('.');
  const short = !written.includes('.');
  if (!short && !/^[^.]+\.[^.]+(\.svc)?$/.test(written)) return;
  const meant = mesh.services.filter((s) => s.name === name && (short || s.namespace === namespace));
  if (meant.length !== 1) return;
  const at = rule.at('spec', 'host');
  const full = meant[0]!.host;
  report({
    at,
    certainty: 'likely',
    message: short
      ? `\`${written}\` means \`${host}\` here, and the Service of that name is \`${full}\`: the hash covers another host and is not used for it.`
      : `\`${written}\` is taken as it stands and names no Service; \`${full}\` would. The hash is not used for it.`,
    related: [{ at: meant[0]!.resource.at('metadata', 'name'), message: 'The Service' }],
    fixes: [fix(`Write ${full}`, 'review', replaceValue(at, full))],
  });
}

/** Gateways route to the host, and the rule is not one that they look at. */
function outOfSight(
  mesh: Mesh,
  report: Reporter,
  rule: Resource,
  host: string,
  routes: readonly Backend[],
): void {
  const namespace = rule.namespace ?? 'default';
  const home = serviceOf(host, mesh.settings.clusterDomain.value)?.namespace;
  if (home === undefined) return;
  const exportTo = textsOf(rule.spec.exportTo);
  const seenFrom = (caller: string) =>
    caller === namespace ||
    ((namespace === home || namespace === mesh.settings.rootNamespace.value) &&
      visibleFrom(exportTo, namespace, caller));
  for (const route of routes) {
    if (route.kind !== 'VirtualService' || !route.byGateway || route.list !== 'http') continue;
    const callers = gatewaysOf(route.resource).flatMap((written) => {
      const reference = gatewayReference(written, route.resource.namespace ?? 'default');
      return reference ? gatewayNamespaces(mesh, reference) : [];
    });
    const blind = callers.find((caller) => !seenFrom(caller));
    if (!blind) continue;
    report({
      at: rule.at('metadata', 'namespace'),
      certainty: 'likely',
      message: `The gateway in namespace \`${blind}\` routes to \`${host}\` and does not see this rule${exportTo.length > 0 ? ' (exportTo, or its namespace)' : ''}: a proxy looks in its own namespace, in \`${home}\`, and in \`${mesh.settings.rootNamespace.value}\`. There the hash is not used and sessions don't stick.`,
      related: [{ at: route.at, message: 'The route that the gateway uses' }],
    });
    return;
  }
}

/** Namespaces where pods of a Gateway are known to run: only those that the paste shows. */
function gatewayNamespaces(mesh: Mesh, reference: { namespace: string; name: string }): string[] {
  const gateway = mesh
    .of('Gateway')
    .find((g) => g.name === reference.name && g.namespace === reference.namespace);
  if (!gateway) return [];
  const selector = Object.entries((gateway.spec.selector ?? {}) as Record<string, unknown>);
  if (selector.length === 0) return [];
  const fits = (labels: Record<string, string>) =>
    selector.every(([key, value]) => labels[key] === String(value));
  return [
    ...new Set([
      ...mesh.workloads.filter((w) => fits(w.labels)).map((w) => w.namespace),
      ...mesh.services
        .filter((s) => Object.keys(s.selector).length > 0 && fits(s.selector))
        .map((s) => s.namespace),
    ]),
  ];
}
