import { fix, replaceValue } from '../fix/index.ts';
import { websocketHint } from '../mesh/hints.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Protocol Selection; Envoy, HTTP upgrades; RFC 8441 (extended CONNECT). */
export default defineRule({
  name: 'websocket-port-not-http1',
  aliases: [],
  severity: 'warning',
  summary: 'A WebSocket port is declared as HTTP/2 or gRPC, so the handshake is not an upgrade any more.',
  reads: ['Service'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const service of mesh.services) {
      for (const port of service.ports) {
        if (port.protocol !== 'http2' && port.protocol !== 'grpc') continue;
        const hint = websocketHint(service, port);
        if (!hint) continue;
        const field = port.from === 'appProtocol' ? 'appProtocol' : 'name';
        const name = (port.name ?? '').replace(/^[^-]*/, 'http');
        report({
          at: port.at(field),
          severity: hint.strength === 'strong' ? 'warning' : 'info',
          certainty: 'likely',
          message: `This port looks like WebSocket (${hint.why}) and is declared as ${port.protocol === 'grpc' ? 'gRPC' : 'HTTP/2'}: the proxy turns the upgrade into an HTTP/2 CONNECT, which an ordinary WebSocket server refuses.`,
          fixes: [
            field === 'name'
              ? fix(`Name it ${name}`, 'review', replaceValue(port.at('name'), name))
              : fix(
                  'Say kubernetes.io/ws',
                  'review',
                  replaceValue(port.at('appProtocol'), 'kubernetes.io/ws'),
                ),
          ],
        });
      }
    }
  },
});
