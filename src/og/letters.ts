/** Text as outlines: a machine that builds the site may have no fonts at all. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

const require = createRequire(import.meta.url);

function load(weight: 400 | 700): Font {
  const file = readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`));
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
}

/** Inter, under the SIL Open Font License. */
export const FONTS = { regular: load(400), bold: load(700) };
export type Weight = keyof typeof FONTS;

/** Signs that the font's Latin part lacks, in signs that it has. */
const INSTEAD: Record<string, string> = { '→': '>', '←': '<', '✕': '×', '✔': '', '≥': '>=', '≤': '<=' };

/** The text in signs that the font has; others are left out. */
export const drawable = (text: string): string =>
  [...text]
    .map((sign) => (FONTS.regular.charToGlyphIndex(sign) > 0 ? sign : (INSTEAD[sign] ?? '')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The same pairs come again and again, and the font takes its time to look one up. */
const kerned = new Map<string, number>();

function kerning(weight: Weight, left: Glyph, right: Glyph): number {
  const pair = `${weight} ${left.index} ${right.index}`;
  const known = kerned.get(pair) ?? FONTS[weight].getKerningValue(left, right);
  kerned.set(pair, known);
  return known;
}

/** Letters one by one, each with where it stands from the line's start; Latin needs no more shaping than kerning. */
function* letters(text: string, size: number, weight: Weight) {
  const font = FONTS[weight];
  const scale = size / font.unitsPerEm;
  let at = 0;
  let before: Glyph | undefined;
  for (const sign of text) {
    const glyph = font.charToGlyph(sign);
    if (before) at += kerning(weight, before, glyph) * scale;
    const end = at + (glyph.advanceWidth ?? 0) * scale;
    yield { glyph, at, end };
    at = end;
    before = glyph;
  }
}

export function widthOf(text: string, size: number, weight: Weight): number {
  let width = 0;
  for (const { end } of letters(text, size, weight)) width = end;
  return width;
}

/** The outlines of a text whose line stands at `y`, as the `d` of an SVG path. */
export function outlines(text: string, x: number, y: number, size: number, weight: Weight): string {
  let path = '';
  for (const { glyph, at } of letters(text, size, weight))
    path += glyph.getPath(x + at, y, size).toPathData(1);
  return path;
}

/** The text in lines of at most `width`; what does not fit in `most` lines ends in an ellipsis. */
export function wrap(text: string, size: number, weight: Weight, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = drawable(text).split(' ');
  for (const [i, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, size, weight) <= width) line = longer;
    else if (lines.length === most - 1) {
      line = shortened([line, ...words.slice(i)].join(' ').trim(), size, weight, width);
      break;
    } else {
      if (line) lines.push(line);
      line = word;
    }
  }
  return [...lines, shortened(line, size, weight, width)];
}

/** Cut after the last whole word that fits, or inside a word that alone is too long. */
function shortened(text: string, size: number, weight: Weight, width: number): string {
  if (widthOf(text, size, weight) <= width) return text;
  let end = text.length;
  while (end > 0 && widthOf(`${text.slice(0, end)}…`, size, weight) > width) end -= 1;
  const words = text.slice(0, end).replace(/(?<=\S)\s+\S*$/, '');
  return `${words.replace(/[\s,.;:]+$/, '')}…`;
}
