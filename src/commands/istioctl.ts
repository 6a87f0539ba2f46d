import { change, hasFlag, positional, READ, unknown, type Verdict } from './verdict.ts';

/** istioctl 1.31's commands, from istioctl/cmd/root.go and its packages in github.com/istio/istio, release-1.31. */

const VALUED = [
  '-n',
  '--namespace',
  '-i',
  '--istioNamespace',
  '-c',
  '--kubeconfig',
  '--context',
  '--as',
  '-r',
  '--revision',
  '-o',
  '--output',
  '-f',
  '--filename',
  '-s',
  '--set',
  '-d',
  '--manifests',
  '-v',
  '--verbosity',
  '--port',
  '--name',
  '--fqdn',
  '--cluster',
  '--level',
  '-l',
  '--selector',
  '--labels',
  '--include',
  '--exclude',
  '--proxy',
]; // prettier-ignore

const PROXY_CONFIG = new Set([
  'all',
  'a',
  'bootstrap',
  'b',
  'cluster',
  'clusters',
  'c',
  'ecds',
  'eds',
  'endpoint',
  'endpoints',
  'ep',
  'listener',
  'listeners',
  'l',
  'log',
  'o',
  'rootca-compare',
  'rc',
  'route',
  'routes',
  'r',
  'secret',
  'secrets',
  's',
]); // prettier-ignore

const ZTUNNEL_CONFIG = new Set([
  'all',
  'a',
  'certificate',
  'certificates',
  'certs',
  'cert',
  'connections',
  'cons',
  'log',
  'o',
  'policy',
  'policies',
  'p',
  'pol',
  'service',
  'services',
  'svc',
  's',
  'workload',
  'workloads',
  'w',
]); // prettier-ignore

const DASHBOARDS = new Set([
  'controlz',
  'envoy',
  'grafana',
  'istiod-debug',
  'jaeger',
  'kiali',
  'prometheus',
  'proxy',
  'skywalking',
  'zipkin',
]); // prettier-ignore

const READS = new Set([
  'analyze',
  'bug-report',
  'kube-inject',
  'proxy-status',
  'ps',
  'remote-clusters',
  'validate',
  'version',
]);

const GONE: Record<string, string> = {
  operator: 'istioctl operator was removed in 1.24',
  'verify-install': 'istioctl verify-install was removed in 1.24; use istioctl install --verify',
  profile: 'istioctl profile was removed in 1.24',
  authn: 'istioctl authn tls-check was removed',
  'manifest diff': 'istioctl manifest diff was removed in 1.24',
  'manifest apply': 'istioctl manifest apply was removed; use istioctl install',
  'x revision': 'istioctl x revision was removed in 1.21; use istioctl tag list',
};

const SUB: Record<string, Record<string, Verdict>> = {
  tag: { list: READ, generate: READ, set: change('the cluster'), remove: change('the cluster') },
  waypoint: {
    list: READ,
    status: READ,
    generate: READ,
    apply: change('the cluster'),
    delete: change('the cluster'),
  },
  manifest: { generate: READ, translate: READ },
  x: {
    'authz check': READ,
    'check-inject': READ,
    'config list': READ,
    'describe pod': READ,
    'describe po': READ,
    'describe service': READ,
    'describe svc': READ,
    'envoy-stats': READ,
    es: READ,
    'injector list': READ,
    'internal-debug': READ,
    metrics: READ,
    precheck: READ,
    'workload entry': READ,
    'workload group': READ,
  },
};

/** What `istioctl …` does. */
export function istioctl(args: string[]): Verdict {
  const [command, ...rest] = positional(args, VALUED);
  if (!command) return hasFlag(args, '--help', '-h') ? READ : unknown('istioctl without a command');
  const first = rest[0] ?? '';
  const name = command === 'experimental' ? 'x' : command;
  const gone = GONE[name] ?? GONE[`${name} ${first}`];
  if (gone) return unknown(gone);

  if (READS.has(name)) return READ;
  if (name === 'proxy-config' || name === 'pc') return config(PROXY_CONFIG, first, args);
  if (name === 'ztunnel-config' || name === 'zc') return config(ZTUNNEL_CONFIG, first, args);
  if (name === 'dashboard' || name === 'dash' || name === 'd') {
    return DASHBOARDS.has(first) ? READ : unknown(`istioctl dashboard has no "${first}"`);
  }
  if (name === 'admin')
    return first === 'log' ? logLevels('istiod', args) : unknown(`istioctl admin has no "${first}"`);
  if (name === 'install' || name === 'upgrade' || name === 'uninstall') {
    return hasFlag(args, '--dry-run') ? READ : change('the mesh');
  }
  // It creates the token's Secret where the cluster has none yet.
  if (name === 'create-remote-secret') return change('the cluster it reads');

  const verdicts = SUB[name];
  return (
    verdicts?.[first] ??
    verdicts?.[`${first} ${rest[1] ?? ''}`] ??
    unknown(`istioctl 1.31 has no "${[name, first].join(' ').trim()}"`)
  );
}

function config(known: Set<string>, sub: string, args: string[]): Verdict {
  if (!known.has(sub)) return unknown(`istioctl has no "… ${sub}" for reading a proxy's configuration`);
  return sub === 'log' || sub === 'o' ? logLevels('the proxy', args) : READ;
}

/** The `log` commands show the levels, and change them with --level or --reset. */
function logLevels(what: string, args: string[]): Verdict {
  return hasFlag(args, '--level', '--reset', '-r') ? change(`log levels of ${what}`) : READ;
}
