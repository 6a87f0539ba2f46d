import { asList, asMap, asText, type JsonMap, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import { meets } from './label-selector.ts';

/** One entry of a webhook configuration. */
export interface Webhook {
  resource: Resource;
  name: string;
  clientConfig: JsonMap;
  object: JsonMap;
  at(...path: (string | number)[]): Place;
}

/** Webhooks of all configurations of a kind. */
export function webhooksOf(
  mesh: Mesh,
  kind: 'MutatingWebhookConfiguration' | 'ValidatingWebhookConfiguration',
): Webhook[] {
  return mesh.of(kind).flatMap(readWebhooks);
}

function readWebhooks(resource: Resource): Webhook[] {
  return asList(resource.object.webhooks).map((item, index) => {
    const object = asMap(item);
    return {
      resource,
      name: asText(object.name) ?? '',
      clientConfig: asMap(object.clientConfig),
      object,
      at: (...path) => resource.at('webhooks', index, ...path),
    };
  });
}

const REVISION = 'istio.io/rev';

/** Webhooks that inject sidecars: of configurations with a revision, or with a webhook of Istio's name. */
export function injectionWebhooks(mesh: Mesh): Webhook[] {
  return mesh.of('MutatingWebhookConfiguration').flatMap((resource) => {
    const webhooks = readWebhooks(resource);
    const isIstio =
      resource.labels[REVISION] !== undefined || webhooks.some(({ name }) => name.endsWith('istio.io'));
    return isIstio ? webhooks.filter(catchesPods) : [];
  });
}

/** Webhooks through which the API server asks Istio about injection or about Istio's own objects. */
export function istioWebhooks(mesh: Mesh): Webhook[] {
  return [
    ...webhooksOf(mesh, 'ValidatingWebhookConfiguration').filter(
      ({ resource: { name } }) => name === 'istiod-default-validator' || name.startsWith('istio-validator'),
    ),
    ...webhooksOf(mesh, 'MutatingWebhookConfiguration').filter(({ resource }) =>
      resource.name.startsWith('istio-sidecar-injector'),
    ),
  ];
}

/** Rules that leave Pods out keep a webhook from injecting; without rules nothing is known. */
function catchesPods({ object }: Webhook): boolean {
  const rules = asList(object.rules);
  return (
    rules.length === 0 ||
    rules.some((rule) => textsOf(asMap(rule).resources).some((one) => ['pods', '*', '*/*'].includes(one)))
  );
}

/** Labels of a namespace and of a Pod by which the webhooks can be told apart. */
export interface Sample {
  namespace: Record<string, string>;
  pod: Record<string, string>;
}

/** Which webhooks catch one and the same Pod, and with which labels. */
export function overlaps(
  webhooks: readonly Webhook[],
): { webhook: Webhook; others: Webhook[]; sample: Sample }[] {
  const revisions = [...new Set(webhooks.flatMap(revisionsOf))];
  const namespaces = labelSets('istio-injection', ['enabled', 'disabled'], revisions);
  const pods = labelSets('sidecar.istio.io/inject', ['true', 'false'], revisions);
  const caught = webhooks.map((webhook) => ({
    webhook,
    namespaces: namespaces.filter((labels) => meets(webhook.object.namespaceSelector, labels)),
    pods: pods.filter((labels) => meets(webhook.object.objectSelector, labels)),
  }));
  return caught.flatMap((one) => {
    let sample: Sample | undefined;
    const others = caught.filter((other) => {
      if (other === one) return false;
      const namespace = one.namespaces.find((labels) => other.namespaces.includes(labels));
      const pod = one.pods.find((labels) => other.pods.includes(labels));
      if (!namespace || !pod) return false;
      sample ??= { namespace, pod };
      return true;
    });
    return sample ? [{ webhook: one.webhook, others: others.map(({ webhook }) => webhook), sample }] : [];
  });
}

function revisionsOf({ resource, object }: Webhook): string[] {
  const own = resource.labels[REVISION];
  const selected = [object.namespaceSelector, object.objectSelector].flatMap((selector) => [
    textMap(asMap(selector).matchLabels)[REVISION] ?? [],
    ...asList(asMap(selector).matchExpressions).map((item) =>
      asMap(item).key === REVISION ? textsOf(asMap(item).values) : [],
    ),
  ]);
  return [own ?? [], ...selected].flat();
}

function labelSets(key: string, values: string[], revisions: string[]): Record<string, string>[] {
  const plain: Record<string, string>[] = [{}, ...values.map((value) => ({ [key]: value }))];
  return [
    ...plain,
    ...revisions.flatMap((revision) => plain.map((labels) => ({ ...labels, [REVISION]: revision }))),
  ];
}
