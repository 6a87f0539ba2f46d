import { isMap, valueAt } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { checkValue } from './check.ts';
import { findKind, type Kind, nodeAt } from './decode.ts';
import { validations } from './istio/index.ts';
import type { Problem, Report, Steps } from './problem.ts';

const checked = new WeakMap<Resource, { minor: number; problems: Problem[] }>();

/**
 * What is wrong with an object by its table, the API server's rules and Istio's own checks; paths are counted from
 * the object. Objects of Kubernetes and others have no table: of them only labels and annotations are looked at.
 * Kept for the rules that ask one after the other.
 */
export function problemsOf(resource: Resource, minor: number): readonly Problem[] {
  const known = checked.get(resource);
  if (known?.minor === minor) return known.problems;
  const problems = check(resource, minor).filter(
    ({ path }) => !isTemplate(valueAt(resource.object, ...path)),
  );
  checked.set(resource, { minor, problems });
  return problems;
}

/** `{{ .Host }}`, `${HOST}`, `$(host)`, `X_PLACEHOLDER`, and a label in capitals in a host: `web.NAME_SPACE.svc`. */
const PLACEHOLDER =
  /\{\{|\$\{|\$\([\w.-]+\)|PLACEHOLDER|(?:^|\.)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\.|\.[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** A value that something fills in before it is applied; Helm's braces read as a map of a map. */
function isTemplate(value: unknown): boolean {
  if (typeof value === 'string') return PLACEHOLDER.test(value);
  return isMap(value) && Object.keys(value).some((key) => key.startsWith('{'));
}

/** Tables tell the newest version's fields; older versions of the Gateway API ask for less. */
const asksForLess = (resource: Resource, kind: Kind) =>
  kind.group === 'gateway.networking.k8s.io' && !resource.apiVersion.endsWith(`/${kind.versions[0]}`);

function check(resource: Resource, minor: number): Problem[] {
  if (resource.pseudo || resource.group === 'install.istio.io') return [];
  // A patch of Kustomize's, which is no object.
  if ('$patch' in resource.object) return [];
  const problems: Problem[] = [];
  const report: Report = (fault, path, message, more = {}) =>
    problems.push({ fault, path, message, ...more });
  metadata(resource.object.metadata, ['metadata'], report);
  const kind = findKind(resource.group, resource.kind);
  if (!kind) {
    const { template } = resource.spec;
    if (isMap(template)) metadata(template.metadata, ['spec', 'template', 'metadata'], report);
    return problems;
  }
  top(resource, kind, report);
  const { spec } = resource.object;
  if (spec === undefined || spec === null) return problems;
  const found = checkValue({ node: kind.node, minor, name: 'spec' }, spec);
  const taken = new Set(found.map(({ path }) => path.join('\n')));
  for (const validate of validations[`${kind.group}/${kind.kind}`] ?? []) {
    const { name, namespace } = resource;
    // What the table found at a place is the cause; Istio's check would say it again.
    validate({ spec: resource.spec, name, namespace }, (fault, path, message, more = {}) => {
      if (!taken.has(path.join('\n'))) found.push({ fault, path, message, ...more });
    });
  }
  for (const problem of found) {
    if (problem.fault === 'required-field-missing' && asksForLess(resource, kind)) continue;
    const also = problem.also?.map(({ path, message }) => ({ path: ['spec', ...path], message }));
    problems.push({ ...problem, path: ['spec', ...problem.path], ...(also ? { also } : {}) });
  }
  return problems;
}

/** Labels and annotations are maps of text in every object. */
function metadata(value: unknown, path: Steps, report: Report): void {
  if (!isMap(value)) return;
  for (const name of ['labels', 'annotations']) {
    const map = value[name];
    if (map === undefined || map === null) continue;
    if (!isMap(map)) {
      report(
        'field-type-wrong',
        [...path, name],
        `\`${[...path, name].join('.')}\` must be a map of names and text: the API server refuses the object.`,
      );
      continue;
    }
    for (const [key, text] of Object.entries(map)) {
      if (typeof text === 'string' || text === null) continue;
      const scalar = typeof text === 'number' || typeof text === 'boolean';
      const article = name === 'labels' ? 'The label' : 'The annotation';
      const message = scalar
        ? `${article} \`${key}\` is the ${typeof text} \`${text}\`; it must be text. Put it in quotes: the API server refuses the object.`
        : `${article} \`${key}\` must be text: the API server refuses the object.`;
      report('field-type-wrong', [...path, name, key], message, scalar ? { repair: { kind: 'quote' } } : {});
    }
  }
}

const TOP = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
const METADATA = new Set(['name', 'generateName', 'namespace', 'labels', 'annotations']);

/** The object's own keys: nothing but these belongs beside `spec`. */
function top({ object }: Resource, kind: Kind, report: Report): void {
  const strays = Object.keys(object).filter((key) => !TOP.has(key));
  const node = nodeAt(kind.node);
  const nothing = (name: string) => object[name] === undefined || object[name] === null;
  const home = (key: string) => (METADATA.has(key) ? 'metadata' : node.fields.has(key) ? 'spec' : undefined);
  for (const parent of ['metadata', 'spec'] as const) {
    const lost = strays.filter((key) => home(key) === parent);
    if (nothing(parent) && lost.length > 0) {
      const names = lost.map((key) => `\`${key}\``).join(', ');
      const verb = lost.length > 1 ? 'stand' : 'stands';
      report(
        'unknown-field',
        [parent],
        `\`${parent}\` is empty, and ${names} ${verb} beside it instead of under it: the indentation was lost, so nothing of it has any effect.`,
        { repair: { kind: 'nest', keys: lost, under: parent } },
      );
    } else {
      for (const key of lost) {
        report(
          'unknown-field',
          [key],
          `\`${key}\` belongs under \`${parent}\`: at the top of the object it is refused or has no effect.`,
          { repair: { kind: 'nest', keys: [key], under: parent } },
        );
      }
    }
  }
  for (const key of strays.filter((one) => home(one) === undefined)) {
    report(
      'unknown-field',
      [key],
      `There is no field \`${key}\` at the top of a ${kind.kind}: kubectl refuses it, and where it slips through it has no effect.`,
    );
  }
  if (nothing('spec') && !strays.some((key) => home(key) === 'spec')) {
    const needed = [...node.fields].filter(([, field]) => field.required).map(([name]) => `\`${name}\``);
    if (needed.length > 0) {
      report(
        'required-field-missing',
        ['spec'],
        `\`spec\` is ${'spec' in object ? 'empty' : 'missing'}; it needs ${needed.join(' and ')}, and the API server refuses the object without.`,
      );
    }
  }
}
