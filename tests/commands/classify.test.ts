import { describe, expect, test } from 'vitest';
import { classify, isCommand } from '../../src/commands/index.ts';

const READS = [
  'istioctl version',
  'istioctl analyze -n {namespace}',
  'istioctl analyze --use-kube=false orders.yaml',
  'istioctl proxy-config routes deploy/{gateway} -n {gateway-namespace} -o json',
  'istioctl pc log {pod}.{namespace}',
  'istioctl proxy-status -v 1',
  'istioctl x describe pod {pod}.{namespace}',
  'istioctl experimental precheck',
  'istioctl x envoy-stats {pod}.{namespace} | grep upstream_cx',
  'istioctl manifest generate -f {file} > /tmp/new.yaml',
  'istioctl ztunnel-config workload',
  'istioctl waypoint list -A',
  'istioctl tag list',
  'istioctl install -f {file} --dry-run',
  'kubectl get pods -n {namespace} -o wide',
  'kubectl -n istio-system get configmap istio -o yaml',
  'kubectl --context {context} -n istio-system logs deploy/istiod --since=1h | grep -c error',
  'kubectl auth can-i get pods -n {namespace}',
  'kubectl rollout status deploy/istiod -n istio-system --timeout=60s',
  'kubectl -n {namespace} rollout history deployment {deployment}',
  'kubectl apply -f {file} --dry-run=server',
  'kubectl label pod {pod} -n {namespace} --list',
  'kubectl diff -f {file}',
  'kubectl port-forward -n istio-system deploy/istiod 15014',
  'kubectl cp {namespace}/{pod}:/tmp/dump.pcap dump.pcap',
  'kubectl exec {pod} -n {namespace} -c istio-proxy -- pilot-agent request GET clusters | grep rq_total',
  'kubectl exec {pod} -n {namespace} -c istio-proxy -- curl -s localhost:15000/config_dump',
  "kubectl exec {pod} -n {namespace} -- sh -c 'for i in $(seq 20); do curl -s -o /dev/null http://{service}:{port}/; done'",
  'kubectl get pod {pod} -n {namespace} -o jsonpath=\'{range .spec.containers[*]}{.name}{"\\n"}{end}\'',
  "kubectl get pods -A -o jsonpath='{..image}' | tr ' ' '\\n' | sort | uniq -c",
  'kubectl create namespace {namespace} --dry-run=client -o yaml',
  'helm list -A | grep istio',
  'helm get values istiod -n istio-system',
  'helm upgrade istiod istio/istiod --dry-run',
  'curl -sI http://{host}/',
  'curl -s -XGET http://{host}/',
  'curl -sG -d q=up http://{host}/query',
  "curl -s -o /dev/null -w '%{http_code}\\n' http://{host}{path}",
  'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates',
  'diff <(istioctl version) <(helm list -A)',
  'for i in $(seq 3); do\n  kubectl get pods\ndone',
  'timeout 5 curl -s http://{host}/',
  'A=1 B=2 kubectl get pods',
  'kubectl get pods \\\n  -n {namespace}',
  'git diff HEAD~1 -- {file}',
  'git log -3 --oneline # what changed last',
  'grpcurl -plaintext {host}:{port} grpc.health.v1.Health/Check',
  "awk '{print}' {file}",
];

const CHANGES: [string, string][] = [
  ['kubectl apply -f {file}', 'the cluster'],
  ['kubectl -n {namespace} delete virtualservice {virtual-service}', 'the cluster'],
  ["kubectl patch service {service} -n {namespace} --type=json -p '[]'", 'the cluster'],
  ['kubectl rollout undo deployment/{deployment} -n {namespace}', 'the cluster'],
  ['kubectl get pods -o name | xargs kubectl delete', 'the cluster'],
  ['istioctl manifest generate -f {file} | kubectl apply -f -', 'the cluster'],
  ['kubectl apply -f - <<EOF\nkind: Service\nmetadata: { name: get }\nEOF', 'the cluster'],
  ['kubectl get pods && kubectl scale deploy/{deployment} --replicas=0', 'the cluster'],
  ['echo $(kubectl delete pod {pod})', 'the cluster'],
  ['istioctl install -f {file} -y', 'the mesh'],
  ['istioctl tag set {tag} --revision {revision} --overwrite', 'the cluster'],
  ['istioctl pc log {pod}.{namespace} --level debug', 'log levels of the proxy'],
  ['istioctl admin log --level ads:debug', 'log levels of istiod'],
  ['kubectl exec {pod} -- curl -X POST localhost:15000/logging?level=debug', 'the running pod'],
  ['kubectl exec {pod} -c istio-proxy -- pilot-agent request POST quitquitquit', 'the running pod'],
  ["kubectl exec {pod} -- sh -c 'curl -sXPOST localhost:15000/reset_counters'", 'the running pod'],
  ['kubectl cp dump.txt {namespace}/{pod}:/tmp/dump.txt', 'files in the pod'],
  ['kubectl config use-context {context}', 'your kubeconfig'],
  ['helm rollback istiod {helm-revision} -n istio-system', 'the cluster'],
  ["curl -s -d '{}' http://{host}/", 'what it calls'],
  ['sed -i s/a/b/ {file}', 'local files'],
  ['git revert HEAD', 'the repository'],
];

const UNKNOWN: [string, RegExp][] = [
  ['', /no command/],
  ['istioctl verify-install', /removed in 1\.24/],
  ['istioctl x revision list', /removed in 1\.21/],
  ['istioctl authn tls-check {pod}', /removed/],
  ['istioctl proxy-config nonsense {pod}', /nonsense/],
  ['istioctl frobnicate', /frobnicate/],
  ['kubectl frobnicate pods', /frobnicate/],
  ['kubectl exec {pod} ls', /--/],
  ['kubectl exec {pod} -- mystery', /mystery/],
  ['kubectl get pods | mystery', /mystery/],
  ['kubectl get pods -n {name-space}', /name-space/],
  ['istioctl install \\ \n --set profile=demo', /blank after the backslash/],
  ["kubectl get pods -o jsonpath='{.items", /never closed/],
];

describe('classify', () => {
  test.each(READS)('reads: %s', (run) => {
    expect(classify(run)).toEqual({ effect: 'read' });
  });
  test.each(CHANGES)('changes: %s', (run, what) => {
    expect(classify(run)).toMatchObject({
      effect: 'change',
      what: expect.stringMatching(new RegExp(`^${what}`)),
    });
  });
  test.each(UNKNOWN)('refuses: %s', (run, reason) => {
    expect(classify(run)).toEqual({ unknown: expect.stringMatching(reason) });
  });
});

test('an undo is a command only when it starts with a known program', () => {
  expect(isCommand('kubectl rollout undo deploy/x')).toBe(true);
  expect(isCommand('istioctl frobnicate')).toBe(true);
  expect(isCommand('Apply the newer file again.')).toBe(false);
});
