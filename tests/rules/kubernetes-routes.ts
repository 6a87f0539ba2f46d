/** Small Gateway API objects; the route's first parent is on line 6, its backends on line 8. */
export const route = (input: {
  kind?: string;
  parent?: string;
  backend?: string;
  namespace?: string;
  more?: string;
}) => {
  const {
    kind = 'HTTPRoute',
    parent = '{ name: public, namespace: edge }',
    backend = '{ name: cart, port: 80 }',
    namespace = 'shop',
    more = '',
  } = input;
  return `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: cart, namespace: ${namespace} }
spec:
  parentRefs:
  - ${parent}
  rules:
  - backendRefs: [${backend}]
${more}`;
};

/** The first listener is on line 7. */
export const kubernetesGateway = (
  listeners: string,
  namespace = 'edge',
) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ${namespace} }
spec:
  gatewayClassName: istio
  listeners:
${listeners}`;

export const grant = (from: string, to = '[{ group: "", kind: Service }]', namespace = 'books') =>
  `apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: { name: grant, namespace: ${namespace} }\nspec: { from: ${from}, to: ${to} }\n`;
