import { useEffect, useState } from 'preact/hooks';
import { COLUMNS, type Graph, type GraphNode } from '../../picture/graph.ts';
import { countWords, kindWords, type NodeFindings } from './nodes.ts';

interface Props {
  graph: Graph;
  found: NodeFindings;
  onGo(id: string): void;
}

/** The same as the drawing in words: folded beside it, and in its place where the window is narrow. */
export function PictureText(props: Props) {
  const narrow = useNarrow();
  const list = <List {...props} />;
  if (narrow) return list;
  return (
    <details>
      <summary>The same as text</summary>
      {list}
    </details>
  );
}

function List({ graph: { nodes, edges }, found, onGo }: Props) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const next = (id: string) =>
    edges.flatMap(({ from, to, label }) => {
      const node = from === id ? byId.get(to) : undefined;
      return node ? [`${kindWords(node.kind)} ${node.label}${label ? ` (${label})` : ''}`] : [];
    });
  return (
    <div class="as-text">
      {COLUMNS.map((title, column) => {
        const own = nodes.filter((node) => node.column === column);
        if (own.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {own.map((node) => {
                const to = next(node.id);
                const counts = countWords(found.get(node.id));
                return (
                  <li key={node.id}>
                    <Name node={node} onGo={onGo} />
                    {node.detail && <span class="soft"> {node.detail}</span>}
                    {counts && <strong> {counts}</strong>}
                    {to.length > 0 && <div>leads to {to.join(', ')}</div>}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Name({ node, onGo }: { node: GraphNode; onGo: Props['onGo'] }) {
  const words = `${kindWords(node.kind)} ${node.label}`;
  if (!node.range) return <span>{words}</span>;
  return (
    <button type="button" class="jump" onClick={() => onGo(node.id)}>
      {words} <span class="at">line {node.range.start.line}</span>
    </button>
  );
}

const NARROW = '(max-width: 44rem)';

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const change = () => setNarrow(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return narrow;
}
