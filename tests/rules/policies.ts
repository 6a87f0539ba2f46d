/** Small policies that the tests of the policy rules put together; `spec` in flow style, on line 4. */
const object =
  (kind: string, api: string) =>
  (spec: string, namespace = 'shop', name = 'policy') =>
    `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;

export const authorizationPolicy = object('AuthorizationPolicy', 'security.istio.io/v1');
export const requestAuthentication = object('RequestAuthentication', 'security.istio.io/v1');
export const peerAuthentication = object('PeerAuthentication', 'security.istio.io/v1');
export const telemetry = object('Telemetry', 'telemetry.istio.io/v1');
export const wasmPlugin = object('WasmPlugin', 'extensions.istio.io/v1alpha1');

export const namespaceObject = (name: string, labels = '{}') =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: ${labels} }\n`;
