/** Objects with these lines under `proxyMetadata`: the mesh's own (from line 8) and a Pod's annotation (from line 9). */

export const mesh = (...lines: string[]) => `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    defaultConfig:
      proxyMetadata:
${lines.map((line) => `        ${line}`).join('\n')}
`;
export const pod = (...lines: string[]) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  annotations:
    proxy.istio.io/config: |
      proxyMetadata:
${lines.map((line) => `        ${line}`).join('\n')}
spec: { containers: [{ name: web, image: web }] }
`;
