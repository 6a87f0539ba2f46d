import { selectorOf, serversOf } from '../mesh/gateways.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import { asText, textsOf } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Gateway reference, ServerTLSSettings `credentialName`; analysis message IST0101. */
export default defineRule({
  name: 'gateway-secret-not-found',
  aliases: ['IST0101'],
  severity: 'error',
  summary: 'A Gateway names a Secret that is not in the namespace of its proxies.',
  reads: ['Gateway'],
  needs: ['Secret'],
  fixable: false,
  check(mesh, report) {
    const byName = groupBy(mesh.of('Secret'), (secret) => secret.name);
    for (const gateway of mesh.of('Gateway')) {
      const proxies = mesh.workloadsWith(selectorOf(gateway));
      const namespaces = [...new Set(proxies.map(({ namespace }) => namespace))];
      for (const { written, at } of credentialsOf(gateway)) {
        for (const { namespace, name } of placesOf(written, namespaces)) {
          if (mesh.find('Secret', namespace, name)) continue;
          const [other] = byName.get(name) ?? [];
          report({
            at,
            inNamespace: namespace,
            comparable: byName.size > 0,
            message: `There is no Secret \`${name}\` in namespace \`${namespace}\`, where the gateway's proxies run and look for it: they have no certificate for this server, and TLS connections are reset.${other ? ` The one in \`${other.namespace}\` is not read.` : ''}`,
            related: other ? [{ at: other.at('metadata', 'name'), message: 'The Secret of that name' }] : [],
          });
        }
      }
    }
  },
});

interface Credential {
  written: string;
  at: Place;
}

function credentialsOf(gateway: ReturnType<Mesh['of']>[number]): Credential[] {
  return serversOf(gateway).flatMap(({ tls, at }): Credential[] => {
    const single = asText(tls.credentialName);
    if (single) return [{ written: single, at: at('tls', 'credentialName') }];
    return textsOf(tls.credentialNames).map((written, index) => ({
      written,
      at: at('tls', 'credentialNames', index),
    }));
  });
}

/** Where the Secret is looked for; nowhere for names that stand for something else than a Secret. */
function placesOf(written: string, namespaces: readonly string[]): { namespace: string; name: string }[] {
  const plain = written.replace(/^kubernetes(?:-gateway)?:\/\//, '');
  if (plain.includes('://') || plain.includes('{{')) return [];
  const slash = plain.indexOf('/');
  if (slash >= 0) return [{ namespace: plain.slice(0, slash), name: plain.slice(slash + 1) }];
  return namespaces.map((namespace) => ({ namespace, name: plain }));
}
