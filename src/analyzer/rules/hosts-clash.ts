import { gatewayReference, gatewaysOf, groupBy, type Mesh } from '../mesh/index.ts';
import { lineOf } from '../mesh/route-rules.ts';
import { textsOf } from '../parse/json.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

interface Claim {
  virtualService: Resource;
  host: string;
  at: Place;
}

/**
 * Sources: istio.io, "Split large virtual services and destination rules into multiple resources" (merging works at
 * gateways only, in no promised order) and analysis message IST0109.
 */
export default defineRule({
  name: 'hosts-clash',
  aliases: ['IST0109', 'KIA1106'],
  severity: 'warning',
  summary: 'Two VirtualServices claim the same host for the same gateway or for the mesh.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const reported = new Set<Resource>();
    for (const [scope, claims] of claimsByScope(mesh)) {
      const own = new Map<Resource, Claim>();
      for (const claim of claims) if (!own.has(claim.virtualService)) own.set(claim.virtualService, claim);
      if (own.size < 2) continue;
      const inMesh = scope.startsWith('mesh ');
      for (const [virtualService, claim] of own) {
        if (reported.has(virtualService)) continue;
        reported.add(virtualService);
        const others = [...own.values()].filter((other) => other.virtualService !== virtualService);
        const named = others.map((other) => describe(other.virtualService)).join(', ');
        report({
          at: claim.at,
          severity: inMesh ? 'error' : 'warning',
          aliases: inMesh ? ['IST0109', 'KIA1106'] : ['KIA1106'],
          message: inMesh
            ? `\`${claim.host}\` is claimed for the mesh by ${named} too. Sidecars take only one of them, the older as a rule, and ignore the routes of the other.`
            : `\`${claim.host}\` is claimed at the same gateway by ${named} too. Their routes are merged in an order that Istio does not promise, so a rule of one can hide a rule of the other.`,
          related: others.map((other) => ({
            at: other.at,
            message: `The same host, line ${lineOf(other.at)}`,
          })),
        });
      }
    }
  },
});

/** Who claims each host: by gateway, or for the mesh by the namespaces that see it. */
function claimsByScope(mesh: Mesh): Map<string, Claim[]> {
  const claims = mesh.of('VirtualService').flatMap((virtualService) => {
    const namespace = virtualService.namespace ?? 'default';
    const exportTo = textsOf(virtualService.spec.exportTo);
    const scopes =
      exportTo.length === 0 || exportTo.includes('*')
        ? ['*']
        : exportTo.map((to) => (to === '.' ? namespace : to));
    const hosts = textsOf(virtualService.spec.hosts);
    return gatewaysOf(virtualService).flatMap((gateway) => {
      const reference = gatewayReference(gateway, namespace);
      const prefixes = reference
        ? [`gateway ${reference.namespace}/${reference.name}`]
        : scopes.map((scope) => `mesh ${scope}`);
      return prefixes.flatMap((prefix) =>
        hosts.map((written, index) => {
          const host = mesh.fqdn(written, namespace).toLowerCase();
          const claim: Claim = {
            virtualService,
            host: written,
            at: virtualService.at('spec', 'hosts', index),
          };
          return { key: `${prefix} ${host}`, claim };
        }),
      );
    });
  });
  const byScope = groupBy(claims, (item) => item.key);
  return new Map([...byScope].map(([key, items]) => [key, items.map((item) => item.claim)]));
}
