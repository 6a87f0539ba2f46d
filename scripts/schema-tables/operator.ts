import { type Field, type Shape, shape } from './shape.ts';

const field = (of: Shape): Field => ({ shape: of, required: false, deprecated: false });
const text = () => shape('string');
const map = (of: Shape): Shape => ({ ...shape('map'), of });
const list = (of: Shape): Shape => ({ ...shape('list'), of });
const object = (fields: Record<string, Shape>): Shape => ({
  ...shape('object'),
  fields: new Map(Object.entries(fields).map(([name, of]) => [name, field(of)])),
});

/**
 * The IstioOperator object since 1.24 (operator/pkg/apis/types.go). Parts that are Kubernetes' own types stay
 * unchecked.
 */
export function istioOperator(meshConfig: Shape, values: Shape): Shape {
  const any = () => shape('any');
  const k8s = object({
    affinity: any(),
    env: list(any()),
    hpaSpec: any(),
    imagePullPolicy: text(),
    nodeSelector: map(text()),
    podDisruptionBudget: any(),
    podAnnotations: map(text()),
    priorityClassName: text(),
    readinessProbe: any(),
    replicaCount: { ...shape('integer'), min: 0 },
    resources: any(),
    service: any(),
    strategy: any(),
    tolerations: list(any()),
    serviceAnnotations: map(text()),
    securityContext: any(),
    volumes: list(any()),
    volumeMounts: list(any()),
    overlays: list(
      object({
        apiVersion: text(),
        kind: text(),
        name: text(),
        patches: list(object({ path: text(), value: any() })),
      }),
    ),
  });
  const component = { enabled: shape('boolean'), namespace: text(), hub: text(), tag: any(), k8s };
  const gateways = list(object({ ...component, name: text(), label: map(text()) }));
  return object({
    profile: text(),
    installPackagePath: text(),
    hub: text(),
    tag: any(),
    namespace: text(),
    revision: text(),
    compatibilityVersion: text(),
    meshConfig,
    components: object({
      base: object({ enabled: shape('boolean'), k8s }),
      pilot: object(component),
      cni: object(component),
      ztunnel: object(component),
      istiodRemote: object(component),
      ingressGateways: gateways,
      egressGateways: gateways,
      gateway: object(component),
    }),
    values,
    unvalidatedValues: any(),
  });
}
