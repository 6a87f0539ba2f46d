import { type Alias, isCollection, isScalar, visit } from 'yaml';
import type { Range, Source } from '../types.ts';
import { asList, asMap, isMap, type JsonMap } from './json.ts';
import { isObjectTree, makeResource, type Resource, toValue } from './resource.ts';
import { createMemo, type Memo, parseTrees, type Tree } from './tree.ts';

/** A fault of the text itself, before anything is known about objects. */
export interface SyntaxFault {
  source: string;
  range: Range;
  message: string;
  resource?: Resource;
}

/** A document that names no kind and is not known under another name. */
export interface Unnamed {
  source: string;
  range: Range;
  /** `kind` or `apiVersion` is missing from a map, or the document is no map at all. */
  missing: 'kind' | 'map';
  tree: Tree;
}

export interface Parsed {
  resources: Resource[];
  faults: SyntaxFault[];
  unnamed: Unnamed[];
  texts: Map<string, string>;
}

/** Keys by which Istio's Helm values and IstioOperator fragments are told from other maps. */
const HELM_KEYS = [
  'meshConfig',
  'pilot',
  'gateways',
  'cni',
  'ztunnel',
  'sidecarInjectorWebhook',
  'istio_cni',
];
/** Keys under `global` that are Istio's alone: other charts have a `global` of their own. */
const GLOBAL_KEYS = new Set(
  (
    'hub variant proxy proxy_init istiod istioNamespace meshID multiCluster meshNetworks pilotCertProvider caAddress ' +
    'caName certSigners configCluster configValidation externalIstiod jwtPolicy mountMtlsCerts nativeNftables ' +
    'omitSidecarInjectorConfigMap operatorManageWebhooks policyNamespace prometheusNamespace remotePilotAddress ' +
    'telemetryNamespace trustBundleName waypoint'
  ).split(' '),
);
/** Keys by which a bare mesh config (the `mesh` key of the `istio` ConfigMap) is known. */
const MESH_KEYS = [
  'accessLogEncoding',
  'accessLogFile',
  'accessLogFormat',
  'defaultConfig',
  'defaultProviders',
  'enableAutoMtls',
  'enablePrometheusMerge',
  'extensionProviders',
  'outboundTrafficPolicy',
  'inboundTrafficPolicy',
  'rootNamespace',
  'trustDomain',
  'discoverySelectors',
  'ingressControllerMode',
  'localityLbSetting',
];

/** A map without `kind` that is known all the same. */
function pseudoKind(object: JsonMap): 'HelmValues' | 'MeshConfig' | 'MeshNetworks' | undefined {
  if ('kind' in object || 'apiVersion' in object || 'metadata' in object) return undefined;
  if (HELM_KEYS.some((key) => key in object)) return 'HelmValues';
  if (isIstioGlobal(object)) return 'HelmValues';
  if (MESH_KEYS.some((key) => key in object)) return 'MeshConfig';
  if (isMeshNetworks(object)) return 'MeshNetworks';
  return undefined;
}

/** Values that are told from other charts' by what `global` holds; one that holds nothing else is taken for Istio's. */
function isIstioGlobal(values: JsonMap): boolean {
  const keys = Object.keys(asMap(values.global));
  return keys.some((key) => GLOBAL_KEYS.has(key)) || (keys.length > 0 && Object.keys(values).length === 1);
}

/** The `meshNetworks` key of the `istio` ConfigMap as a file of its own: `networks`, and each has endpoints or gateways. */
function isMeshNetworks({ networks }: JsonMap): boolean {
  const all = Object.values(asMap(networks));
  return (
    all.length > 0 &&
    all.every((network) => isMap(network) && ('endpoints' in network || 'gateways' in network))
  );
}

function objectsOf(value: JsonMap): { base: (string | number)[]; object: JsonMap }[] {
  const isList = typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items);
  if (!isList) return [{ base: [], object: value }];
  return asList(value.items).flatMap((item, index) =>
    isMap(item) ? [{ base: ['items', index], object: item }] : [],
  );
}

