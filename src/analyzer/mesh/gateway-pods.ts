import { selectorOf } from './gateways.ts';
import { groupBy, type Mesh } from './index.ts';
import { selects, type Workload } from './workloads.ts';

/** Labels by which Istio's own gateways are known: the charts and profiles write them. */
export function namesGateway(labels: Record<string, string>): boolean {
  return (
    /^(?:ingressgateway|egressgateway|eastwestgateway)$/.test(labels.istio ?? '') ||
    /^istio-(?:ingressgateway|egressgateway|eastwestgateway)$/.test(labels.app ?? '') ||
    labels['gateway.networking.k8s.io/gateway-name'] !== undefined
  );
}

/** Whether a workload is a gateway: a proxy of its own, not beside an application; `undefined` when it can't be told. */
export function isGateway({ labels, annotations, containers }: Workload): boolean | undefined {
  if (namesGateway(labels) || annotations['inject.istio.io/templates'] === 'gateway') return true;
  const main = containers.filter(({ init }) => !init);
  if (main.length === 0) return undefined;
  return main.every(({ name }) => name === 'istio-proxy');
}

const kept = new WeakMap<Mesh, (labels: Record<string, string>) => boolean>();

/** Whether a pasted Gateway chooses its proxies by some of these labels, so that they are a gateway's. */
export function chosenByGateway(mesh: Mesh, labels: Record<string, string>): boolean {
  const known = kept.get(mesh);
  if (known) return known(labels);
  const selectors = mesh
    .of('Gateway')
    .map(selectorOf)
    .filter((selector) => Object.keys(selector).length > 0);
  const byKey = groupBy(selectors, (selector) => Object.entries(selector)[0]!.join('='));
  const find = (of: Record<string, string>) =>
    Object.entries(of).some((pair) =>
      (byKey.get(pair.join('=')) ?? []).some((selector) => selects(selector, of)),
    );
  kept.set(mesh, find);
  return find(labels);
}
