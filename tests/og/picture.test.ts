import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/analyzer/rules/index.ts';
import { cardOf } from '../../src/build/pictures.ts';
import { drawable, widthOf, wrap } from '../../src/og/letters.ts';
import { drawCard, toPng } from '../../src/og/picture.ts';
import { hasPicture, PICTURE, pictureOf } from '../../src/og/place.ts';
import { families } from '../../src/signals/index.ts';
import { loadTrees } from '../../src/wizard/index.ts';
import { pages } from '../content/corpus.ts';

const page = (title: string, eyebrow: string) =>
  `<head><meta property="og:title" content="${title}"/><meta property="og:description" content="It&#39;s lost."/></head><p class="eyebrow astro-x">${eyebrow}</p>`;

test('a picture is a PNG of the size that readers of Open Graph take', async () => {
  const card = { kind: 'Rule', title: 'A <route> & more', description: 'Words.', foot: 'error' };
  const png = await toPng(drawCard(card));
  const { format, width, height } = await sharp(png).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', ...PICTURE });
  expect(png.length).toBeLessThan(60_000);
  const { channels } = await sharp(png).stats();
  expect(Math.max(...channels.map(({ max }) => max))).toBeGreaterThan(200);
});

test('the text of a picture is drawn, not set in a font of the machine', () => {
  const svg = drawCard({ kind: 'K', title: 'Title', description: 'Words', foot: 'Foot' });
  expect(svg).not.toMatch(/<text|font-family/);
  expect(svg).not.toContain('NaN');
});

test('every title is drawn whole, in signs that the font has', () => {
  const titles = [
    ...pages.map(({ frontmatter }) => String(frontmatter.title)),
    ...[...loadTrees().values()].map((tree) => tree.title.replaceAll('`', '')),
    ...families.flatMap(({ signals }) => signals.map(({ title }) => title.replaceAll('`', ''))),
  ];
  for (const title of titles) {
    expect(drawable(title)).toBe(title);
    expect(wrap(title, 46, 'bold', 1000, 4).join(' ')).toBe(title);
  }
});

describe('lines', () => {
  test('are no wider than they may be, and no more', () => {
    const lines = wrap('one two three four five six seven eight nine ten', 40, 'regular', 300, 3);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(widthOf(line, 40, 'regular')).toBeLessThanOrEqual(300);
    expect(lines.at(-1)).toMatch(/\w…$/);
  });

  test('cut a word that alone is too long', () => {
    const [line = ''] = wrap('x'.repeat(200), 40, 'bold', 300, 1);
    expect(line).toMatch(/^x+…$/);
    expect(widthOf(line, 40, 'bold')).toBeLessThanOrEqual(300);
  });
});

test('a card says what the page says', () => {
  const rule = rules[0]!;
  expect(cardOf(`/rules/${rule.name}/`, page('A &quot;b&quot;', 'Rule'))).toEqual({
    kind: 'Rule',
    title: 'A "b"',
    description: "It's lost.",
    foot: [rule.severity, ...rule.aliases, rule.name].join(' · '),
  });
  expect(cardOf('/diagnose/x/', page('What?', 'A route · question 1 of at most 4'))).toEqual({
    kind: 'Step by step',
    title: 'A route',
    description: 'Begins with: What?',
    foot: 'At most 4 questions',
  });
  expect(cardOf('/signals/uh/', page('UH', 'Signal · Response flags')).foot).toBe('Response flags');
  expect(cardOf('/runbooks/x/', page('X', 'Istio 1.22 to 1.31')).foot).toBe('Istio 1.22 to 1.31');
});

test('runbooks, wizards, rules and signals have a picture of their own; other pages show the home page’s', () => {
  expect(pictureOf('/runbooks/x/')).toBe('/og/runbooks/x.png');
  expect(pictureOf('/signals/ist0101/')).toBe('/og/signals/ist0101.png');
  expect(hasPicture('/')).toBe(true);
  for (const path of ['/', '/check/', '/rules/', '/rules/ist0131/', '/rules/kia0101/', '/diagnose/x/y/'])
    expect(pictureOf(path), path).toBe('/og/home.png');
  expect(hasPicture('/rules/ist0131/')).toBe(false);
});
