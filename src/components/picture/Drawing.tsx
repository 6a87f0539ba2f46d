import { useId, useMemo } from 'preact/hooks';
import type { Graph } from '../../picture/graph.ts';
import { layout, NODE, type Placed } from '../../picture/layout.ts';
import type { KeyedFinding } from '../checker/findings.ts';
import { countWords, gravest, kindWords, type NodeFindings, nodeWords } from './nodes.ts';

/** Characters that fit a node. */
const FITS = { label: 24, small: 30 };

interface Props {
  graph: Graph;
  found: NodeFindings;
  onGo(id: string): void;
}

/** The graph as SVG; each node that has a place in the text is a button that jumps there. */
export function Drawing({ graph, found, onGo }: Props) {
  const { nodes, edges, titles, width, height } = useMemo(() => layout(graph), [graph]);
  const id = useId();
  return (
    <div class="drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be an SVG */}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Picture">
        <defs>
          <marker id={id} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" class="head" />
          </marker>
        </defs>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes the keyboard */}
        <g aria-hidden="true">
          {titles.map(({ text, x }) => (
            <text key={text} x={x} y={14} class="title">
              {text}
            </text>
          ))}
          {edges.map(({ edge, path, x, y }) => (
            <g key={`${edge.from} ${edge.to}`}>
              <path d={path} class="edge" marker-end={`url(#${id})`} />
              {edge.label && (
                <text x={x} y={y - 3} class="edge-label">
                  {fit(edge.label, 14)}
                </text>
              )}
            </g>
          ))}
        </g>
        {nodes.map((node) => (
          <Node key={node.id} node={node} findings={found.get(node.id)} onGo={onGo} />
        ))}
      </svg>
    </div>
  );
}

function Node({ node, findings, onGo }: { node: Placed; findings?: KeyedFinding[]; onGo: Props['onGo'] }) {
  const severity = gravest(findings);
  const can = node.range !== undefined;
  const words = nodeWords(node, findings);
  const second = findings ? countWords(findings) : node.detail;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a button where it takes the keyboard
    <g
      class={`node ${severity ?? ''} ${node.missing ? 'missing' : ''}`}
      transform={`translate(${node.x} ${node.y})`}
      role={can ? 'button' : 'img'}
      // SVG knows its attributes by their exact case.
      tabindex={can ? 0 : undefined}
      onClick={() => can && onGo(node.id)}
      onKeyDown={(event) => {
        if (!can || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        onGo(node.id);
      }}
    >
      <title>{words}</title>
      <rect width={NODE.width} height={NODE.height} rx="8" />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: cut short; the title says it in full */}
      <g aria-hidden="true">
        <text x="10" y="19" class="label">
          {fit(node.label, FITS.label)}
        </text>
        <text x="10" y="37" class={`small ${severity ?? ''}`}>
          {fit([kindWords(node.kind), second].filter(Boolean).join(' · '), FITS.small)}
        </text>
      </g>
    </g>
  );
}

const fit = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
