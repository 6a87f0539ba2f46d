import { fix, remove } from '../fix/index.ts';
import { CROSS_NETWORK_PORT, crossServices } from '../mesh/east-west.ts';
import type { Service } from '../mesh/services.ts';
import { defineRule } from '../rule.ts';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const DIGITAL_OCEAN = 'service.beta.kubernetes.io/do-loadbalancer';
const HETZNER = 'load-balancer.hetzner.cloud';

/**
 * Sources: istio.io issue 16648; AWS Load Balancer Controller, Service annotations; the cloud controllers of
 * DigitalOcean and Hetzner.
 */
export default defineRule({
  name: 'eastwest-load-balancer-opens-tls',
  aliases: [],
  severity: 'error',
  summary: 'The load balancer before a gateway between networks works on layer 7.',
  reads: ['Service'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { service } of crossServices(mesh)) {
      const opened = opening(service);
      if (!opened) continue;
      const at = service.resource.at('metadata', 'annotations', opened.annotation);
      report({
        at,
        message: `Port ${CROSS_NETWORK_PORT} carries mutual TLS that only the Pods may open, and this load balancer ${opened.does}: the server name and the mesh's certificates are lost, and calls from other networks fail with TLS errors. It must pass TCP.`,
        fixes: [fix('Take the annotation out', 'review', remove(at))],
      });
    }
  },
});

/** The annotation that makes the load balancer open connections on this port, and what it does. */
function opening(service: Service): { annotation: string; does: string } | undefined {
  const { annotations } = service.resource;
  const speaks = (annotation: string) =>
    /^https?2?$/i.test(annotations[annotation] ?? '')
      ? { annotation, does: `speaks ${annotations[annotation]?.toUpperCase()}` }
      : undefined;
  // Network load balancers know TCP and TLS only: they pass over an HTTP backend protocol.
  const classic = !/^(?:nlb|nlb-ip|external)$/.test(annotations[`${AWS}-type`] ?? '');
  const certificate = `${AWS}-ssl-cert`;
  if (annotations[certificate] && coversPort(service, annotations[`${AWS}-ssl-ports`])) {
    return { annotation: certificate, does: 'ends TLS with a certificate of its own' };
  }
  const passes = annotations[`${DIGITAL_OCEAN}-tls-passthrough`] === 'true';
  const tcp = /(?:^|,)\s*15443:tcp/.test(annotations[`${HETZNER}/protocol-ports`] ?? '');
  return (
    (classic ? speaks(`${AWS}-backend-protocol`) : undefined) ??
    (passes ? undefined : speaks(`${DIGITAL_OCEAN}-protocol`)) ??
    (tcp ? undefined : speaks(`${HETZNER}/protocol`))
  );
}

/** `ssl-ports` holds numbers and names; absent or `*` means all ports. */
function coversPort({ ports }: Service, sslPorts: string | undefined): boolean {
  if (sslPorts === undefined || sslPorts === '*') return true;
  const name = ports.find(({ number }) => number === CROSS_NETWORK_PORT)?.name;
  return sslPorts.split(',').some((port) => [String(CROSS_NETWORK_PORT), name].includes(port.trim()));
}
