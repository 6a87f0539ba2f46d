import { buildMesh } from '../analyzer/mesh/index.ts';
import { parse } from '../analyzer/parse/index.ts';
import type { Memo } from '../analyzer/parse/tree.ts';
import type { Options, Source } from '../analyzer/types.ts';
import { type Graph, graphOf } from './graph.ts';

export type { Graph, GraphEdge, GraphNode } from './graph.ts';
export { COLUMNS } from './graph.ts';

/** The graph of texts; any text is taken, and none makes it throw. */
export function picture(sources: readonly Source[], options: Options = {}, memo?: Memo): Graph {
  const { resources } = parse(sources, options.defaultNamespace ?? 'default', memo);
  return graphOf(buildMesh(resources, options));
}
