import { backendsTo } from '../mesh/backends.ts';
import { isHttp } from '../mesh/protocols.ts';
import { httpHashKey, policyLevels } from '../mesh/traffic-policies.ts';
import { asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Protocol Selection; networkfilter.go, maybeSetHashPolicy (TCP hashes by source IP only). */
export default defineRule({
  name: 'hash-port-not-http',
  aliases: [],
  severity: 'warning',
  summary: 'A hash reads a header, cookie or parameter on ports that are not HTTP.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const service = mesh.service(mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace));
      if (!service) continue;
      // A gateway's `http` route reads headers whatever the port behind it declares.
      if (backendsTo(mesh, service.host).some((b) => b.byGateway && b.list === 'http')) continue;
      for (const { consistentHash, port: number, at } of policyLevels(rule)) {
        const key = consistentHash && httpHashKey(consistentHash);
        if (!key) continue;
        const ports = service.ports.filter(
          (port) => port.protocol !== 'udp' && (number === undefined || port.number === number),
        );
        if (ports.length === 0 || ports.some((p) => p.protocol === 'auto' || isHttp(p.protocol))) continue;
        const names = ports.map((port) => `\`${port.name ?? port.number}\` (${port.protocol})`).join(', ');
        report({
          at: at('loadBalancer', 'consistentHash'),
          certainty: mesh.settings.complete.value ? 'certain' : 'likely',
          message: `The hash reads ${key}, but ${ports.length > 1 ? 'no port' : 'the port'} of Service \`${service.name}\` is ${ports.length > 1 ? '' : 'not '}HTTP: ${names}. Sidecars forward these connections as bytes, compute no hash and don't stick.`,
          related: ports.map((port) => ({
            at: port.at(port.from === 'appProtocol' ? 'appProtocol' : 'name'),
            message: `Declared as ${port.protocol}`,
          })),
        });
      }
    }
  },
});
