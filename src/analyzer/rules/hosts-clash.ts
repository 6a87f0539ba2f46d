import { gatewayReference, gatewaysOf, groupBy, type Mesh } from '../mesh/index.ts';
import { lineOf } from '../mesh/route-rules.ts';
import { textsOf } from '../parse/json.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

interface Claim {
  virtualService: Resource;
  /** As written. */
  host: string;
  full: string;
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
    const byScope = claimsByScope(mesh);
    for (const [scope, claims] of byScope) {
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
    for (const { narrow, wide } of nested(byScope)) {
      for (const [claim, other] of [
        [narrow, wide],
        [wide, narrow],
      ] as const) {
        if (reported.has(claim.virtualService)) continue;
        reported.add(claim.virtualService);
        report({
          at: claim.at,
          severity: 'info',
          aliases: ['IST0109'],
          message: `\`${narrow.host}\` of ${describe(narrow.virtualService)} lies within \`${wide.host}\` of ${describe(wide.virtualService)}. Where sidecars see both, the narrower one takes its names whole, and the routes of the wider one do not apply to them.`,
          related: [{ at: other.at, message: 'The other VirtualService' }],
        });
      }
    }
  },
});

/** Claims of which one, exported to single namespaces, lies within the other, exported to all; or the reverse. */
function nested(byScope: ReadonlyMap<string, readonly Claim[]>): { narrow: Claim; wide: Claim }[] {
  const inSuffix = new Map<string, Claim>();
  const toAll = new Map<string, Claim>();
  const inNamespace: Claim[] = [];
  for (const [scope, [claim]] of byScope) {
    if (!claim || !scope.startsWith('mesh ')) continue;
    if (!scope.startsWith('mesh * ')) {
      inNamespace.push(claim);
      continue;
    }
    toAll.set(claim.full, claim);
    for (const suffix of suffixesOf(claim.full)) if (!inSuffix.has(suffix)) inSuffix.set(suffix, claim);
  }
  return inNamespace.flatMap((claim) => {
    const wide = suffixesOf(claim.full).flatMap((suffix) => toAll.get(`*${suffix}`) ?? []);
    const narrow = claim.full.startsWith('*.') ? inSuffix.get(claim.full.slice(1)) : undefined;
    return [
      ...wide.map((other) => ({ narrow: claim, wide: other })),
      ...(narrow ? [{ narrow, wide: claim }] : []),
    ].filter((pair) => pair.narrow.virtualService !== pair.wide.virtualService);
  });
}

/** Proper suffixes of a host that begin with a dot: `.b.c` and `.c` of `a.b.c`, `.c` of `*.b.c`. */
function suffixesOf(host: string): string[] {
  const out: string[] = [];
  for (let dot = host.indexOf('.', 2); dot >= 0; dot = host.indexOf('.', dot + 1)) out.push(host.slice(dot));
  return out;
}

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
            full: host,
            at: virtualService.at('spec', 'hosts', index),
          };
          return { prefix, key: `${prefix} ${host}`, claim };
        }),
      );
    });
  });
  const byScope = new Map(
    [...groupBy(claims, (item) => item.key)].map(([key, items]) => [key, items.map((item) => item.claim)]),
  );
  // A namespace also sees what is exported to all.
  const widened = new Map(byScope);
  for (const { prefix, key, claim } of claims) {
    const toAll = byScope.get(`mesh * ${claim.full}`);
    if (!prefix.startsWith('mesh ') || prefix === 'mesh *' || !toAll || widened.get(key) !== byScope.get(key))
      continue;
    widened.set(key, [...byScope.get(key)!, ...toAll]);
  }
  return widened;
}
