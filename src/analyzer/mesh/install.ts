import { asMap, asText, isMap, type JsonMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { checkHelmValues, checkIstioOperator, checkMeshConfig, type Problem } from '../schema/index.ts';
import type { Mesh } from './index.ts';
import { gone, type Removed } from './removed-options.ts';

/** Kinds in which options of an installation are written. */
export const INSTALL_KINDS = ['IstioOperator', 'HelmValues', 'MeshConfig', 'ConfigMap'] as const;

/** Who reads an option, and so what becomes of a wrong one. */
export type Reader = 'istioctl' | 'helm' | 'istiod';

/** A problem of one option, with its place and its reader. */
export interface OptionProblem {
  problem: Problem;
  at: Place;
  reader: Reader;
  /** As people write it, whatever the file: `meshConfig.mixerAddress`, `values.global.mtls`. */
  option: string;
  /** Set when Istio once had the option. */
  removed?: Removed;
}

const kept = new WeakMap<Mesh, OptionProblem[]>();

/** Every problem of the installation options of the paste. Kept for the rules that ask one after the other. */
export function optionProblems(mesh: Mesh): readonly OptionProblem[] {
  const known = kept.get(mesh);
  if (known) return known;
  const version = mesh.settings.istioVersion.value;
  const found = [
    ...mesh.of('IstioOperator').flatMap((resource) => {
      const problems = checkIstioOperator(resource.spec, version);
      return problems.map((problem) => told(problem, (...path) => resource.at('spec', ...path)));
    }),
    ...mesh.of('HelmValues').flatMap((resource) => {
      const problems = checkHelmValues(resource.object, version);
      return problems.map((problem) => told(problem, resource.at, 'values'));
    }),
    ...mesh.meshConfigs
      .filter(({ resource }) => resource.kind === 'MeshConfig' || resource.kind === 'ConfigMap')
      .flatMap(({ value, at }) =>
        checkMeshConfig(value, version).map((problem) => told(problem, at, 'meshConfig')),
      ),
  ];
  kept.set(mesh, found);
  return found;
}

function told(problem: Problem, at: (...path: (string | number)[]) => Place, root?: string): OptionProblem {
  const steps = [...(root ? [root] : []), ...problem.path].filter((step) => typeof step === 'string');
  const option = (steps[0] === 'values' && steps[1] === 'meshConfig' ? steps.slice(1) : steps).join('.');
  const reader = option.startsWith('meshConfig.') ? 'istiod' : root === 'values' ? 'helm' : 'istioctl';
  const since = / was removed in Istio (1\.\d+)/.exec(problem.message)?.[1];
  const removed =
    problem.fault === 'unknown-field' ? (gone(option) ?? (since ? { since } : undefined)) : undefined;
  return { problem, at: at(...problem.path), reader, option, ...(removed ? { removed } : {}) };
}

/** Helm values wherever they are written: an IstioOperator's `spec.values`, or a values file. */
export interface ValuesView {
  resource: Resource;
  values: JsonMap;
  at(...path: (string | number)[]): Place;
}

/** The values of every installation in the paste, in the order of the text. */
export function helmValues(mesh: Mesh): ValuesView[] {
  const operators = mesh
    .of('IstioOperator')
    .filter((resource) => isMap(resource.spec.values))
    .map(
      (resource): ValuesView => ({
        resource,
        values: asMap(resource.spec.values),
        at: (...path) => resource.at('spec', 'values', ...path),
      }),
    );
  const files = mesh
    .of('HelmValues')
    .map((resource): ValuesView => ({ resource, values: resource.object, at: resource.at }));
  return [...operators, ...files].sort((a, b) => a.resource.order - b.resource.order);
}

/** A place where an image's registry or tag is chosen. */
export interface Choice {
  value: string | number;
  at: Place;
}

/** Every `hub` or `tag` of an installation: of the whole, of a component, of a chart. */
export function imageChoices(mesh: Mesh, key: 'hub' | 'tag'): Choice[] {
  const choices: Choice[] = [];
  const take = (map: JsonMap, at: (...path: (string | number)[]) => Place) => {
    const value = map[key];
    if (typeof value === 'string' || typeof value === 'number') choices.push({ value, at: at(key) });
  };
  for (const resource of mesh.of('IstioOperator')) {
    take(resource.spec, (...path) => resource.at('spec', ...path));
    for (const [name, component] of Object.entries(asMap(resource.spec.components))) {
      const list = Array.isArray(component) ? component : undefined;
      if (list) {
        list.forEach((item, index) => {
          take(asMap(item), (...path) => resource.at('spec', 'components', name, index, ...path));
        });
      } else take(asMap(component), (...path) => resource.at('spec', 'components', name, ...path));
    }
  }
  for (const { values, at } of helmValues(mesh)) {
    for (const part of ['global', 'pilot', 'cni', 'ztunnel']) {
      take(asMap(values[part]), (...path) => at(part, ...path));
    }
    const proxy = asMap(asMap(values.global).proxy);
    take(proxy, (...path) => at('global', 'proxy', ...path));
  }
  return choices;
}

/** `global.multiCluster.clusterName`, `global.network` and `global.meshID` of an installation. */
export interface Identity {
  view: ValuesView;
  cluster: string | undefined;
  network: string | undefined;
  meshId: string | undefined;
}

/** What each installation of the paste calls its cluster, network and mesh. */
export function identities(mesh: Mesh): Identity[] {
  return helmValues(mesh).map((view) => {
    const global = asMap(view.values.global);
    return {
      view,
      cluster: asText(asMap(global.multiCluster).clusterName) || undefined,
      network: asText(global.network) || undefined,
      meshId: asText(global.meshID) || undefined,
    };
  });
}
