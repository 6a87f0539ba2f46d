import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { checkValue } from '../../src/analyzer/schema/check.ts';
import { allKinds, type Node, nodeAt } from '../../src/analyzer/schema/decode.ts';

/** Values that mostly follow a node of the tables, and now and then do not. */
function anyValue(node: Node, depth: number): fc.Arbitrary<unknown> {
  const stray = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.constant([]),
    fc.constant({}),
  );
  const right = (): fc.Arbitrary<unknown> => {
    if (depth === 0) return stray;
    if (node.of !== undefined) {
      const entry = anyValue(nodeAt(node.of), depth - 1);
      return node.base === 'list'
        ? fc.array(entry, { maxLength: 3 })
        : fc.dictionary(fc.string(), entry, { maxKeys: 3 });
    }
    switch (node.base) {
      case 'object': {
        const model: Record<string, fc.Arbitrary<unknown>> = {};
        for (const [name, field] of node.fields) model[name] = anyValue(nodeAt(field.node), depth - 1);
        return fc.record(model, { requiredKeys: [] });
      }
      case 'enum':
        return fc.constantFrom(...node.values.keys());
      case 'boolean':
        return fc.boolean();
      case 'string':
        return fc.oneof(
          fc.string(),
          fc.constantFrom('*', '*.example.com', 'a.b/c', 'unix://x', '5s', '1.2.3.4/8', '(['),
        );
      case 'any':
        return stray;
      default:
        return fc.integer({ min: -2, max: 70_000 });
    }
  };
  return fc.oneof({ weight: 20, arbitrary: right() }, { weight: 1, arbitrary: stray });
}

const schemaRules = ['IST0106', 'field-newer-than-istio', 'api-version-unknown'];
const kinds = [...allKinds()].map((kind) => ({ ...kind, name: `${kind.group}/${kind.kind}` }));

describe('any value of any kind is checked without a crash', () => {
  test.each(kinds)('$name', ({ group, kind, versions, node }) => {
    fc.assert(
      fc.property(anyValue(nodeAt(node), group === 'install.istio.io' ? 4 : 6), (spec) => {
        const problems = checkValue({ node, minor: 31, name: 'spec' }, spec);
        expect(problems.every(({ message }) => message.length > 0)).toBe(true);
        const object = { apiVersion: `${group}/${versions[0]}`, kind, metadata: { name: 'a' }, spec };
        const report = analyze([{ name: 'a.json', text: JSON.stringify(object) }], { only: schemaRules });
        expect(report.skipped.filter(({ reason }) => reason.includes('error of its own'))).toEqual([]);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});
