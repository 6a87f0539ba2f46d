import { fix, replaceValue } from '../fix/index.ts';
import { crossServers } from '../mesh/east-west.ts';
import { overlap } from '../mesh/hosts.ts';
import { defineRule } from '../rule.ts';

/** Domain of services that several clusters export (Kubernetes Multi-Cluster Services API). */
const CLUSTERSET = 'svc.clusterset.local';

/** Sources: istio.io, multi-primary on different networks; istio/istio, pilot, gateway.go (AutoPassthrough). */
export default defineRule({
  name: 'eastwest-gateway-hosts-too-narrow',
  aliases: [],
  severity: 'error',
  summary: 'The hosts of a gateway between networks cover no Service of the mesh.',
  reads: ['Gateway'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const domains = [`*.svc.${mesh.settings.clusterDomain.value}`, `*.${CLUSTERSET}`];
    const internal = mesh.serviceEntries
      .filter(({ location }) => location === 'MESH_INTERNAL')
      .flatMap(({ hosts }) => hosts);
    for (const { mode, hosts, at } of crossServers(mesh)) {
      if (mode !== 'AUTO_PASSTHROUGH' || hosts.length === 0) continue;
      if (hosts.some((host) => [...domains, ...internal].some((name) => overlap(host, name)))) continue;
      const [only] = hosts;
      report({
        at: at('hosts'),
        message: `No Service of the mesh is called ${hosts.map((host) => `\`${host}\``).join(' or ')}: the gateway lets nothing in, and callers of other networks are refused (\`NR filter_chain_not_found\`). Services end in \`${domains[0]?.slice(2)}\`; \`*.local\` covers them.`,
        certainty: 'likely',
        fixes:
          hosts.length === 1 && only
            ? [fix("Write '*.local'", 'review', replaceValue(at('hosts', 0), "'*.local'"))]
            : [],
      });
    }
  },
});
