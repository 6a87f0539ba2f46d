import { expect, test } from 'vitest';
import { withCitations } from '../../src/examples/citations.ts';

const heading = (value: string) => ({ type: 'heading', depth: 3, children: [{ type: 'text', value }] });
const text = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] });

test('each section ends with the sources that name it', () => {
  const sources = [
    { title: 'For all', url: 'https://a.example/' },
    { title: 'For one', url: 'https://b.example/', for: ['is-it-1310'] },
    { title: 'For two', url: 'https://c.example/', for: ['is-it-1310', 'fix'] },
  ];
  const nodes = withCitations(
    [heading('Is it `1.31.0`?'), text('Yes.'), heading('Fix'), text('So.')],
    sources,
  );
  expect(nodes.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'mdxJsxFlowElement',
    'heading',
    'paragraph',
    'mdxJsxFlowElement',
  ]);
  const links = (at: number) =>
    (nodes[at]!.children as { type: string; url?: string; title?: string }[]).filter(
      ({ type }) => type === 'link',
    );
  expect(links(2).map(({ url, title }) => [url, title])).toEqual([
    ['#source-2', 'For one'],
    ['#source-3', 'For two'],
  ]);
  expect(links(5).map(({ url }) => url)).toEqual(['#source-3']);
});

test('a page whose sources name no section stays as it is', () => {
  const nodes = [heading('Fix'), text('So.')];
  expect(withCitations(nodes, [{ title: 'For all', url: 'https://a.example/' }])).toEqual(nodes);
});
