import { backendsTo } from '../mesh/backends.ts';
import { originations } from '../mesh/tls-origination.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, "Double TLS" and "Understanding TLS Configuration"; istio issue 17031. */
export default defineRule({
  name: 'double-tls',
  aliases: [],
  severity: 'error',
  summary: 'A DestinationRule starts TLS on a port where the application has started it already.',
  reads: ['DestinationRule'],
  needs: ['ServiceEntry'],
  fixable: false,
  check(mesh, report) {
    for (const { rule, host, mode, port, at } of originations(mesh)) {
      if (port.protocol !== 'https' && port.protocol !== 'tls') continue;
      // Plain HTTP that a route brings to this port (an egress gateway, as a rule) is to be wrapped once.
      const routed = backendsTo(mesh, host).some(
        (backend) => backend.list === 'http' && (backend.port === undefined || backend.port === port.number),
      );
      if (routed || rule.spec.workloadSelector !== undefined) continue;
      report({
        at: { ...at, path: [...at.path, 'mode'], treePath: [...at.treePath, 'mode'] },
        message: `Port ${port.number} of \`${host}\` is declared ${port.declared}: applications speak TLS there themselves. Mode ${mode} wraps that in a second TLS, and the server answers the handshake with an error.`,
        related: [{ at: port.at('protocol'), message: `Declared ${port.declared}` }],
      });
    }
  },
});
