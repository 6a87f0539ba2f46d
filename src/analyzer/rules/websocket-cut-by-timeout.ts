import { fix, remove, replaceValue } from '../fix/index.ts';
import { type Hint, websocketHint, websocketRule } from '../mesh/hints.ts';
import type { Mesh } from '../mesh/index.ts';
import { destinations } from '../mesh/routes.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import { defineRule, type Reporter } from '../rule.ts';

/** Sources: Envoy FAQ, timeouts (route timeout); istio/istio#17424; connection_settings.go (EDGE). */
export default defineRule({
  name: 'websocket-cut-by-timeout',
  aliases: [],
  severity: 'warning',
  summary: 'A timeout ends every WebSocket after a fixed time.',
  reads: ['VirtualService', 'HTTPRoute'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const sockets: Hint[] = [];
    for (const virtualService of mesh.of('VirtualService')) {
      asList(virtualService.spec.http).forEach((value, index) => {
        const rule = asMap(value);
        const hint = websocketRule(rule) ?? backendHint(mesh, virtualService, index);
        if (hint) sockets.push(hint);
        const timeout = asText(rule.timeout);
        if (!hint || timeout === undefined || isZero(timeout)) return;
        const at = virtualService.at('spec', 'http', index, 'timeout');
        report({
          at,
          severity: hint.strength === 'strong' ? 'warning' : 'info',
          certainty: 'likely',
          message: `This rule looks like WebSocket (${hint.why}). Its timeout counts until the response is complete, and a socket's never is: every socket is cut after ${timeout} (flag UT).`,
          fixes: [fix('Take the timeout out', 'review', remove(at))],
        });
      });
    }
    for (const route of mesh.of('HTTPRoute')) {
      asList(route.spec.rules).forEach((value, index) => {
        const rule = asMap(value);
        const hint = websocketRule(rule);
        if (hint) sockets.push(hint);
        const timeout = asText(asMap(rule.timeouts).request);
        if (!hint || timeout === undefined || isZero(timeout)) return;
        const at = route.at('spec', 'rules', index, 'timeouts', 'request');
        report({
          at,
          severity: hint.strength === 'strong' ? 'warning' : 'info',
          certainty: 'likely',
          message: `This rule looks like WebSocket (${hint.why}). The request timeout counts until the response is complete, and a socket's never is: every socket is cut after ${timeout} (flag UT).`,
          fixes: [fix('Switch it off: 0s', 'review', replaceValue(at, '0s'))],
        });
      });
    }
    if (sockets.length > 0) edgeProfile(mesh, report);
  },
});

/** The EDGE profile sets a stream idle timeout of 5 minutes at gateways. */
function edgeProfile(mesh: Mesh, report: Reporter): void {
  for (const config of mesh.proxyConfigs) {
    const settings = asMap(config.value.connectionSettings);
    if (settings.profile !== 'EDGE' || settings.httpStreamIdleTimeout !== undefined) continue;
    report({
      at: config.at('connectionSettings', 'profile'),
      severity: 'info',
      certainty: 'likely',
      message:
        'At gateways the EDGE profile closes a stream that is silent for 5 minutes, and WebSocket routes are in this paste: a quiet socket is cut (flag SI). Set `httpStreamIdleTimeout` to more than the longest silence.',
    });
  }
}

/** A rule all of whose destinations are WebSocket ports. */
function backendHint(
  mesh: Mesh,
  virtualService: Parameters<typeof destinations>[1],
  index: number,
): Hint | undefined {
  const hints = destinations(mesh, virtualService)
    .filter((d) => d.list === 'http' && d.rule === index && !d.mirror)
    .map(({ host, port: number }) => {
      const service = mesh.service(host);
      const ports = service?.ports.filter((port) => number === undefined || port.number === number) ?? [];
      return ports.length === 1 && service ? websocketHint(service, ports[0]!) : undefined;
    });
  const [first] = hints;
  return hints.every(Boolean) && first ? { ...first, why: `behind it, ${first.why}` } : undefined;
}

function isZero(duration: string): boolean {
  return /^0+(\.0+)?(h|m|s|ms)?$/.test(duration.trim());
}
