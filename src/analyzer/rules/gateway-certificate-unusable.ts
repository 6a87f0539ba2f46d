import { firstPemBlock, readCertificate } from '../certificate/index.ts';
import { clock } from '../clock.ts';
import { type CertificateUse, certificateUses, secretText } from '../mesh/gateway-secrets.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0161, and Gateway reference, ServerTLSSettings `credentialName`. */
export default defineRule({
  name: 'gateway-certificate-unusable',
  aliases: ['IST0161'],
  severity: 'error',
  summary: 'The Secret that a Gateway names lacks its certificate or key, or the certificate is out of date.',
  reads: ['Secret'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const faults = new Map<Resource, string | undefined>();
    for (const use of certificateUses(mesh)) {
      if (!faults.has(use.secret)) faults.set(use.secret, faultOf(use));
      const fault = faults.get(use.secret);
      if (!fault) continue;
      report({
        at: use.at,
        message: `Secret \`${use.secret.namespace}/${use.secret.name}\` ${fault}`,
        related: [{ at: use.secret.at('data'), message: 'The Secret' }],
      });
    }
  },
});

/** What is wrong with the Secret, with what it does; undefined where nothing is, or its text cannot be told. */
function faultOf({ secret }: CertificateUse): string | undefined {
  const [certificateKey, privateKey] =
    secretText(secret, 'cert') !== '' || secretText(secret, 'key') !== ''
      ? (['cert', 'key'] as const)
      : (['tls.crt', 'tls.key'] as const);
  const text = secretText(secret, certificateKey);
  const missing = [text === '' && certificateKey, secretText(secret, privateKey) === '' && privateKey].filter(
    Boolean,
  );
  if (missing.length > 0)
    return `has no ${missing.map((key) => `\`${key}\``).join(' and no ')}, so the gateway has no certificate for this server: TLS connections are reset.`;
  if (text === undefined) return undefined;
  const block = firstPemBlock(text);
  const certificate = block?.label === 'CERTIFICATE' ? readCertificate(block.bytes) : undefined;
  if (!certificate) {
    const found = block && block.label !== 'CERTIFICATE' ? ` It begins with a ${block.label}.` : '';
    return `holds no certificate in \`${certificateKey}\` that can be read, so TLS connections are reset.${found}`;
  }
  const now = clock.now();
  if (now > certificate.notAfter)
    return `holds a certificate that expired on ${day(certificate.notAfter)}: clients refuse the connection.`;
  if (now < certificate.notBefore)
    return `holds a certificate that is not valid before ${day(certificate.notBefore)}: clients refuse the connection.`;
  return undefined;
}

const day = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
