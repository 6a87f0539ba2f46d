export interface Placeholder {
  /** What it is, in a word or two. */
  label: string;
  example: string;
  /** Where to find the value. */
  hint: string;
}

const NAMESPACE = 'kubectl get namespaces';

/** Everything a command may leave for the reader to fill in. The same name means the same thing on every page. */
export const PLACEHOLDERS: Record<string, Placeholder> = {
  namespace: { label: 'Namespace', example: 'shop', hint: NAMESPACE },
  pod: { label: 'Pod', example: 'orders-6d5f7c9b8-x2x7k', hint: 'kubectl get pods -n {namespace}' },
  container: { label: 'Container of the application', example: 'app', hint: 'named in the Pod’s spec' },
  deployment: { label: 'Deployment', example: 'orders', hint: 'kubectl get deployments -n {namespace}' },
  workload: { label: 'Workload', example: 'deploy/orders', hint: 'kind and name' },
  replicas: { label: 'Number of replicas', example: '3', hint: 'the number before the change' },
  service: { label: 'Service', example: 'orders', hint: 'kubectl get services -n {namespace}' },
  port: { label: 'Port of the Service', example: '8080', hint: 'spec.ports[].port of the Service' },
  host: { label: 'Host name', example: 'shop.example.com', hint: 'the name clients ask for' },
  path: { label: 'Path', example: '/api', hint: 'the path clients ask for' },
  address: { label: 'Address', example: '10.0.0.12', hint: 'an IP address or a name' },
  kind: { label: 'Kind', example: 'virtualservice', hint: 'kubectl api-resources' },
  object: { label: 'Name of the object', example: 'orders', hint: 'kubectl get {kind} -n {namespace}' },
  file: { label: 'File', example: 'orders.yaml', hint: 'a local file' },
  'previous-file': {
    label: 'File before the change',
    example: 'orders-before.yaml',
    hint: 'from version control',
  },
  'token-file': {
    label: 'File with the token',
    example: 'token.txt',
    hint: 'one line, without “Bearer”; delete it afterwards',
  },
  'jwks-uri': {
    label: 'Address of the issuer’s keys',
    example: 'https://login.example.com/keys',
    hint: 'jwksUri of the RequestAuthentication',
  },
  context: { label: 'kubectl context', example: 'prod-eu', hint: 'kubectl config get-contexts' },
  'other-context': {
    label: 'Context of the other cluster',
    example: 'prod-us',
    hint: 'kubectl config get-contexts',
  },
  node: { label: 'Node', example: 'worker-3', hint: 'kubectl get nodes' },
  'client-pod': {
    label: 'Pod of the caller',
    example: 'web-7c9d8f6b5-abcde',
    hint: 'the Pod that sends the request',
  },
  'client-namespace': { label: 'Namespace of the caller', example: 'web', hint: NAMESPACE },
  'client-deployment': {
    label: 'Deployment of the caller',
    example: 'web',
    hint: 'the Deployment that sends',
  },
  gateway: {
    label: 'Gateway’s Deployment',
    example: 'istio-ingressgateway',
    hint: 'kubectl get deployments -A',
  },
  'gateway-namespace': { label: 'Gateway’s namespace', example: 'istio-system', hint: NAMESPACE },
  'gateway-address': {
    label: 'Gateway’s address',
    example: '203.0.113.10',
    hint: 'EXTERNAL-IP of its Service',
  },
  waypoint: { label: 'Waypoint', example: 'waypoint', hint: 'istioctl waypoint list -n {namespace}' },
  'virtual-service': { label: 'VirtualService', example: 'orders', hint: 'kubectl get virtualservices -A' },
  'destination-rule': {
    label: 'DestinationRule',
    example: 'orders',
    hint: 'kubectl get destinationrules -A',
  },
  'service-entry': { label: 'ServiceEntry', example: 'payments', hint: 'kubectl get serviceentries -A' },
  subset: { label: 'Subset', example: 'v2', hint: 'spec.subsets[].name of the DestinationRule' },
  policy: {
    label: 'AuthorizationPolicy',
    example: 'orders-from-web',
    hint: 'kubectl get authorizationpolicies -A',
  },
  filter: {
    label: 'Name of the filter',
    example: 'envoy.filters.http.local_ratelimit',
    hint: 'name in patch.value of the EnvoyFilter',
  },
  sidecar: { label: 'Sidecar', example: 'default', hint: 'kubectl get sidecars -A' },
  revision: { label: 'Istio revision', example: '1-31', hint: 'istioctl tag list' },
  'previous-revision': { label: 'Revision before the change', example: '1-30', hint: 'istioctl tag list' },
  tag: { label: 'Revision tag', example: 'prod-stable', hint: 'istioctl tag list' },
  'helm-revision': { label: 'Helm revision', example: '7', hint: 'helm history istiod -n istio-system' },
  setting: { label: 'Setting', example: 'drainDuration', hint: 'the field you look for' },
  network: { label: 'Network', example: 'network1', hint: 'label topology.istio.io/network' },
  cluster: {
    label: 'Name of the other cluster',
    example: 'cluster2',
    hint: 'global.multiCluster.clusterName there',
  },
  'api-server': {
    label: 'API server of the other cluster',
    example: 'https://203.0.113.20:6443',
    hint: 'an address that istiod reaches',
  },
};

