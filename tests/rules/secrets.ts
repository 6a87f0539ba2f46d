import { paste } from './references.ts';

/** `credentialName` is on line 10. */
export const secureGateway = (tls = '{ mode: SIMPLE, credentialName: site }', hosts = '[shop.example.com]') =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: edge }\nspec:\n  selector: { app: gw }\n  servers:\n  - hosts: ${hosts}\n    port: { number: 443, name: https, protocol: HTTPS }\n    tls:\n      ${tls}\n`;

export const secret = (data: Record<string, string>, name = 'site', namespace = 'edge') =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: ${namespace} }\ndata: ${JSON.stringify(
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, btoa(value)])),
  )}\n`;

export const kubernetesGateway = (hostname = 'shop.example.com', namespace = 'edge') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: ${namespace} }\nspec:\n  gatewayClassName: istio\n  listeners:\n  - { name: https, port: 443, protocol: HTTPS, hostname: ${hostname}, tls: { certificateRefs: [{ name: site }] } }\n`;

export const withSecret = (data: Record<string, string>, gateway = secureGateway()) =>
  paste(gateway, secret(data));
