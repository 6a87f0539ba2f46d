import { expect, test } from 'vitest';
import { filled } from '../../src/markdown/fill.ts';

const ORIGIN = 'https://mesh.example.org';
const page = (run: string) =>
  `Text {namespace}.\n\n\`\`\`sh\n${run}\n\`\`\`\n\n\`\`\`text\n{namespace} ](/x\n\`\`\`\n`;

test('values go into commands only, quoted where they must be', () => {
  const markdown = page('kubectl get pods -n {namespace} -l "app={service}"');
  expect(filled(markdown, { namespace: 'shop; rm', service: 'a"b' }, ORIGIN)).toBe(
    page(`kubectl get pods -n 'shop; rm' -l "app=a\\"b"`),
  );
});

test('placeholders without a value stay as they are written', () => {
  const markdown = page('kubectl logs {pod} -n {namespace} -o jsonpath={.items}{end}');
  expect(filled(markdown, { namespace: 'shop', pod: ' ' }, ORIGIN)).toBe(
    page('kubectl logs {pod} -n shop -o jsonpath={.items}{end}'),
  );
  expect(filled(markdown, {}, ORIGIN)).toBe(markdown);
});

test('links of the site lead back to it, others stay', () => {
  expect(filled('[a](/mesh/check/) [b](https://istio.io/)', {}, ORIGIN)).toBe(
    '[a](https://mesh.example.org/mesh/check/) [b](https://istio.io/)',
  );
});