/** A name between braces; jsonpath and awk write some words so, which stay as they are. */
const NAME = /\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}/g;
const LITERAL = new Set(['end', 'print', 'next', 'exit']);

const names = (run: string) => [...new Set([...run.matchAll(NAME)].map((match) => match[1]!))];

/** Names of the placeholders in a command, each once, in order. */
export const placeholders = (run: string): string[] =>
  names(run).filter((name) => Object.hasOwn(PLACEHOLDERS, name));

/** Names in braces that are neither placeholders nor words of jsonpath or awk. */
export const unlisted = (run: string): string[] =>
  names(run).filter((name) => !Object.hasOwn(PLACEHOLDERS, name) && !LITERAL.has(name));

export interface Part {
  text: string;
  /** Set when the part stands for a placeholder. */
  name?: string;
}

/**
 * A command cut at its placeholders. With a value a placeholder becomes that value, quoted for where it stands, so
 * that it always stays one word; without one it becomes `<name>`, which a shell refuses to run.
 */
export function parts(run: string, values: Readonly<Record<string, string | undefined>>): Part[] {
  const found: Part[] = [];
  let from = 0;
  for (const match of run.matchAll(NAME)) {
    const name = match[1]!;
    if (!Object.hasOwn(PLACEHOLDERS, name)) continue;
    if (match.index > from) found.push({ text: run.slice(from, match.index) });
    const value = values[name]?.trim();
    found.push({ name, text: value ? quoted(value, run, match.index) : `<${name}>` });
    from = match.index + match[0].length;
  }
  if (from < run.length) found.push({ text: run.slice(from) });
  return found;
}

/**
 * The same, word by word: a blank stands alone, and what stands between blanks is one list, so that a line can end
 * between words only.
 */
export function words(run: string, values: Readonly<Record<string, string | undefined>>): Part[][] {
  const found: Part[][] = [];
  let open = false;
  for (const part of parts(run, values)) {
    const pieces = part.name ? [part] : part.text.split(/(\s+)/).map((text) => ({ text }));
    for (const piece of pieces.filter(({ text }) => text !== '')) {
      const blank = !piece.text.trim();
      if (open && !blank) found.at(-1)!.push(piece);
      else found.push([piece]);
      open = !blank;
    }
  }
  return found;
}

/** The command with the values filled in; see `parts`. */
export const fill = (run: string, values: Readonly<Record<string, string | undefined>>): string =>
  parts(run, values)
    .map((part) => part.text)
    .join('');

type Quote = '' | "'" | '"';

interface Context {
  quote: Quote;
  /** Where the quote opened. */
  opened: number;
}

/** The quote around a place; within `$(…)` quotes begin anew. */
function contextAt(run: string, index: number): Context {
  const outer: Context[] = [];
  let here: Context = { quote: '', opened: 0 };
  for (let at = 0; at < index; at++) {
    const char = run[at];
    if (char === '\\' && here.quote !== "'") at += 1;
    else if (here.quote !== "'" && char === '$' && run[at + 1] === '(') {
      outer.push(here);
      here = { quote: '', opened: 0 };
      at += 1;
    } else if (here.quote) {
      if (char === here.quote) here = { quote: '', opened: 0 };
    } else if (char === "'" || char === '"') here = { quote: char, opened: at };
    else if (char === '(' && outer.length > 0) outer.push(here);
    else if (char === ')') here = outer.pop() ?? here;
  }
  return here;
}

/** Before the script of `sh -c '…'`, which a second shell reads. */
const SCRIPT = /\s-[a-z]*c\s+$/;

const SAFE = /^[\w@%+=:,./-]+$/;

/** The value as it must stand at this place of the command to be taken as it is. */
function quoted(value: string, run: string, index: number): string {
  const { quote, opened } = contextAt(run, index);
  if (!quote) return single(value);
  const script = run.slice(opened + 1, index);
  const inner = SCRIPT.test(run.slice(0, opened)) ? quoted(value, script, script.length) : value;
  return quote === "'" ? inner.replaceAll("'", `'\\''`) : inner.replace(/[\\"$`]/g, '\\$&');
}

const single = (value: string) => (SAFE.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);
