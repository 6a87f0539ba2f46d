/** A webhook configuration with one webhook; `webhook` in block style, indented by two. The name is on line 5. */
export const configuration = (input: {
  kind?: string;
  name?: string;
  labels?: string;
  webhook?: string;
  client?: string;
  selectors?: string;
}) => {
  const {
    kind = 'MutatingWebhookConfiguration',
    name = 'istio-sidecar-injector',
    labels = '{}',
    webhook = 'namespace.sidecar-injector.istio.io',
    client = '{ service: { name: istiod, namespace: istio-system } }',
    selectors = '',
  } = input;
  return `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, labels: ${labels} }
webhooks:
- name: ${webhook}
  clientConfig: ${client}
${selectors}`;
};

export const byNamespace = (selector: string) => `  namespaceSelector: ${selector}\n`;
export const byPod = (selector: string) => `  objectSelector: ${selector}\n`;
