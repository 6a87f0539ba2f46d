import { fromBase64 } from '../certificate/index.ts';
import { asList, asMap, asText, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { selectorOf, serversOf, splitServerHost } from './gateways.ts';
import { groupBy, type Mesh } from './index.ts';

/** A server or listener that names a pasted Secret. */
export interface CertificateUse {
  secret: Resource;
  /** The same for all Secrets of one server. */
  server: unknown;
  /** Secrets that the server names, pasted or not. */
  count: number;
  /** Hosts that it serves, lower case. */
  hosts: string[];
  at: Place;
}

/** Every Secret of the paste that a Gateway (of Istio, or of Gateway API) takes a certificate from. */
export function certificateUses(mesh: Mesh): CertificateUse[] {
  const byName = groupBy(mesh.of('Secret'), (secret) => secret.name);
  if (byName.size === 0) return [];
  const istio = mesh.of('Gateway').flatMap((gateway) => {
    const spaces = new Set(mesh.workloadsWith(selectorOf(gateway)).map((proxy) => proxy.namespace));
    return serversOf(gateway).flatMap((server): CertificateUse[] => {
      const single = asText(server.tls.credentialName);
      const named = single
        ? [{ name: single, at: server.at('tls', 'credentialName') }]
        : textsOf(server.tls.credentialNames).map((name, index) => ({
            name,
            at: server.at('tls', 'credentialNames', index),
          }));
      const hosts = server.hosts.map((host) =>
        splitServerHost(host, gateway.namespace ?? 'default').host.toLowerCase(),
      );
      return named.flatMap(({ name, at }) =>
        secretsOf(mesh, byName, name, spaces).map((secret) => ({
          secret,
          server: server.tls,
          count: named.length,
          hosts,
          at,
        })),
      );
    });
  });
  const gatewayApi = mesh.of('KubernetesGateway').flatMap((gateway) =>
    asList(gateway.spec.listeners).flatMap((item, index) => {
      const listener = asMap(item);
      const references = asList(asMap(listener.tls).certificateRefs);
      return references.flatMap((reference, position): CertificateUse[] => {
        const { name, namespace, kind } = asMap(reference);
        const secret =
          (asText(kind) ?? 'Secret') === 'Secret' &&
          mesh.find('Secret', asText(namespace) ?? gateway.namespace ?? 'default', asText(name) ?? '');
        if (!secret) return [];
        return [
          {
            secret,
            server: listener,
            count: references.length,
            hosts: [(asText(listener.hostname) ?? '*').toLowerCase()],
            at: gateway.at('spec', 'listeners', index, 'tls', 'certificateRefs', position, 'name'),
          },
        ];
      });
    }),
  );
  return [...istio, ...gatewayApi];
}

/** Secrets that a credentialName means: in the namespaces of the proxies, or the only one of the name where none was pasted. */
function secretsOf(
  mesh: Mesh,
  byName: ReadonlyMap<string, readonly Resource[]>,
  written: string,
  spaces: ReadonlySet<string>,
): Resource[] {
  const plain = written.replace(/^kubernetes(?:-gateway)?:\/\//, '');
  if (plain.includes('://')) return [];
  const slash = plain.indexOf('/');
  if (slash >= 0) return [mesh.find('Secret', plain.slice(0, slash), plain.slice(slash + 1)) ?? []].flat();
  if (spaces.size > 0) return [...spaces].flatMap((space) => mesh.find('Secret', space, plain) ?? []);
  const all = byName.get(plain) ?? [];
  return all.length === 1 ? [...all] : [];
}

/**
 * The text that a Secret holds under a key: '' where there is none, undefined where it stands for something else
 * (a placeholder of a template, a redacted or encrypted value).
 */
export function secretText(secret: Resource, key: string): string | undefined {
  const plain = asText(asMap(secret.object.stringData)[key]);
  if (plain !== undefined) return isPlaceholder(plain) ? undefined : plain.trim();
  const value = asMap(secret.object.data)[key];
  if (value === undefined || value === null || value === '') return '';
  const text = asText(value);
  const bytes = text === undefined || isPlaceholder(text) ? undefined : fromBase64(text);
  if (!bytes) return undefined;
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out.trim();
}

function isPlaceholder(text: string): boolean {
  return /\{\{|\$\{|^ENC\[|REDACTED|^<|^\.{3}|^\*{3}/.test(text);
}
