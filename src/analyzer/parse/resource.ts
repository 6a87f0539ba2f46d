import { isScalar, type Scalar } from 'yaml';
import type { Path, Range, ResourceId } from '../types.ts';
import { asMap, asText, isMap, type JsonMap, textMap, valueAt } from './json.ts';
import { locate, parseEmbedded, rangeOf, type Tree } from './tree.ts';

/** A node of an object: where a finding points. `resource` is the object that the finding is about. */
export interface Place {
  resource: Resource;
  tree: Tree;
  /** From the tree's root. */
  treePath: Path;
  /** From the object, through embedded texts: what `Finding.path` says. */
  path: Path;
}

/** One object of the paste. */
export interface Resource {
  tree: Tree;
  /** From the tree's root to the object: `[]`, or `['items', 3]` in a List. */
  base: Path;
  /** 0-based, over all sources. */
  order: number;
  apiVersion: string;
  /** Part of apiVersion before the slash; '' for core kinds and where none is written. */
  group: string;
  /** As written. See `Mesh.of` for the names that rules use. */
  kind: string;
  name: string;
  /** Resolved: the default namespace where none is written; undefined for cluster-wide kinds. */
  namespace: string | undefined;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The whole object. */
  object: JsonMap;
  /** `object.spec`, or an empty map. */
  spec: JsonMap;
  /** Helm values and mesh config have no kind of their own: a name we give them. */
  pseudo: boolean;
  at(...path: (string | number)[]): Place;
}

/** A YAML text inside a scalar of an object, read as YAML. */
export interface Embedded {
  tree: Tree;
  value: unknown;
  at(...path: (string | number)[]): Place;
}

export function resourceId(resource: Resource): ResourceId | undefined {
  // istioctl calls a file of networks so, though no object of that name exists.
  if (resource.kind === 'MeshNetworks' && resource.pseudo)
    return { kind: 'MeshNetworks', name: 'meshnetworks' };
  if (resource.pseudo) return undefined;
  return {
    kind: resource.kind,
    ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }),
    name: resource.name,
  };
}

/** "VirtualService default/reviews", as messages name an object. */
export function describe(resource: Resource): string {
  if (resource.pseudo) {
    if (resource.kind === 'MeshNetworks') return 'these mesh networks';
    return resource.kind === 'HelmValues' ? 'these Helm values' : 'this mesh config';
  }
  return `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`;
}

export function rangeOfPlace(place: Place): Range {
  return rangeOf(place.tree, place.treePath);
}

const CLUSTER_WIDE = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'GatewayClass',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'StorageClass',
  'PriorityClass',
  'APIService',
]);

export function makeResource(input: {
  tree: Tree;
  base: Path;
  order: number;
  object: JsonMap;
  pseudoKind?: string;
  defaultNamespace: string;
}): Resource {
  const { tree, base, order, object, pseudoKind, defaultNamespace } = input;
  const metadata = asMap(object.metadata);
  const apiVersion = asText(object.apiVersion) ?? '';
  const kind = pseudoKind ?? asText(object.kind) ?? '';
  const resource: Resource = {
    tree,
    base,
    order,
    apiVersion,
    group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
    kind,
    name: textMap(metadata).name ?? '',
    namespace:
      CLUSTER_WIDE.has(kind) || pseudoKind ? undefined : asText(metadata.namespace) || defaultNamespace,
    labels: textMap(metadata.labels),
    annotations: textMap(metadata.annotations),
    object,
    spec: asMap(object.spec),
    pseudo: pseudoKind !== undefined,
    at: (...path) => ({ resource, tree, treePath: [...base, ...path], path }),
  };
  return resource;
}

/**
 * Reads the YAML text that a string of the object holds.
 * @returns undefined when there is no string at the path; syntax errors are in `tree.errors`.
 */
export function embedded(resource: Resource, ...path: (string | number)[]): Embedded | undefined {
  if (typeof valueAt(resource.object, ...path) !== 'string') return undefined;
  const { step, depth } = locate(resource.tree, [...resource.base, ...path]);
  if (depth !== resource.base.length + path.length || !isScalar(step.node)) return undefined;
  const tree = parseEmbedded(resource.tree, step.node as Scalar.Parsed);
  return {
    tree,
    value: toValue(tree),
    at: (...inner) => ({ resource, tree, treePath: inner, path: [...path, ...inner] }),
  };
}

const values = new WeakMap<Tree['document'], { value: unknown }>();

/** The tree as plain values; undefined for trees that cannot be built (alias bombs, bottomless nesting). */
export function toValue(tree: Tree): unknown {
  const known = values.get(tree.document);
  if (known) return known.value;
  const value = buildValue(tree);
  values.set(tree.document, { value });
  return value;
}

function buildValue(tree: Tree): unknown {
  try {
    const value: unknown = tree.document.toJS({ maxAliasCount: 1000 });
    return value === null ? undefined : value;
  } catch {
    return undefined;
  }
}

export function isObjectTree(value: unknown): value is JsonMap {
  return isMap(value) && Object.keys(value).length > 0;
}
