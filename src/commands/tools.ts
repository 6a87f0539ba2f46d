import { change, hasFlag, positional, READ, unknown, type Verdict } from './verdict.ts';

type Judge = (
  args: string[],
  words: (words: string[]) => Verdict,
  script: (script: string) => Verdict,
) => Verdict;

/** Programs that only print, wait or look, whatever their arguments. */
const READS = [
  '[',
  'awk',
  'base64',
  'cat',
  'cd',
  'column',
  'comm',
  'cut',
  'date',
  'diff',
  'dig',
  'echo',
  'exit',
  'export',
  'false',
  'fold',
  'getent',
  'grep',
  'gunzip',
  'head',
  'host',
  'hostname',
  'id',
  'iptables-save',
  'jq',
  'less',
  'ls',
  'nc',
  'netstat',
  'nslookup',
  'ping',
  'printenv',
  'printf',
  'ps',
  'read',
  'seq',
  'set',
  'sha256sum',
  'sleep',
  'sort',
  'ss',
  'stat',
  'tail',
  'tcpdump',
  'tee',
  'test',
  'tr',
  'traceroute',
  'true',
  'uname',
  'uniq',
  'wc',
  'xxd',
  'zcat',
  'zgrep',
]; // prettier-ignore

const LOCAL_CHANGES = ['chmod', 'cp', 'mkdir', 'mv', 'rm', 'touch'];

const HELM: Record<string, Verdict> = {
  list: READ,
  ls: READ,
  get: READ,
  history: READ,
  status: READ,
  template: READ,
  show: READ,
  search: READ,
  version: READ,
  lint: READ,
  env: READ,
  pull: READ,
  repo: change('your Helm repositories'),
  install: change('the cluster'),
  upgrade: change('the cluster'),
  rollback: change('the cluster'),
  uninstall: change('the cluster'),
};

const GIT_READS = ['blame', 'diff', 'fetch', 'grep', 'log', 'ls-files', 'rev-parse', 'show', 'status'];
const GIT_CHANGES = [
  'add',
  'apply',
  'checkout',
  'clone',
  'commit',
  'pull',
  'push',
  'reset',
  'restore',
  'revert',
  'switch',
];
const OPENSSL_READS = ['crl', 'pkey', 's_client', 'verify', 'version', 'x509'];

/** The options of curl and wget that send something. */
const SENDING = /^(--data\b|--data-|-d|--form|-F|--json|--upload-file|-T|--post-data|--post-file)/;

const JUDGES: Record<string, Judge> = {
  curl: (args) => {
    const method = requestMethod(args);
    if (method) return ['GET', 'HEAD', 'OPTIONS'].includes(method) ? READ : change('what it calls');
    return args.some((arg) => SENDING.test(arg)) &&
      !args.some((arg) => arg === '--get' || /^-[a-zA-Z]*G$/.test(arg))
      ? change('what it calls')
      : READ;
  },
  wget: (args) => (args.some((arg) => SENDING.test(arg)) ? change('what it calls') : READ),
  env: (args, words) => words(args.slice(args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg)))),
  find: (args) => (hasFlag(args, '-delete', '-exec') ? unknown('find that deletes or executes') : READ),
  git: (args) => {
    const [sub = ''] = positional(args, ['-C', '-c']);
    if (GIT_READS.includes(sub)) return READ;
    return GIT_CHANGES.includes(sub) ? change('the repository') : unknown(`git ${sub}`);
  },
  grpcurl: (args) => {
    const reads = args.some(
      (arg) => ['list', 'describe'].includes(arg) || arg.startsWith('grpc.health.v1.Health/'),
    );
    return reads ? READ : change('what it calls');
  },
  gwctl: (args) =>
    ['get', 'describe', 'analyze'].includes(args[0] ?? '') ? READ : unknown(`gwctl ${args[0] ?? ''}`),
  helm: (args) => {
    const [sub = '', next] = positional(args, [
      '-n',
      '--namespace',
      '--kube-context',
      '-f',
      '--values',
      '--set',
    ]);
    if (hasFlag(args, '--dry-run') || (sub === 'repo' && next === 'list')) return READ;
    return HELM[sub] ?? unknown(`helm ${sub}`);
  },
  ip: (args) =>
    hasFlag(args, 'add', 'del', 'set', 'flush', 'replace') ? change('the network of the machine') : READ,
  iptables: (args) =>
    args.some((arg) => /^-[a-zA-Z]*[LS]/.test(arg) || arg === '--list' || arg === '--list-rules')
      ? READ
      : unknown('iptables other than listing'),
  nft: (args) => (args[0] === 'list' ? READ : unknown('nft other than list')),
  nsenter: (args, words) => words(positional(args, ['-t', '--target'])),
  openssl: (args) => (OPENSSL_READS.includes(args[0] ?? '') ? READ : unknown(`openssl ${args[0] ?? ''}`)),
  'pilot-agent': (args) => {
    if (args[0] !== 'request') return unknown(`pilot-agent ${args[0] ?? ''}`);
    return args[1] === 'GET' ? READ : change('the proxy');
  },
  sed: (args) => (args.some((arg) => /^-[a-zA-Z]*i|^--in-place/.test(arg)) ? change('local files') : READ),
  sh: (args, _words, script) => shellScript(args, script),
  sudo: (args, words) => words(args),
  sysctl: (args) => (hasFlag(args, '-w', '--write') ? change('the kernel’s settings') : READ),
  timeout: (args, words) => words(positional(args, ['-k', '-s']).length > 0 ? afterFirst(args) : args),
  watch: (args, words) => words(args.slice(args.findIndex((arg) => !/^-|^\d/.test(arg)))),
  xargs: (args, words) => words(args.slice(args.findIndex((arg) => /^[a-z]/i.test(arg) && arg.length > 1))),
};

function shellScript(args: string[], script: (script: string) => Verdict): Verdict {
  const at = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
  const text = args[at + 1];
  return at >= 0 && text !== undefined ? script(text) : unknown('a shell without -c');
}

/** `timeout 5 curl …` → `curl …`. */
const afterFirst = (args: string[]) => args.slice(args.findIndex((arg) => !arg.startsWith('-')) + 1);

function requestMethod(args: string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    const long = /^--request(?:=(.*))?$/.exec(arg);
    if (long) return long[1] ?? args[index + 1];
    const short = /^-[a-zA-Z]*X(.*)$/.exec(arg);
    if (short) return short[1] || args[index + 1];
    if (arg === '-I' || arg === '--head') return 'HEAD';
  }
  return undefined;
}

/** The judge of a program that is neither kubectl nor istioctl; undefined when the program is not known. */
export function judgeOf(program: string): Judge | undefined {
  if (READS.includes(program)) return () => READ;
  if (LOCAL_CHANGES.includes(program)) return () => change('local files');
  if (program === 'bash') return JUDGES.sh;
  if (program === 'egrep' || program === 'fgrep') return () => READ;
  return Object.hasOwn(JUDGES, program) ? JUDGES[program] : undefined;
}
