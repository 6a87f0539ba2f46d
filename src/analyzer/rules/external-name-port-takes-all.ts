import { defineRule } from '../rule.ts';

/**
 * An ExternalName Service has no address of its own, so a port that is not told apart by host or SNI takes every
 * connection to that port number. Source: istio.io, analysis message IST0150.
 */
export default defineRule({
  name: 'external-name-port-takes-all',
  aliases: ['IST0150'],
  severity: 'warning',
  summary: 'A port of an ExternalName Service is not declared as a protocol that names its host.',
  reads: ['Service'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const service of mesh.services) {
      if (service.resource.spec.type !== 'ExternalName') continue;
      for (const port of service.ports) {
        const bytes = port.protocol === 'tcp' && port.name?.toLowerCase() === 'tcp' && port.from === 'name';
        if (port.protocol !== 'auto' && !bytes) continue;
        const what = bytes
          ? 'is declared as plain TCP'
          : port.name === undefined
            ? 'declares no protocol'
            : `is called \`${port.name}\`, which names no protocol`;
        report({
          at: port.at('name'),
          message: `This port of an ExternalName Service ${what}. The Service has no address of its own, so connections of sidecars to other hosts on port ${port.number ?? '?'} can end up here. Name it \`http-…\`, \`tls-…\` or \`https-…\`, whichever it is.`,
        });
      }
    }
  },
});
