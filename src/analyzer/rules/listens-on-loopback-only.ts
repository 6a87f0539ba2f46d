import { fix, replaceValue } from '../fix/index.ts';
import {
  declaresPort,
  inboundTarget,
  isMeshContainer,
  type Listener,
  listeners,
  servedPorts,
} from '../mesh/listeners.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { valueAt } from '../parse/json.ts';
import { defineRule } from '../rule.ts';
import type { Fix } from '../types.ts';

/** The value, with the loopback address replaced by the wildcard of its family. */
function bindAll({ at, address }: Listener): Fix | undefined {
  const written = valueAt(at.resource.object, ...at.path);
  if (typeof written !== 'string' || written.includes('\n')) return undefined;
  const wildcard = address
    .replace(/127(?:\.\d{1,3}){3}|localhost/i, '0.0.0.0')
    .replace(/\[::1\]/, '[::]')
    .replace(/^::1$/, '::');
  return fix(
    'Listen on every address',
    'review',
    replaceValue(at, yamlText(written.replace(address, wildcard))),
  );
}

function yamlText(text: string): string {
  return /^[\w./=-]+(?::\d+)?$/.test(text) && !/^[\d.]+$/.test(text) ? text : JSON.stringify(text);
}

export default defineRule({
  name: 'listens-on-loopback-only',
  aliases: ['IST0143'],
  severity: 'warning',
  summary: 'An application is told to listen on the loopback, and a Service sends to that port.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (workload.podSpec.hostNetwork === true) continue;
      const found = listeners(workload).filter(
        ({ on, container }) => on === 'loopback' && !isMeshContainer(container),
      );
      if (found.length === 0) continue;
      const served = servedPorts(mesh, workload);
      const hasService = mesh.servicesOf(workload).length > 0;
      for (const listener of found) {
        const { port, container, address, at, from } = listener;
        if (port === undefined) continue;
        const service = served.get(port);
        if (!service && (hasService || !declaresPort(container, port))) continue;
        const inbound = inboundTarget(mesh, workload, port);
        if (inbound.to === 'loopback' || inbound.endpoint) continue;
        report({
          at,
          message: `Container \`${container.name}\` is told to listen on \`${address}\`, the loopback, on port ${port}. The proxy sends what arrives to the Pod's own address, as Kubernetes does: the connection is refused, and callers get 503 with \`delayed connect error: 111\`.`,
          related: service ? [{ at: service, message: `This Service sends to port ${port}` }] : [],
          severity: service ? 'warning' : 'info',
          certainty: service && from === 'argument' ? 'certain' : 'likely',
          fixes: [bindAll(listener)],
        });
      }
    }
  },
});
