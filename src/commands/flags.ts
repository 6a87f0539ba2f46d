/**
 * The flags that commands on the site may carry, each looked up in the program's source: istioctl's in istio/istio
 * (istioctl/pkg, release-1.31), kubectl's in kubernetes/kubectl (pkg/cmd, July 2026), helm's in helm/helm (pkg/cmd,
 * August 2026). A flag that is missing here may exist: look it up before adding it.
 */
const words = (text: string): string[] => text.split(' ').filter(Boolean);

const COMMON: Record<string, string[]> = {
  istioctl: words('--as --context -c --kubeconfig -i --istioNamespace -n --namespace --vklog'),
  kubectl: words('--as --cluster --context --kubeconfig -n --namespace --request-timeout --user -v'),
  helm: words('--kube-context --kubeconfig -n --namespace'),
};

const proxyConfig = '-o --output --proxy-admin-port';

/** By the words of the command; the longest that fits counts. */
const OWN: Record<string, string[]> = {
  'istioctl admin log': words('--level --reset -r --revision -o --output -l --selector'),
  'istioctl analyze': words(
    '-A --all-namespaces --color --failure-threshold --ignore-unknown -L --list-analyzers --meshConfigFile -o --output --output-threshold --remote-contexts -r --revision -S --suppress --timeout -k --use-kube -v --verbose',
  ),
  'istioctl bug-report': words(
    '--dir --dry-run --duration --exclude --full-secrets --include --start-time --end-time',
  ),
  'istioctl create-remote-secret': words('--name --server --service-account --secret-name --type'),
  'istioctl install': words(
    '-f --filename -s --set -y --skip-confirmation -r --revision --dry-run --verify -d',
  ),
  'istioctl manifest generate': words('-f --filename -s --set -r --revision -d'),
  'istioctl manifest translate': words('-f --filename -s --set -r --revision'),
  'istioctl proxy-config all': words(
    `${proxyConfig} -f --file --verbose --fqdn --direction --subset --port --address --type --name`,
  ),
  'istioctl proxy-config bootstrap': words(`${proxyConfig} -f --file`),
  'istioctl proxy-config cluster': words(`${proxyConfig} -f --file --direction --fqdn --port --subset`),
  'istioctl proxy-config clusters': words(`${proxyConfig} -f --file --direction --fqdn --port --subset`),
  'istioctl proxy-config ecds': words(proxyConfig),
  'istioctl proxy-config endpoint': words(`${proxyConfig} -f --file --address --cluster --port --status`),
  'istioctl proxy-config endpoints': words(`${proxyConfig} -f --file --address --cluster --port --status`),
  'istioctl proxy-config listener': words(
    `${proxyConfig} -f --file --address --port --type --verbose --waypoint`,
  ),
  'istioctl proxy-config listeners': words(
    `${proxyConfig} -f --file --address --port --type --verbose --waypoint`,
  ),
  'istioctl proxy-config log': words(`${proxyConfig} --level -r --reset -l --selector`),
  'istioctl proxy-config rootca-compare': [],
  'istioctl proxy-config route': words(`${proxyConfig} -f --file --name --verbose`),
  'istioctl proxy-config routes': words(`${proxyConfig} -f --file --name --verbose`),
  'istioctl proxy-config secret': words(`${proxyConfig} -f --file`),
  'istioctl proxy-status': words('-f --file -o --output -r --revision -v --verbosity'),
  'istioctl remote-clusters': words('-r --revision'),
  'istioctl tag list': words('-o --output'),
  'istioctl tag remove': words('-y --skip-confirmation'),
  'istioctl tag set': words('--overwrite -r --revision -y --skip-confirmation'),
  'istioctl validate': words('-f --filename -x --referential'),
  'istioctl version': words('-o --output --remote -r --revision -s --short'),
  'istioctl waypoint apply': words('--enroll-namespace --for --name --overwrite -r --revision -w --wait'),
  'istioctl waypoint delete': words('--all --name'),
  'istioctl waypoint list': words('-A --all-namespaces'),
  'istioctl waypoint status': words('-A --all-namespaces --name'),
  'istioctl x authz check': words('-f --file'),
  'istioctl x check-inject': words('-l --labels'),
  'istioctl x describe pod': words('--ignoreUnmeshed'),
  'istioctl x describe service': words('--ignoreUnmeshed'),
  'istioctl x envoy-stats': words(`${proxyConfig} -t --type`),
  'istioctl x injector list': [],
  'istioctl x internal-debug': words('--all -r --revision'),
  'istioctl x precheck': words('-f --from-version -o --output -r --revision'),
  'istioctl ztunnel-config all': words('-f --file --node -o --output'),
  'istioctl ztunnel-config certificate': words('-f --file --node -o --output'),
  'istioctl ztunnel-config log': words('--level --node -r --reset'),
  'istioctl ztunnel-config policy': words('-f --file --node -o --output --policy-namespace'),
  'istioctl ztunnel-config service': words('-f --file --node -o --output --service-namespace'),
  'istioctl ztunnel-config workload': words(
    '--address -f --file --node -o --output --workload-namespace --workload-node',
  ),
  'istioctl ztunnel-config workloads': words(
    '--address -f --file --node -o --output --workload-namespace --workload-node',
  ),
  'kubectl annotate': words('-A --all --dry-run --overwrite -l'),
  'kubectl api-resources': words('--api-group --namespaced -o'),
  'kubectl api-versions': [],
  'kubectl apply': words('--dry-run -f --filename -k --server-side'),
  'kubectl auth can-i': words('-A --all-namespaces --list'),
  'kubectl config current-context': [],
  'kubectl config get-contexts': words('-o'),
  'kubectl cordon': [],
  'kubectl create': words('--dry-run -f --filename -o'),
  'kubectl debug': words('-i -t -it --container --image --profile --target'),
  'kubectl delete': words('-A --all --dry-run -f --filename --ignore-not-found -l --wait'),
  'kubectl describe': words('-A -f -l --selector'),
  'kubectl diff': words('-f --filename'),
  'kubectl events': words('-A --all-namespaces --for -o --types -w'),
  'kubectl exec': words('-c --container -i -t -it'),
  'kubectl explain': words('--api-version --recursive'),
  'kubectl get': words(
    '-A --all-namespaces --field-selector -f --ignore-not-found -l --selector -L --label-columns --no-headers -o --output --show-labels --show-managed-fields --sort-by -w --watch --raw',
  ),
  'kubectl label': words('-A --all --dry-run -l --list --overwrite'),
  'kubectl logs': words(
    '--all-containers -c --container -f --follow -l --selector --max-log-requests -p --prefix --previous --since --since-time --tail --timestamps',
  ),
  'kubectl patch': words('--dry-run -p --patch --patch-file --subresource --type'),
  'kubectl port-forward': words('--address'),
  'kubectl rollout history': words('--revision'),
  'kubectl rollout pause': [],
  'kubectl rollout restart': words('-l'),
  'kubectl rollout resume': [],
  'kubectl rollout status': words('--timeout -w --watch'),
  'kubectl rollout undo': words('--to-revision'),
  'kubectl scale': words('--replicas --current-replicas'),
  'kubectl top node': words('-l --sort-by'),
  'kubectl top nodes': words('-l --sort-by'),
  'kubectl top pod': words('-A --all-namespaces --containers -l --sort-by'),
  'kubectl top pods': words('-A --all-namespaces --containers -l --sort-by'),
  'kubectl uncordon': [],
  'kubectl version': words('--client -o --output'),
  'kubectl wait': words('-A --all --for -l --timeout'),
  'helm get': words('--revision'),
  'helm get values': words('-a --all -o --revision'),
  'helm history': words('-o'),
  'helm list': words('-A --all-namespaces -o'),
  'helm rollback': words('--wait'),
};

const TAKE_VALUE = words(
  '-n --namespace --context --kube-context -l --selector -o --output -c --container -i -f --filename --since --tail',
);

/** Flags of a command line that its program does not have, and commands whose flags nobody looked up. */
export function strangeFlags(line: string[]): string[] {
  const program = line[0] ?? '';
  const common = COMMON[program];
  if (!common) return [];
  const dashes = line.indexOf('--');
  const args = line
    .slice(1, dashes < 0 ? undefined : dashes)
    .map((arg) => (arg === 'experimental' ? 'x' : arg));
  const names = args.filter((arg, i) => !arg.startsWith('-') && !TAKE_VALUE.includes(args[i - 1] ?? ''));
  const key = [3, 2, 1]
    .map((count) => [program, ...names.slice(0, count)].join(' '))
    .find((known) => known in OWN);
  if (!key) return [`${program} ${names.slice(0, 3).join(' ')} is not in src/commands/flags.ts`];
  return args
    .filter((arg) => /^--?[A-Za-z]/.test(arg))
    .map((arg) => arg.replace(/=.*/s, ''))
    .filter((flag) => !common.includes(flag) && !OWN[key]!.includes(flag))
    .map((flag) => `${key} has no ${flag}`);
}
