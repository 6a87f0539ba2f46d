import { COLUMNS, type Graph, type GraphEdge, type GraphNode } from './graph.ts';

export const NODE = { width: 188, height: 48 };
const GAP = { x: 52, y: 16 };
/** Room for the columns' titles. */
const TOP = 28;
const EDGE = 4;

export interface Placed extends GraphNode {
  x: number;
  y: number;
}

export interface Drawn {
  nodes: Placed[];
  edges: { edge: GraphEdge; path: string; x: number; y: number }[];
  titles: { text: string; x: number }[];
  width: number;
  height: number;
}

/** Places nodes in columns, empty ones left out, each near the middle of what leads to it, and draws the edges. */
export function layout({ nodes, edges }: Graph): Drawn {
  const used = COLUMNS.map((_, column) => nodes.filter((node) => node.column === column));
  const columns = used.flatMap((list, column) => (list.length > 0 ? [{ column, list }] : []));
  const placed = new Map<string, Placed>();
  for (const [index, { list }] of columns.entries()) {
    const wish = (node: GraphNode): number => {
      const before = edges.flatMap(({ from, to }) => (to === node.id ? (placed.get(from)?.y ?? []) : []));
      return before.length > 0 ? before.reduce((a, b) => a + b, 0) / before.length : Number.POSITIVE_INFINITY;
    };
    const ordered = list
      .map((node, order) => ({ node, order, wish: wish(node) }))
      .sort((a, b) => (a.wish === b.wish ? a.order - b.order : a.wish - b.wish));
    let free = TOP;
    for (const { node, wish } of ordered) {
      const y = Number.isFinite(wish) ? Math.max(free, wish) : free;
      placed.set(node.id, { ...node, x: EDGE + index * (NODE.width + GAP.x), y });
      free = y + NODE.height + GAP.y;
    }
  }
  const all = [...placed.values()];
  return {
    nodes: all.toSorted((a, b) => a.x - b.x || a.y - b.y),
    edges: edges.flatMap((edge) => {
      const from = placed.get(edge.from);
      const to = placed.get(edge.to);
      return from && to ? [drawEdge(edge, from, to)] : [];
    }),
    titles: columns.map(({ column }, index) => ({
      text: COLUMNS[column]!,
      x: EDGE + index * (NODE.width + GAP.x),
    })),
    width: columns.length * (NODE.width + GAP.x) - GAP.x + 2 * EDGE,
    height: Math.max(0, ...all.map(({ y }) => y + NODE.height)) + EDGE,
  };
}

function drawEdge(edge: GraphEdge, from: Placed, to: Placed): Drawn['edges'][number] {
  const y1 = from.y + NODE.height / 2;
  const y2 = to.y + NODE.height / 2;
  const x1 = from.x + NODE.width;
  if (from.x === to.x) {
    // Within a column the edge goes round on the right.
    const out = x1 + GAP.x / 2;
    return { edge, path: `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x1} ${y2}`, x: out, y: (y1 + y2) / 2 };
  }
  const x2 = to.x;
  const bend = GAP.x / 2;
  const path = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  return { edge, path, x: x2 - bend, y: (y1 + y2) / 2 };
}

/** The nodes that one node is joined with, up to the way in and down to the way out, and the edges between them. */
export function around({ nodes, edges }: Graph, id: string): Graph {
  const reached = new Set([id]);
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const queue = [id];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const edge of edges) {
        if (edge[near] !== at || reached.has(edge[far])) continue;
        reached.add(edge[far]);
        queue.push(edge[far]);
      }
    }
  }
  return {
    nodes: nodes.filter((node) => reached.has(node.id)),
    edges: edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  };
}
