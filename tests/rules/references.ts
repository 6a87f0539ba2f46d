/** Small objects that the tests of the reference rules put together. */
const at = (name: string, namespace: string) => `metadata: { name: ${name}, namespace: ${namespace} }\n`;

export const service = (
  name: string,
  namespace = 'shop',
  ports = '[{ name: http, port: 80, targetPort: 8080 }]',
  more = '',
) =>
  `apiVersion: v1\nkind: Service\n${at(name, namespace)}spec: { selector: { app: ${name} }, ports: ${ports}${more} }\n`;

export const serviceEntry = (host: string, namespace = 'shop', exportTo = '["*"]') =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\n${at('entry', namespace)}spec:\n  hosts: ["${host}"]\n  exportTo: ${exportTo}\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n`;

/** The destination is on line 9, `spec.gateways` on line 6, `spec.hosts` on line 5. */
export const virtualService = (input: {
  destination?: string;
  gateways?: string;
  hosts?: string;
  name?: string;
  namespace?: string;
  more?: string;
}) => {
  const {
    destination = '{ host: cart }',
    gateways = '[mesh]',
    hosts = '[cart]',
    name = 'routes',
    namespace = 'shop',
    more = '',
  } = input;
  return `apiVersion: networking.istio.io/v1\nkind: VirtualService\n${at(name, namespace)}spec:\n  hosts: ${hosts}\n  gateways: ${gateways}\n  http:\n  - route:\n    - destination: ${destination}\n${more}`;
};

export const gateway = (name: string, namespace: string, hosts = '["*"]', selector = '{ istio: edge }') =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\n${at(name, namespace)}spec:\n  selector: ${selector}\n  servers: [{ hosts: ${hosts}, port: { number: 80, name: http, protocol: HTTP } }]\n`;

export const deployment = (name: string, labels: string, namespace = 'shop') =>
  `apiVersion: apps/v1\nkind: Deployment\n${at(name, namespace)}spec:\n  template:\n    metadata: { labels: ${labels} }\n    spec: { containers: [{ name: app, image: registry.example.com/app:1 }] }\n`;

export const paste = (...documents: string[]) => documents.join('---\n');
