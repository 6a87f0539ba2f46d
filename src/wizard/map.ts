/** Places a decision tree in columns for its map: questions with their answers as rows, outcomes, and the edges. */
import type { Tree } from './schema.ts';

export const BOX = { width: 236, line: 17, pad: 9, row: 5 };
const GAP = { x: 84, y: 22 };
/** Room for a line that passes a column. */
const LANE = 6;
const EDGE = 8;
/** Characters that fit a line of a box, in bold and not. */
const FITS = { title: 28, answer: 32 };
const SWEEPS = 8;

export interface Row {
  answer: string;
  lines: string[];
  /** Top of the row, and where its edge leaves. */
  y: number;
  port: number;
}

export interface Box {
  node: string;
  kind: 'question' | 'outcome';
  lines: string[];
  rows: Row[];
  x: number;
  y: number;
  height: number;
}

export interface Edge {
  question: string;
  answer: string;
  to: string;
  path: string;
}

export interface WizardMap {
  boxes: Box[];
  edges: Edge[];
  width: number;
  height: number;
}

/** A box, or a lane that edges to a far box share in a column between. */
interface Slot {
  id: string;
  column: number;
  height: number;
  box?: Omit<Box, 'x' | 'y'>;
  y: number;
}

interface Link {
  from: string;
  /** Of which row the link leaves; undefined where it leaves a lane. */
  row?: number;
  to: string;
}

/** Lays out the whole tree. It must have no loop. */
export function drawMap(tree: Tree): WizardMap {
  const columns = columnsOf(tree);
  const slots = new Map<string, Slot>();
  for (const [node, column] of columns) {
    const box = boxOf(tree, node);
    slots.set(node, { id: node, column, height: box.height, box, y: 0 });
  }
  const links: Link[] = [];
  const ways = Object.entries(tree.questions).flatMap(([question, { answers }]) =>
    answers.map(({ id, to }, row) => ({ question, answer: id, to, stops: chain(question, row, to) })),
  );

  /** The slots from a row to its target, with a lane in each column between. */
  function chain(question: string, row: number, to: string): string[] {
    const stops = [question];
    for (let column = columns.get(question)! + 1; column < columns.get(to)!; column++) {
      const id = `${to} ${column}`;
      if (!slots.has(id)) slots.set(id, { id, column, height: LANE, y: 0 });
      stops.push(id);
    }
    stops.push(to);
    for (const [i, from] of stops.slice(0, -1).entries()) {
      const link: Link = { from, to: stops[i + 1]! };
      if (i === 0) link.row = row;
      if (i === 0 || !links.some((known) => known.from === from && known.to === link.to)) links.push(link);
    }
    return stops;
  }

  place([...slots.values()], links, slots);
  const boxes = [...slots.values()].flatMap(({ box, column, y }) =>
    box
      ? [{ ...box, x: EDGE + column * (BOX.width + GAP.x), y, rows: box.rows.map((row) => shift(row, y)) }]
      : [],
  );
  const last = Math.max(...columns.values());
  return {
    boxes: boxes.toSorted((a, b) => a.x - b.x || a.y - b.y),
    edges: ways.map(({ question, answer, to, stops }) => ({
      question,
      answer,
      to,
      path: pathOf(stops, answer),
    })),
    width: (last + 1) * (BOX.width + GAP.x) - GAP.x + 2 * EDGE,
    height: Math.max(...[...slots.values()].map(({ y, height }) => y + height)) + EDGE,
  };

  function pathOf(stops: string[], answer: string): string {
    const [first, ...rest] = stops.map((id) => slots.get(id)!) as [Slot, ...Slot[]];
    const row = first.box!.rows.find((candidate) => candidate.answer === answer)!;
    let x = right(first.column);
    let path = `M${x} ${round(first.y + row.port)}`;
    let y = first.y + row.port;
    for (const slot of rest) {
      const [nextX, nextY] = [left(slot.column), slot.y + inlet(slot)];
      const bend = x + GAP.x / 2;
      path += `C${bend} ${round(y)} ${bend} ${round(nextY)} ${nextX} ${round(nextY)}`;
      [x, y] = [nextX, nextY];
      if (slot.box) continue;
      x = right(slot.column);
      path += `H${x}`;
    }
    return path;
  }
}

