import { findGateway, selectorOf } from '../mesh/gateways.ts';
import { gatewayReference, groupBy, type Mesh } from '../mesh/index.ts';
import { selects } from '../mesh/workloads.ts';
import { asList, asMap, asText, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const CLAIM = /^@request\.auth\.claims[.[]/i;
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** Sources: istio.io, "JWT claim based routing"; analysis message IST0149. */
export default defineRule({
  name: 'claim-route-without-authentication',
  aliases: ['IST0149'],
  severity: 'error',
  summary: 'Routes match a claim of a token that nothing on the gateway validates.',
  reads: ['VirtualService'],
  needs: ['RequestAuthentication'],
  fixable: false,
  check(mesh, report) {
    const isCovered = coverage(mesh);
    for (const virtualService of mesh.of('VirtualService')) {
      const claim = firstClaim(virtualService);
      if (!claim) continue;
      for (const written of textsOf(virtualService.spec.gateways)) {
        if (isCovered(written, virtualService.namespace ?? 'default') !== false) continue;
        report({
          at: claim.at,
          message: `No RequestAuthentication validates tokens on the proxies of Gateway \`${written}\`, so \`${claim.key}\` never has a value there: ${claim.without ? '`withoutHeaders` holds for every request' : 'this match takes no request'}.`,
        });
      }
    }
  },
});

function firstClaim(virtualService: Resource): { key: string; without: boolean; at: Place } | undefined {
  for (const [r, rule] of asList(virtualService.spec.http).entries()) {
    for (const [m, match] of asList(asMap(rule).match).entries()) {
      for (const field of ['headers', 'withoutHeaders']) {
        const key = Object.keys(asMap(asMap(match)[field])).find((name) => CLAIM.test(name));
        if (key !== undefined) {
          const at = virtualService.at('spec', 'http', r, 'match', m, field, key);
          return { key, without: field === 'withoutHeaders', at };
        }
      }
    }
  }
  return undefined;
}

/** Whether tokens are validated on all proxies of a Gateway; undefined where the Gateway was not pasted. */
function coverage(mesh: Mesh): (written: string, namespace: string) => boolean | undefined {
  const policies = mesh.of('RequestAuthentication');
  const byNamespace = groupBy(policies, (policy) => policy.namespace ?? 'default');
  const near = (namespace: string) => [
    ...(byNamespace.get(mesh.settings.rootNamespace.value) ?? []),
    ...(byNamespace.get(namespace) ?? []),
  ];
  /** Where no proxy was pasted: the labels must not contradict, and unknown ones only count near the Gateway. */
  const mayCover = (policy: Resource, gateway: Resource) => {
    const labels = labelsOf(policy);
    const selector = selectorOf(gateway);
    const isNear =
      policy.namespace === gateway.namespace || policy.namespace === mesh.settings.rootNamespace.value;
    return (
      targetsOf(policy).length === 0 &&
      mayMeet(labels, selector) &&
      (isNear || Object.keys(labels).every((key) => selector[key] !== undefined))
    );
  };
  const known = new Map<string, boolean | undefined>();
  const judge = (written: string, namespace: string): boolean | undefined => {
    const gateway = findGateway(mesh, written, namespace);
    if (gateway) {
      const selector = selectorOf(gateway);
      const proxies = mesh.workloadsWith(selector);
      if (proxies.length === 0) return policies.some((policy) => mayCover(policy, gateway));
      return proxies.every((proxy) =>
        near(proxy.namespace).some(
          (policy) => targetsOf(policy).length === 0 && selects(labelsOf(policy), proxy.labels),
        ),
      );
    }
    const reference = gatewayReference(written, namespace);
    if (!reference || !mesh.find('KubernetesGateway', reference.namespace, reference.name)) return undefined;
    return near(reference.namespace).some((policy) => {
      const targets = targetsOf(policy);
      if (targets.length > 0)
        return targets.some(
          (target) =>
            target.kind === 'GatewayClass' || (target.kind === 'Gateway' && target.name === reference.name),
        );
      return mayMeet(labelsOf(policy), { [GATEWAY_NAME]: reference.name });
    });
  };
  return (written, namespace) => {
    const key = `${namespace} ${written}`;
    if (!known.has(key)) known.set(key, judge(written, namespace));
    return known.get(key);
  };
}

const labelsOf = (policy: Resource) => textMap(asMap(policy.spec.selector).matchLabels);

function targetsOf({ spec }: Resource): { kind: string | undefined; name: string | undefined }[] {
  return [spec.targetRef, ...asList(spec.targetRefs)]
    .filter((item) => item !== undefined)
    .map((item) => ({ kind: asText(asMap(item).kind), name: asText(asMap(item).name) }));
}

/** Whether a Pod with the second labels, and others that are not known, can carry the first. */
function mayMeet(wanted: Record<string, string>, has: Record<string, string>): boolean {
  return Object.entries(wanted).every(([key, value]) => has[key] === undefined || has[key] === value);
}
