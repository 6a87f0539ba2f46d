import { type Certificate, firstPemBlock, nameFits, readCertificate } from '../certificate/index.ts';
import { certificateUses, secretText } from '../mesh/gateway-secrets.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: RFC 6125 (a wildcard stands for one label), and istio.io, Gateway reference, ServerTLSSettings. */
export default defineRule({
  name: 'gateway-certificate-wrong-host',
  aliases: [],
  severity: 'warning',
  summary: 'The certificate that a Gateway names is not for the hosts it serves.',
  reads: ['Secret'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const certificates = new Map<Resource, Certificate | undefined>();
    const listed = certificateUses(mesh);
    // A server may hold several certificates: a host is served by the one that fits.
    const servers = new Map<unknown, { hosts: readonly string[]; uses: typeof listed }>();
    for (const use of listed) {
      const server = servers.get(use.server) ?? { hosts: use.hosts, uses: [] };
      servers.set(use.server, { ...server, uses: [...server.uses, use] });
    }
    for (const { hosts, uses } of servers.values()) {
      const read = uses.map(({ secret }) => {
        if (!certificates.has(secret)) certificates.set(secret, certificateOf(secret));
        return certificates.get(secret);
      });
      const all = read.flatMap((certificate) => certificate ?? []);
      if (all.length < uses[0]!.count || all.some(({ names }) => names.length === 0)) continue;
      const names = all.flatMap((certificate) => certificate.names);
      const unfit = hosts.filter((host) => host !== '*' && !names.some((name) => nameFits(name, host)));
      if (unfit.length === 0) continue;
      const last = uses[uses.length - 1]!;
      report({
        at: last.at,
        message: `The certificate is for ${list(names)}, not for ${list(unfit)}: clients that ask for ${unfit.length > 1 ? 'these names' : 'that name'} refuse it.`,
        related: uses.map(({ secret }) => ({
          at: secret.at('data'),
          message: 'The Secret with the certificate',
        })),
      });
    }
  },
});

function certificateOf(secret: Resource): Certificate | undefined {
  const block = firstPemBlock(secretText(secret, 'cert') || secretText(secret, 'tls.crt') || '');
  return block?.label === 'CERTIFICATE' ? readCertificate(block.bytes) : undefined;
}

function list(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}
