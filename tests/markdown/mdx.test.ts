import { describe, expect, test } from 'vitest';
import { addresses } from '../../src/markdown/address.ts';
import { diagramWords } from '../../src/markdown/diagram.ts';
import { mdxBlocks } from '../../src/markdown/mdx.ts';
import { write } from '../../src/markdown/nodes.ts';

const around = {
  address: addresses(undefined, '/'),
  path: '/runbooks/x/',
  diagram: (name: string) => `shows ${name}`,
};
const toMarkdown = (mdx: string, more = {}) => write(mdxBlocks(mdx, { ...around, ...more }));

describe('components in words', () => {
  test('a command that reads', () => {
    expect(toMarkdown('<Command run="kubectl get pods -n {namespace}" />')).toBe(
      'Read-only:\n\n```sh\nkubectl get pods -n {namespace}\n```\n',
    );
  });

  test('a command that changes, with a command or a sentence as its undo; templates are read', () => {
    const scaled = toMarkdown(
      '<Command run={`kubectl patch deployment {deployment} -p \'{"a":"\\\\n"}\'`} undo="kubectl rollout undo deployment/{deployment}" />',
    );
    expect(scaled).toMatch(
      /^Changes [\s\S]*```sh\nkubectl patch deployment \{deployment\} -p '\{"a":"\\n"\}'\n```\n\nUndo:\n\n```sh\nkubectl rollout undo/,
    );
    expect(
      toMarkdown('<Command run="kubectl delete pod {pod}" undo="Its `Deployment` makes another." />'),
    ).toMatch(/```\n\nUndo: Its `Deployment` makes another\.\n$/);
  });

  test('an unknown command, component or expression fails', () => {
    expect(() => toMarkdown('<Command run="kubectl frobnicate" />')).toThrow(/frobnicate/);
    expect(() => toMarkdown('<Confetti />')).toThrow(/<Confetti> has no words/);
    expect(() => toMarkdown('Some <Confetti /> here.')).toThrow(/mdxJsxTextElement/);
    expect(() => toMarkdown('The sum is {1 + 1}.')).toThrow(/mdxTextExpression/);
  });

  test('an output with its state, its label, and the heading it leads to', () => {
    const mdx =
      '<Output state="unhealthy" label="Two rows" href="#several-objects">\n\n```text\na  b\n```\n\n</Output>\n\n### Several objects\n';
    expect(toMarkdown(mdx)).toBe(
      '**Not healthy:** Two rows. Go on: [Several objects](/runbooks/x/#several-objects)\n\n```text\na  b\n```\n\n### Several objects\n',
    );
    expect(toMarkdown('<Output state="healthy">\n\n```text\nok\n```\n\n</Output>')).toBe(
      '**Healthy:**\n\n```text\nok\n```\n',
    );
  });

  test('older advice, passages of some versions, diagrams', () => {
    expect(toMarkdown('<WasTrue versions="before 1.10">It listened on `lo`.</WasTrue>')).toBe(
      '> **Older advice, Istio before 1.10:** It listened on `lo`.\n',
    );
    expect(toMarkdown('<WasTrue versions="in no version">\n\nNever so.\n\n</WasTrue>')).toBe(
      '> **Older advice:** Never so.\n',
    );
    expect(toMarkdown('On. <Versions since="1.25">By default since 1.25.</Versions> Off.')).toBe(
      'On. By default since 1.25. Off.\n',
    );
    expect(toMarkdown('<Versions since="1.25">\n\n- one\n\n</Versions>')).toBe('- one\n');
    expect(toMarkdown('<Diagram name="sidecar" />')).toBe('**Diagram:** shows sidecar\n');
  });

  test('a faulty example with its findings', () => {
    const mdx = '```yaml bad title="No colon"\nkind Service\n```\n';
    const markdown = toMarkdown(mdx);
    expect(markdown).toMatch(
      /^\*\*Faulty:\*\* No colon\n\n```yaml\nkind Service\n```\n\nThe checker finds:\n\n- \*\*/,
    );
    expect(markdown).toContain('](/rules/');
  });
});

describe('text', () => {
  test('cannot break out of its place, and stays readable', () => {
    const words = 'NR route\\_not\\_found, 5 \\* 3, \\<b>, \\[x], `a_b`.';
    expect(toMarkdown(words)).toBe('NR route_not_found, 5 \\* 3, \\<b>, \\[x], `a_b`.\n');
  });

  test('tables stay tables', () => {
    expect(toMarkdown('| a | b |\n| --- | --- |\n| `1` | 2 |\n')).toBe('| a | b |\n| - | - |\n| `1` | 2 |\n');
  });

  test('links lead out of the file, under the base path and with the host where it is known', () => {
    const address = addresses('https://example.org', '/mesh/');
    expect(toMarkdown('[a](/check/) [b](#fix) [c](https://istio.io/x?a=1&b=2)', { address })).toBe(
      '[a](https://example.org/mesh/check/) [b](https://example.org/mesh/runbooks/x/#fix) [c](https://istio.io/x?a=1&b=2)\n',
    );
  });
});

test('a diagram is told by its own title and description', () => {
  expect(diagramWords('<svg><title id="a">Two\n  paths</title><desc id="b">A &amp; B.</desc></svg>')).toBe(
    'Two paths. A & B.',
  );
  expect(() => diagramWords('<svg><title>x</title></svg>')).toThrow(/desc/);
});
