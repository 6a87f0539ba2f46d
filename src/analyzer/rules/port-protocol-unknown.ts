import { fix, remove } from '../fix/index.ts';
import { protocolOfName } from '../mesh/protocols.ts';
import { defineRule } from '../rule.ts';

/** appProtocols that Istio uses itself on objects it makes. */
const OWN = new Set(['hbone']);

/** Source: pkg/config/kube/conversion.go: an appProtocol is parsed instead of the name, never beside it. */
export default defineRule({
  name: 'port-protocol-unknown',
  aliases: ['KIA0602', 'IST0118'],
  severity: 'warning',
  summary: 'A Service port has an appProtocol that Istio does not know.',
  reads: ['Service'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const service of mesh.services) {
      for (const port of service.ports) {
        const { appProtocol, from } = port;
        if (appProtocol === undefined || OWN.has(appProtocol)) continue;
        if (from !== 'nothing' && from !== 'well-known port') continue;
        const named = protocolOfName(port.name ?? '');
        const becomes =
          from === 'well-known port'
            ? `port ${port.number} is then taken for TCP`
            : 'the port is then treated as undeclared: detected by sidecars, HTTP/1.1 for gateways';
        report({
          at: port.at('appProtocol'),
          severity: named ? 'warning' : 'info',
          aliases: from === 'well-known port' ? ['KIA0602'] : ['KIA0602', 'IST0118'],
          message: named
            ? `Istio does not know the appProtocol \`${appProtocol}\`, and it hides the name \`${port.name}\`: ${becomes}.`
            : `Istio does not know the appProtocol \`${appProtocol}\`: ${becomes}.`,
          fixes: named
            ? [fix('Take it out, so that the name counts', 'review', remove(port.at('appProtocol')))]
            : [],
        });
      }
    }
  },
});
