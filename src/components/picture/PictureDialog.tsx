import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Graph } from '../../picture/graph.ts';
import { around } from '../../picture/layout.ts';
import type { Model } from '../checker/model.ts';
import { plural } from '../checker/text.ts';
import { Dialog } from '../share/Dialog.tsx';
import './picture.css';
import { Drawing } from './Drawing.tsx';
import { findingsByNode, type NodeFindings } from './nodes.ts';
import { PictureText } from './PictureText.tsx';

/** More nodes than these are not read at a glance: one way through them is drawn instead. */
const MOST = 40;

/** The way of requests through the text's objects, drawn, and told in words. */
export function PictureDialog({ model, onClose }: { model: Model; onClose(): void }) {
  const [{ run, chosen }] = useState(model.view);
  const [graph, setGraph] = useState<Graph | 'failed'>();
  const [start, setStart] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const goal = useRef<Parameters<Model['jump']>[0]>();
  useEffect(() => {
    void model.aside('picture').then((found) => setGraph(found ?? 'failed'));
  }, [model]);

  const found: NodeFindings = useMemo(
    () => (typeof graph === 'object' ? findingsByNode(graph, run.result?.findings ?? []) : new Map()),
    [graph, run],
  );
  if (graph === 'failed') {
    return (
      <Dialog title="The way of requests" onClose={onClose}>
        <p role="alert">The picture stopped before its end. Close and try again.</p>
      </Dialog>
    );
  }
  if (!graph) {
    return (
      <Dialog title="The way of requests" onClose={onClose}>
        <p role="status">Drawing…</p>
      </Dialog>
    );
  }
  const many = graph.nodes.length > MOST;
  const first = graph.nodes.find(({ id }) => found.get(id)?.some(({ key }) => key === chosen));
  const from = start ?? (many ? (first ?? worst(graph, found))?.id : '');
  const shown = from ? around(graph, from) : graph;
  const go = (id: string) => {
    const node = graph.nodes.find((node) => node.id === id);
    if (!node?.source || !node.range) return;
    goal.current = { source: node.source, range: node.range };
    dialog.current?.close();
  };
  // A dialog that closes gives the keyboard back to its button; only then it goes on into the text.
  const closed = () => {
    onClose();
    if (goal.current) model.jump(goal.current);
  };
  return (
    <Dialog title="The way of requests" class="picture" onClose={closed} handle={dialog}>
      {graph.nodes.length === 0 ? (
        <p>This text has no gateway, route, destination rule or Service to draw.</p>
      ) : (
        <>
          {graph.nodes.length > 1 && (
            <label class="field">
              Show{' '}
              <select value={from} onChange={({ currentTarget: { value } }) => setStart(value)}>
                <option value="">everything, {plural(graph.nodes.length, 'object')}</option>
                {graph.nodes.map(({ id, kind, label }) => (
                  <option key={id} value={id}>
                    what {kind} {label} is joined with
                  </option>
                ))}
              </select>
            </label>
          )}
          <Drawing graph={shown} found={found} onGo={go} />
          <PictureText graph={shown} found={found} onGo={go} />
        </>
      )}
    </Dialog>
  );
}

/** The node with the most findings; the first where none has any. */
function worst({ nodes }: Graph, found: NodeFindings) {
  const count = (id: string) => found.get(id)?.length ?? 0;
  return nodes.toSorted((a, b) => count(b.id) - count(a.id))[0];
}
