import { change, hasFlag, positional, READ, unknown, type Verdict } from './verdict.ts';

const VALUED = [
  '-n',
  '--namespace',
  '--context',
  '--kubeconfig',
  '--cluster',
  '--user',
  '--as',
  '-s',
  '--server',
  '-c',
  '--container',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-f',
  '--filename',
  '--since',
  '--tail',
  '--field-selector',
  '-p',
  '--patch',
  '--type',
  '--sort-by',
  '--for',
  '--timeout',
  '--image',
  '--target',
  '-k',
]; // prettier-ignore

const READS = new Set([
  'api-resources',
  'api-versions',
  'cluster-info',
  'describe',
  'diff',
  'events',
  'explain',
  'get',
  'kustomize',
  'logs',
  'port-forward',
  'proxy',
  'top',
  'version',
  'wait',
]); // prettier-ignore

const CHANGES = new Set([
  'annotate',
  'apply',
  'autoscale',
  'cordon',
  'create',
  'delete',
  'drain',
  'edit',
  'expose',
  'label',
  'patch',
  'replace',
  'run',
  'scale',
  'set',
  'taint',
  'uncordon',
]); // prettier-ignore

const SUB: Record<string, Record<string, Verdict>> = {
  auth: { 'can-i': READ, whoami: READ },
  config: {
    view: READ,
    'current-context': READ,
    'get-contexts': READ,
    'get-clusters': READ,
    'get-users': READ,
    'use-context': change('your kubeconfig'),
    'set-context': change('your kubeconfig'),
    set: change('your kubeconfig'),
  },
  rollout: {
    status: READ,
    history: READ,
    restart: change('the cluster'),
    undo: change('the cluster'),
    pause: change('the cluster'),
    resume: change('the cluster'),
  },
};

/** What `kubectl …` does; `inner` judges the command that `kubectl exec … --` runs in the pod. */
export function kubectl(args: string[], inner: (words: string[]) => Verdict): Verdict {
  const dashes = args.indexOf('--');
  const own = dashes < 0 ? args : args.slice(0, dashes);
  const [verb, sub = '', ...rest] = positional(own, VALUED);
  if (!verb) return unknown('kubectl without a command');

  if (READS.has(verb)) return READ;
  if (verb === 'exec')
    return dashes < 0
      ? unknown('write -- before what kubectl exec runs')
      : inPod(inner(args.slice(dashes + 1)));
  if (verb === 'debug') return change('the pod: adds a container that stays until the pod is gone');
  if (verb === 'cp')
    return (rest.at(-1) ?? sub).includes(':') || rest[0]?.includes(':') ? change('files in the pod') : READ;
  if (CHANGES.has(verb)) return hasFlag(own, '--dry-run', '--list') ? READ : change('the cluster');
  return SUB[verb]?.[sub] ?? unknown(`kubectl has no known "${[verb, sub].join(' ').trim()}"`);
}

/** A change inside a pod ends with the pod. */
function inPod(verdict: Verdict): Verdict {
  return 'effect' in verdict && verdict.effect === 'change' ? change('the running pod') : verdict;
}