const left = (column: number) => EDGE + column * (BOX.width + GAP.x);
const right = (column: number) => left(column) + BOX.width;
const round = (value: number) => Math.round(value * 10) / 10;
const shift = (row: Row, by: number): Row => ({ ...row, y: row.y + by, port: row.port + by });
/** Where edges enter, from the slot's top. */
const inlet = (slot: Slot) => (slot.box ? BOX.pad + BOX.line / 2 : slot.height / 2);

/** The column of each node: as far right as its longest way from the start. */
function columnsOf(tree: Tree): Map<string, number> {
  const columns = new Map<string, number>();
  const visit = (node: string, column: number) => {
    if ((columns.get(node) ?? -1) >= column) return;
    columns.set(node, column);
    for (const answer of tree.questions[node]?.answers ?? []) visit(answer.to, column + 1);
  };
  visit(tree.start, 0);
  return columns;
}

function boxOf(tree: Tree, node: string): Omit<Box, 'x' | 'y'> {
  const question = tree.questions[node];
  if (!question) {
    const lines = wrap(tree.outcomes[node]?.title ?? node, FITS.title);
    return { node, kind: 'outcome', lines, rows: [], height: (lines.length + 1) * BOX.line + 2 * BOX.pad };
  }
  const lines = wrap(question.ask, FITS.title);
  let y = lines.length * BOX.line + 2 * BOX.pad;
  const rows = question.answers.map(({ id, is }): Row => {
    const said = wrap(is, FITS.answer);
    const height = said.length * BOX.line + 2 * BOX.row;
    const row = { answer: id, lines: said, y, port: y + height / 2 };
    y += height;
    return row;
  });
  return { node, kind: 'question', lines, rows, height: y };
}

/** Text in lines of at most `fits` characters. */
export function wrap(text: string, fits: number): string[] {
  const cut = (word: string): string[] => word.match(new RegExp(`.{1,${fits}}`, 'gu')) ?? [];
  const lines = [''];
  for (const word of text.replaceAll('`', '').split(/\s+/).flatMap(cut)) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= fits) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Orders each column so that few edges cross, then puts its slots near what leads to them, without overlap. */
function place(slots: Slot[], links: Link[], byId: Map<string, Slot>): void {
  const columns = [...Map.groupBy(slots, (slot) => slot.column)]
    .sort(([a], [b]) => a - b)
    .map(([, list]) => list);
  const rank = new Map(slots.map((slot) => [slot.id, columns[slot.column]!.indexOf(slot)]));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  const into = Map.groupBy(links, (link) => link.to);
  const outOf = Map.groupBy(links, (link) => link.from);
  const rows = (id: string) => byId.get(id)!.box?.rows.length || 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const column of forward ? columns : columns.toReversed()) {
      const wish = (slot: Slot) => {
        const near = (forward ? into : outOf).get(slot.id) ?? [];
        if (near.length === 0) return rank.get(slot.id)!;
        return mean(
          near.map(({ from, to, row }) =>
            forward ? rank.get(from)! + (row ?? 0) / rows(from) : rank.get(to)!,
          ),
        );
      };
      const wishes = new Map(column.map((slot) => [slot, wish(slot)]));
      column.sort((a, b) => wishes.get(a)! - wishes.get(b)!);
      for (const [i, slot] of column.entries()) rank.set(slot.id, i);
    }
  }

  for (const column of columns) {
    let free = EDGE;
    let pushed = 0;
    for (const slot of column) {
      const ports = (into.get(slot.id) ?? []).map(({ from, row }) => {
        const source = byId.get(from)!;
        return source.y + (row === undefined ? inlet(source) : source.box!.rows[row]!.port);
      });
      const wish = ports.length > 0 ? mean(ports) - inlet(slot) : free;
      slot.y = Math.max(free, wish);
      pushed += slot.y - wish;
      free = slot.y + slot.height + GAP.y;
    }
    // What was pushed down goes up again, all together, so that edges lean both ways.
    const up = Math.min(pushed / column.length, column[0]!.y - EDGE);
    for (const slot of column) slot.y -= up;
  }
}
