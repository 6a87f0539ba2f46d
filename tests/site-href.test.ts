import { expect, test } from 'vitest';
import { linksUnderBase, underBase } from '../src/site-href.ts';

test.each([
  ['/', '/mesh/', '/mesh/'],
  ['/rules/ist0101/?q=1#fix', '/mesh/', '/mesh/rules/ist0101/?q=1#fix'],
  ['/rules/', '/', '/rules/'],
  ['/mesh/rules/', '/mesh/', '/mesh/rules/'],
  ['//istio.io/', '/mesh/', '//istio.io/'],
  ['https://istio.io/', '/mesh/', 'https://istio.io/'],
  ['#fix', '/mesh/', '#fix'],
])('%s under %s is %s', (path, base, expected) => {
  expect(underBase(path, base)).toBe(expected);
});

test.each([
  ['a link', '<a class="x" href="/rules/">', '<a class="x" href="/mesh/rules/">'],
  ['a picture', '<img src="/a.png"/>', '<img src="/mesh/a.png"/>'],
  ['what has it', '<a href="/mesh/rules/">', '<a href="/mesh/rules/">'],
  ['another host', '<a href="//x/"><a href="https://x/">', '<a href="//x/"><a href="https://x/">'],
  ['text', '<code>href="/rules/"</code>', '<code>href="/rules/"</code>'],
  ['a tag with > in a value', '<a title="a > b" href="/x/">', '<a title="a > b" href="/mesh/x/">'],
  ['a script', '<script>a(`<a href="/x/">`)</script>', '<script>a(`<a href="/x/">`)</script>'],
])('%s in a page', (_what, html, expected) => {
  expect(linksUnderBase(html, '/mesh/')).toBe(expected);
});

test('a page of a site at the root stays as it is', () => {
  expect(linksUnderBase('<a href="/rules/">', '/')).toBe('<a href="/rules/">');
});
