import sharp from 'sharp';
import { drawable, outlines, type Weight, wrap } from './letters.ts';
import { PICTURE } from './place.ts';

export interface Card {
  /** What kind of page it is, above the title. */
  kind: string;
  title: string;
  description: string;
  /** One line at the foot: versions, severity, codes. */
  foot: string;
}

const INK = '#e7eaee';
const SOFT = '#9aa5b1';
const ACCENT = '#5cc0e0';
const PAGE = '#0e1217';

const LEFT = 80;
const WIDTH = 1000;
/** Sizes for the title, the largest that fits in its lines is taken. */
const SIZES = [
  { size: 76, lines: 2 },
  { size: 60, lines: 3 },
  { size: 46, lines: 4 },
] as const;

/** Nodes of the mesh in the corner, and which of them are joined. */
const NODES = [
  [1010, 70],
  [1128, 38],
  [1092, 150],
  [1180, 206],
  [946, 8],
  [1196, 96],
] as const;
const EDGES = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [0, 4],
  [1, 4],
  [1, 5],
  [5, 2],
  [5, 3],
] as const;

const MESH = `<g stroke="${ACCENT}" stroke-opacity=".35" stroke-width="2">${EDGES.map(
  ([from, to]) => `<path d="M${NODES[from][0]} ${NODES[from][1]}L${NODES[to][0]} ${NODES[to][1]}"/>`,
).join('')}</g><g fill="${PAGE}" stroke="${ACCENT}" stroke-width="3">${NODES.map(
  ([x, y], i) => `<circle cx="${x}" cy="${y}" r="${i % 3 === 0 ? 11 : 8}"/>`,
).join('')}</g>`;

/** The mark of the site's icon, 56 wide. */
const MARK = `<g transform="translate(${LEFT} 64) scale(1.75)"><rect width="32" height="32" rx="7" fill="${ACCENT}"/><g fill="none" stroke="${PAGE}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M7 22V10l9 7 9-7v12"/><path d="M7 22l9-5 9 5"/></g></g>`;

/** Height of a title's line, in its size. */
const LEADING = 1.16;

/** A page's picture as SVG, its text as outlines. */
export function drawCard({ kind, title, description, foot }: Card): string {
  const say = (text: string, y: number, size: number, weight: Weight, fill: string, x = LEFT) =>
    `<g fill="${fill}">${outlines(text, x, y, size, weight)}</g>`;
  const { size, lines } = titled(title);
  const under = wrap(description, 30, 'regular', WIDTH, 2);
  let y = 200;
  const body = [say(drawable(kind), y, 28, 'bold', ACCENT)];
  y += 16;
  for (const line of lines) {
    y += size * LEADING;
    body.push(say(line, y, size, 'bold', INK));
  }
  y += 24;
  for (const line of under) {
    y += 42;
    body.push(say(line, y, 30, 'regular', SOFT));
  }
  const { width, height } = PICTURE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${PAGE}"/>${MESH}${MARK}${say('Meshbook', 104, 36, 'bold', INK, LEFT + 76)}${body.join('')}<rect y="${height - 8}" width="${width}" height="8" fill="${ACCENT}"/>${say(wrap(foot, 26, 'regular', WIDTH, 1)[0] ?? '', 574, 26, 'regular', SOFT)}</svg>`;
}

/** The largest size in which the whole title fits; the smallest, cut short, where none does. */
function titled(title: string): { size: number; lines: string[] } {
  const tries = SIZES.map(({ size, lines }) => ({ size, lines: wrap(title, size, 'bold', WIDTH, lines) }));
  return tries.find(({ lines }) => !lines.some((line) => line.endsWith('…'))) ?? tries.at(-1)!;
}

/** SVG as PNG; four colours and the steps between them need no more than a small palette. */
export const toPng = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).removeAlpha().png({ palette: true, colours: 16, effort: 1, dither: 0 }).toBuffer();