/**
 * Reads every object of every source.
 * @param defaultNamespace namespace of objects that name none
 * @param memo documents of the run before, replaced by those of this one
 * @returns objects in the order of the text, and what could not be read with its place; never throws
 */
export function parse(
  sources: readonly Source[],
  defaultNamespace: string,
  memo: Memo = createMemo(),
): Parsed {
  const next = createMemo();
  const parsed: Parsed = { resources: [], faults: [], unnamed: [], texts: new Map() };
  for (const { name, text } of sources) {
    parsed.texts.set(name, text);
    let trees: Tree[];
    try {
      trees = parseTrees(name, text, memo, next);
    } catch (error) {
      const start = { line: 1, column: 1 };
      const message = `This text could not be read as YAML: ${error instanceof RangeError ? 'it is nested too deeply' : String(error)}.`;
      parsed.faults.push({ source: name, range: { start, end: start }, message });
      continue;
    }
    for (const tree of trees) readTree(tree, defaultNamespace, parsed);
  }
  memo.documents = next.documents;
  return parsed;
}

function readTree(tree: Tree, defaultNamespace: string, parsed: Parsed): void {
  const template = templateFault(tree);
  if (template) {
    parsed.faults.push(template);
    return;
  }
  const value = toValue(tree);
  const before = parsed.resources.length;
  if (value === undefined) parsed.faults.push(...unbuilt(tree));
  if (isObjectTree(value)) {
    for (const { base, object } of objectsOf(value)) {
      const pseudo = pseudoKind(object);
      if (!pseudo && typeof object.kind !== 'string') {
        if (tree.errors.length === 0) {
          parsed.unnamed.push({ source: tree.source, range: startOf(tree, base), missing: 'kind', tree });
        }
        continue;
      }
      const order = parsed.resources.length;
      parsed.resources.push(
        makeResource({
          tree,
          base,
          order,
          object,
          defaultNamespace,
          ...(pseudo ? { pseudoKind: pseudo } : {}),
        }),
      );
    }
  } else if (value !== undefined && !isMap(value) && tree.errors.length === 0) {
    parsed.unnamed.push({ source: tree.source, range: startOf(tree, []), missing: 'map', tree });
  }
  const resource = parsed.resources[before];
  const lines = new Set<number>();
  for (const error of tree.errors) {
    const start = tree.position(tree.toSource(error.pos[0]) ?? 0);
    if (lines.has(start.line) || lines.size === 5) continue;
    lines.add(start.line);
    const end = tree.position(tree.toSource(error.pos[1]) ?? 0);
    parsed.faults.push({
      source: tree.source,
      range: { start, end: end.line === start.line ? end : { line: start.line, column: start.column + 1 } },
      message: faultMessage(tree, error, start.line),
      ...(resource ? { resource } : {}),
    });
  }
}

