/**
 * A host as Istio resolves it: a name without a dot gets the namespace of the object that names it.
 * A name with a dot is taken as it is (istio.io, Virtual Service reference, `hosts`), except that `svc.ns.svc`
 * and `svc.ns` stay as written too: they match no Service.
 */
export function fqdn(host: string, namespace: string | undefined, clusterDomain: string): string {
  if (host === '' || host.includes('.') || host.startsWith('*')) return host;
  return `${host}.${namespace ?? 'default'}.svc.${clusterDomain}`;
}

/** Name and namespace of a host of the form `name.namespace.svc.<cluster domain>`. */
export function serviceOf(
  host: string,
  clusterDomain: string,
): { name: string; namespace: string } | undefined {
  const suffix = `.svc.${clusterDomain}`;
  if (!host.endsWith(suffix)) return undefined;
  const [name, namespace, ...rest] = host.slice(0, -suffix.length).split('.');
  return name && namespace && rest.length === 0 ? { name, namespace } : undefined;
}

/** Whether `pattern` (a host that may begin with `*`) covers every host that `host` names. Case does not count. */
export function covers(pattern: string, host: string): boolean {
  const p = pattern.toLowerCase();
  const h = host.toLowerCase();
  if (p === '*') return true;
  if (!p.startsWith('*')) return p === h;
  return h.length > p.length - 1 - (h.startsWith('*') ? 1 : 0) && h.replace(/^\*/, '').endsWith(p.slice(1));
}

/** Whether two hosts, either of which may begin with `*`, have a host in common. */
export function overlap(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a);
}
