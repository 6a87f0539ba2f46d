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

/** What a letter needs to be set: the font takes its time to look each of these up, and they come again and again. */
interface Letter {
  glyph: Glyph;
  /** Outline at the font's own size, on the line. */
  path: string;
  kerning: Map<Letter, number>;
}

const known = { regular: new Map<string, Letter>(), bold: new Map<string, Letter>() };

function letterOf(sign: string, weight: Weight): Letter {
  const before = known[weight].get(sign);
  if (before) return before;
  const glyph = FONTS[weight].charToGlyph(sign);
  const path = glyph.getPath(0, 0, FONTS[weight].unitsPerEm).toPathData(0);
  const letter: Letter = { glyph, path, kerning: new Map() };
  known[weight].set(sign, letter);
  return letter;
}

function kerning(left: Letter, right: Letter, weight: Weight): number {
  const value = left.kerning.get(right) ?? FONTS[weight].getKerningValue(left.glyph, right.glyph);
  left.kerning.set(right, value);
  return value;
}

/** Letters one by one, each with where it stands from the line's start; Latin needs no more shaping than kerning. */
function* letters(text: string, size: number, weight: Weight) {
  const scale = size / FONTS[weight].unitsPerEm;
  let at = 0;
  let before: Letter | undefined;
  for (const sign of text) {
    const letter = letterOf(sign, weight);
    if (before) at += kerning(before, letter, weight) * scale;
    const end = at + (letter.glyph.advanceWidth ?? 0) * scale;
    yield { path: letter.path, at, end, scale };
    at = end;
    before = letter;
  }
}

export function widthOf(text: string, size: number, weight: Weight): number {
  let width = 0;
  for (const { end } of letters(text, size, weight)) width = end;
  return width;
}

/** The outlines of a text whose line stands at `y`, as SVG paths. */
export function outlines(text: string, x: number, y: number, size: number, weight: Weight): string {
  let svg = '';
  for (const { path, at, scale } of letters(text, size, weight)) {
    if (path)
      svg += `<path transform="matrix(${scale} 0 0 ${scale} ${(x + at).toFixed(2)} ${y})" d="${path}"/>`;
  }
  return svg;
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
