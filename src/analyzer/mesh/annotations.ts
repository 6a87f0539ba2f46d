import type { Place } from '../parse/resource.ts';
import { ANNOTATION_REGISTRY } from './annotation-registry.ts';
import type { Mesh } from './index.ts';
import type { Workload } from './workloads.ts';

export interface KnownAnnotation {
  /** Kinds it is read on; `Pod` also stands for Pod templates, `Any` for all. */
  kinds: readonly string[];
  deprecated: boolean;
}

/** Annotations that Istio knows, by name. */
export const KNOWN_ANNOTATIONS: ReadonlyMap<string, KnownAnnotation> = new Map(
  ANNOTATION_REGISTRY.trim()
    .split('\n')
    .map((line) => {
      const [name = '', kinds = '', state] = line.split(' ');
      return [name, { kinds: kinds.split(','), deprecated: state === 'deprecated' }];
    }),
);

/** Written by Istio itself, so no one's mistake wherever they stand. */
const WRITTEN_BY_ISTIO = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
]);

/** Kinds whose own metadata makes no Pod, beside the controllers of Pods. */
const PLAIN_KINDS = ['Namespace', 'Service'] as const;

/** One annotation of Istio, at a place where annotations can be judged. */
export interface Annotation {
  name: string;
  value: string;
  /** Kind of the object whose metadata holds it; `Pod` for a Pod template. */
  kind: string;
  /** Undefined for a name that Istio does not know. */
  known: KnownAnnotation | undefined;
  /** Labels beside it. */
  labels: Record<string, string>;
  /** The workload whose Pods it reaches, or would reach if it stood in the template. */
  workload: Workload | undefined;
  at: Place;
}

/** Kinds whose annotations are judged. */
export const ANNOTATED_KINDS = [
  ...PLAIN_KINDS,
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
];

const known = new WeakMap<Mesh, readonly Annotation[]>();

/** Istio's annotations on Namespaces, Services, workloads and their Pod templates, in the order of the text of each. */
export function annotationsOf(mesh: Mesh): readonly Annotation[] {
  const found = known.get(mesh);
  if (found) return found;
  const all = [
    ...PLAIN_KINDS.flatMap((kind) =>
      mesh
        .of(kind)
        .flatMap((resource) => read(kind, resource.at('metadata'), resource.annotations, resource.labels)),
    ),
    ...mesh.workloads.flatMap((workload) => {
      if (!ANNOTATED_KINDS.includes(workload.kind)) return [];
      const { resource, kind } = workload;
      const own =
        kind === 'Pod'
          ? []
          : read(kind, resource.at('metadata'), resource.annotations, resource.labels, workload);
      return [
        ...own,
        ...read('Pod', workload.at('metadata'), workload.annotations, workload.labels, workload),
      ];
    }),
  ];
  known.set(mesh, all);
  return all;
}

function read(
  kind: string,
  metadata: Place,
  annotations: Record<string, string>,
  labels: Record<string, string>,
  workload?: Workload,
): Annotation[] {
  return Object.entries(annotations).flatMap(([name, value]): Annotation[] => {
    if (!isIstios(name) || WRITTEN_BY_ISTIO.has(name)) return [];
    const path = [...metadata.path, 'annotations', name];
    return [
      {
        name,
        value,
        kind,
        known: KNOWN_ANNOTATIONS.get(name),
        labels,
        workload,
        at: metadata.resource.at(...path),
      },
    ];
  });
}

function isIstios(name: string): boolean {
  const [domain = ''] = name.split('/');
  // The installer's own notes.
  if (domain.endsWith('operator.istio.io')) return false;
  return name === 'kubernetes.io/ingress.class' || domain === 'istio.io' || domain.endsWith('.istio.io');
}

/** Whether it stands where Istio reads it. */
export function isInPlace({ known, kind }: Annotation): boolean {
  return known === undefined || known.kinds.includes('Any') || known.kinds.includes(kind);
}

const INJECT = 'sidecar.istio.io/inject';

/** Whether a Namespace's labels call the injector for its Pods, or forbid it. */
function decides(labels: Record<string, string>): boolean {
  return labels['istio-injection'] !== undefined || labels['istio.io/rev'] !== undefined;
}

/** Whether a workload asks for a sidecar by an annotation alone, where only a label is heard. */
export function asksInVain(mesh: Mesh, workload: Workload): boolean {
  if (workload.annotations[INJECT] !== 'true' || workload.labels[INJECT] !== undefined) return false;
  if (workload.labels['istio.io/rev'] !== undefined || workload.annotations['sidecar.istio.io/status'])
    return false;
  const namespace = mesh.namespaceLabels(workload.namespace);
  return !namespace || !decides(namespace);
}
