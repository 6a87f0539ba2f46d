/** The first port is on line 7. */
export const outside = (ports: string, host = 'a.example.com', more = '') =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e, namespace: shop }\nspec:\n  hosts: ["${host}"]\n  ports:\n  - ${ports}\n  resolution: DNS\n${more}`;

/** The policy is on line 6. */
export const starting = (policy: string, host = 'a.example.com', more = '') =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: d, namespace: shop }\nspec:\n  host: "${host}"\n  trafficPolicy: ${policy}\n${more}`;

export const SIMPLE = '{ tls: { mode: SIMPLE } }';
export const onPort = (number: number, mode = 'SIMPLE', before = '') =>
  `{ ${before}portLevelSettings: [{ port: { number: ${number} }, tls: { mode: ${mode} } }] }`;
