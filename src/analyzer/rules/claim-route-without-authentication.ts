import { findGateway, selectorOf } from '../mesh/gateways.ts';
import { gatewayReference, groupBy, type Mesh } from '../mesh/index.ts';
import { indexBySelector } from '../mesh/label-index.ts';
import type { Workload } from '../mesh/workloads.ts';
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
  const root = mesh.settings.rootNamespace.value;
  const policies = mesh.of('RequestAuthentication');
  const byNamespace = groupBy(policies, (policy) => policy.namespace ?? 'default');
  const near = (namespace: string) => [
    ...(byNamespace.get(root) ?? []),
    ...(namespace === root ? [] : (byNamespace.get(namespace) ?? [])),
  ];
  const untargeted = policies.filter((policy) => targetsOf(policy).length === 0);
  const everywhere = finder(untargeted);
  const finders = new Map(
    [...groupBy(untargeted, (policy) => policy.namespace ?? 'default')].map(([key, list]) => [
      key,
      finder(list),
    ]),
  );
  const onProxy = ({ labels, namespace }: Workload) =>
    [root, namespace].some((space) => finders.get(space)?.(labels) ?? false);

  const onSelector = new Map<string, boolean>();
  /** Where no proxy was pasted: labels of the selector count anywhere, others near the Gateway only. */
  const ofGateway = (gateway: Resource): boolean => {
    const selector = selectorOf(gateway);
    const proxies = mesh.workloadsWith(selector);
    if (proxies.length === 0)
      return (
        everywhere(selector) ||
        near(gateway.namespace ?? 'default').some(
          (policy) => targetsOf(policy).length === 0 && mayMeet(labelsOf(policy), selector),
        )
      );
    const key = JSON.stringify(selector);
    const known = onSelector.get(key) ?? proxies.every(onProxy);
    onSelector.set(key, known);
    return known;
  };
  const ofKubernetesGateway = (namespace: string, name: string): boolean =>
    near(namespace).some((policy) => {
      const targets = targetsOf(policy);
      return targets.length > 0
        ? targets.some(
            ({ kind, name: target }) => kind === 'GatewayClass' || (kind === 'Gateway' && target === name),
          )
        : mayMeet(labelsOf(policy), { [GATEWAY_NAME]: name });
    });
  return (written, namespace) => {
    const gateway = findGateway(mesh, written, namespace);
    if (gateway) return ofGateway(gateway);
    const reference = gatewayReference(written, namespace);
    return reference && mesh.find('KubernetesGateway', reference.namespace, reference.name)
      ? ofKubernetesGateway(reference.namespace, reference.name)
      : undefined;
  };
}

/** Tells whether a policy selects something with these labels; one without a selector selects all. */
function finder(policies: readonly Resource[]): (labels: Record<string, string>) => boolean {
  const takesAll = policies.some((policy) => Object.keys(labelsOf(policy)).length === 0);
  const find = indexBySelector(policies, labelsOf);
  return (labels) => takesAll || find(labels).length > 0;
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