/** A template's action that opens a line, or one that only Helm knows. */
const ACTION = /^\s*(?:- )?\{\{|\{\{-? *(?:if|range|with|include|end|\.Values|\.Release|\.Chart)\b/m;

/**
 * A document that is a template still, where `{{ … }}` is no text but stands for lines or for whole values (which read
 * as a map whose key is a map). Nothing else can be said of it.
 */
function templateFault(tree: Tree): SyntaxFault | undefined {
  const [from, , to] = tree.document.range;
  const start = tree.toSource(from) ?? 0;
  const text = tree.text.slice(start, tree.toSource(to));
  if (!text.includes('{{')) return undefined;
  let at = lineWithBraces(tree, text, start);
  visit(tree.document, {
    Pair: (_key, pair) => {
      if (!isCollection(pair.key) || !pair.key.flow) return undefined;
      at ??= tree.toSource(pair.key.range?.[0] ?? 0);
      return visit.BREAK;
    },
  });
  if (at === undefined) return undefined;
  const { line, column } = tree.position(at);
  return {
    source: tree.source,
    range: { start: { line, column }, end: { line, column: column + 1 } },
    message:
      'This is a Helm template, not YAML yet, and nothing in it was checked. Render the chart first (`helm template RELEASE CHART -f values.yaml`) and paste its output.',
  };
}

/** Where the braces stand that keep a document from being read; undefined when they are not to blame. */
function lineWithBraces(tree: Tree, text: string, start: number): number | undefined {
  for (const { pos } of tree.errors) {
    const at = tree.toSource(pos[0]) ?? 0;
    const lineStart = tree.text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = tree.text.indexOf('\n', at);
    const line = tree.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
    if (/\{\{.*\}\}/.test(line)) return lineStart + line.indexOf('{{');
  }
  const action = tree.errors.length > 0 ? ACTION.exec(text) : null;
  return action ? start + action.index + action[0].indexOf('{{') : undefined;
}

/** Why a tree has no value although its text was read: an alias that leads nowhere, or too many of them. */
function unbuilt(tree: Tree): SyntaxFault[] {
  if (tree.document.contents === null || isScalar(tree.document.contents)) return [];
  let lost: Alias | undefined;
  visit(tree.document, {
    Alias: (_key, alias) => {
      if (alias.resolve(tree.document)) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  if (!lost && tree.errors.length > 0) return [];
  const start = tree.position(tree.toSource(lost?.range?.[0] ?? 0) ?? 0);
  const message = lost
    ? `\`*${lost.source}\` points to no anchor (\`&${lost.source}\`) in this document, so the document cannot be read.`
    : 'The aliases of this document expand to more text than can be read.';
  return [{ source: tree.source, range: { start, end: { ...start, column: start.column + 1 } }, message }];
}

function startOf(tree: Tree, base: (string | number)[]): Range {
  const node = base.length === 0 ? tree.document.contents : tree.document.getIn(base, true);
  const offset = asMap(node).range;
  const at = Array.isArray(offset) ? Number(offset[0]) : 0;
  const start = tree.position(tree.toSource(at) ?? 0);
  return { start, end: { line: start.line, column: start.column + 1 } };
}

/** The YAML library's message in the words of a person who has to mend the line. */
function faultMessage(
  tree: Tree,
  error: { code: string; message: string; pos: readonly number[] },
  line: number,
): string {
  const lineText = tree.text.split('\n')[line - 1] ?? '';
  if (/^\s*\.\.\.\s*$/.test(lineText)) {
    return 'A bare `...` stands where a key or a list item belongs: something was left out here. The rest of the object was read without it.';
  }
  const told: Record<string, string> = {
    TAB_AS_INDENT: 'This line is indented with a tab, which YAML does not allow: use spaces.',
    DUPLICATE_KEY:
      'This key stands twice in the same map. Kubernetes refuses it, or keeps only the last one.',
    BAD_INDENT:
      'This line is indented differently from its neighbours, so YAML cannot tell what it belongs to.',
    BLOCK_AS_IMPLICIT_KEY:
      'A list or map begins where a plain value was expected: check the indentation, and that the line above ends in a value or a colon.',
    MULTILINE_IMPLICIT_KEY:
      'A key runs over several lines: a colon is missing, or this line is indented too little.',
    MISSING_CHAR: `Something is missing here: ${lower(error.message)}.`,
    UNEXPECTED_TOKEN: `YAML does not expect this here: ${lower(error.message)}.`,
    BAD_ALIAS: `This alias points to no anchor in the document: ${lower(error.message)}.`,
  };
  return told[error.code] ?? `YAML cannot be read here: ${lower(error.message)}.`;
}

function lower(message: string): string {
  const text = message.replace(/\s+at line \d+.*$/s, '').replace(/[.:]\s*$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
