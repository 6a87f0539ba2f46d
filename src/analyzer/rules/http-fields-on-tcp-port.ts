import { hasTarget, policyLabels } from '../mesh/policies.ts';
import { servicesBehind } from '../mesh/policy-services.ts';
import { isHttp } from '../mesh/protocols.ts';
import type { ServicePort } from '../mesh/services.ts';
import { asList, asMap, asText, type JsonMap, textsOf } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const OPERATION = /^(?:hosts|methods|paths|notHosts|notMethods|notPaths)$/;
const SOURCE = /^(?:requestPrincipals|notRequestPrincipals)$/;

/** Sources: istio.io, AuthorizationPolicy on TCP (task), analysis message IST0133; pilot/pkg/security/authz/model. */
export default defineRule({
  name: 'http-fields-on-tcp-port',
  aliases: ['IST0133'],
  severity: 'warning',
  summary: 'A policy looks at HTTP on a port where Istio sees only TCP.',
  reads: ['AuthorizationPolicy'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      const action = asText(policy.spec.action) ?? 'ALLOW';
      const namespace = policy.namespace ?? 'default';
      if ((action !== 'ALLOW' && action !== 'DENY') || hasTarget(policy)) continue;
      // A policy of the root namespace is about Services of every namespace, and too much to say here.
      if (namespace === mesh.settings.rootNamespace.value) continue;
      const rules = asList(policy.spec.rules).map(asMap);
      if (!rules.some((rule) => httpField(rule))) continue;
      const labels = policyLabels(policy);
      const ports = servicesBehind(mesh, namespace, labels).flatMap((service) => service.ports);
      const wide = Object.keys(labels).length === 0;
      rules.forEach((rule, index) => {
        const field = httpField(rule);
        const named = portsOf(rule);
        if (!field || named === 'unknown') return;
        const concerned = ports.filter(({ targetPort }) => named === 'all' || named.has(String(targetPort)));
        const tcp = concerned.filter(isTcp);
        const [first] = tcp;
        if (!first) return;
        // An ALLOW rule for HTTP beside a TCP port may be meant for the HTTP ports only.
        if (action === 'ALLOW' && (tcp.length < concerned.length || (wide && named === 'all'))) return;
        report({
          at: policy.at('spec', 'rules', index, ...field),
          aliases: action === 'DENY' ? ['IST0133'] : [],
          message:
            action === 'ALLOW'
              ? `Port ${first.number} is ${first.protocol.toUpperCase()}, where a proxy sees no HTTP: the whole rule is left out there, and the policy refuses every connection that no other rule allows.`
              : `Port ${first.number} is ${first.protocol.toUpperCase()}, where a proxy sees no HTTP: \`${field[field.length - 1]}\` is left out there, and what remains of the rule denies more than is written, every connection if nothing remains. Name the HTTP ports in \`ports\`.`,
          related: [{ at: first.at(), message: `declared as ${first.protocol}` }],
        });
      });
    }
  },
});

function isTcp({ protocol }: ServicePort): boolean {
  return !isHttp(protocol) && protocol !== 'auto' && protocol !== 'udp';
}

/** Path, within the rule, of the first field that only HTTP has; undefined where there is none. */
function httpField(rule: JsonMap): (string | number)[] | undefined {
  for (const [list, inner, names] of [
    ['to', 'operation', OPERATION],
    ['from', 'source', SOURCE],
  ] as const) {
    for (const [index, item] of asList(rule[list]).entries()) {
      const part = asMap(asMap(item)[inner]);
      const name = Object.keys(part).find((key) => names.test(key) && textsOf(part[key]).length > 0);
      if (name) return [list, index, inner, name];
    }
  }
  const when = asList(rule.when).findIndex((item) => (asText(asMap(item).key) ?? '').startsWith('request.'));
  return when < 0 ? undefined : ['when', when, 'key'];
}

/** Ports of the workload that the rule is limited to. */
function portsOf(rule: JsonMap): Set<string> | 'all' | 'unknown' {
  const operations = asList(rule.to).map((item) => asMap(asMap(item).operation));
  if (operations.some(({ notPorts }) => asList(notPorts).length > 0)) return 'unknown';
  if (asList(rule.when).some((item) => asMap(item).key === 'destination.port')) return 'unknown';
  const lists = operations.map(({ ports }) => textsOf(ports));
  return lists.length === 0 || lists.some((list) => list.length === 0) ? 'all' : new Set(lists.flat());
}
