import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { conditions } from '../../src/analyzer/schema/conditions.ts';
import { allKinds, findKind, nodeAt } from '../../src/analyzer/schema/decode.ts';
import { kinds } from '../../src/analyzer/schema/tables/kinds.ts';
import { nodes } from '../../src/analyzer/schema/tables/nodes.ts';

const root = resolve(import.meta.dirname, '../..');
const schemas = resolve(root, '../shared/schemas');
const count = nodes.trim().split('\n').length;

describe('the field tables', () => {
  test('are small: at most 15 kB compressed', () => {
    expect(gzipSync(kinds + nodes).length).toBeLessThan(15_000);
  });

  test('name only nodes and conditions that exist', () => {
    const unknown = new Set<string>();
    for (let index = 0; index < count; index++) {
      const { of, fields, conditions: names } = nodeAt(index);
      const children = [...fields.values()].map((field) => field.node);
      for (const child of of === undefined ? children : [of, ...children]) {
        expect(child).toBeGreaterThanOrEqual(0);
        expect(child).toBeLessThan(count);
      }
      for (const name of names) if (!conditions[name]) unknown.add(name);
    }
    expect([...unknown]).toEqual([]);
    expect([...allKinds()].every(({ node }) => node < count)).toBe(true);
  });

  test('say since when a kind, a field and a value exist', () => {
    expect(findKind('extensions.istio.io', 'TrafficExtension')?.since).toBe(30);
    const entry = nodeAt(findKind('networking.istio.io', 'ServiceEntry')!.node);
    expect(nodeAt(entry.fields.get('resolution')!.node).values.get('DYNAMIC_DNS')).toBe(28);
    const policy = nodeAt(
      nodeAt(findKind('networking.istio.io', 'DestinationRule')!.node).fields.get('trafficPolicy')!.node,
    );
    expect(policy.fields.get('retryBudget')?.since).toBe(27);
    expect(policy.fields.get('tls')?.since).toBeUndefined();
  });

  test.skipIf(!existsSync(schemas))(
    'are what the script makes of the schemas (needs ../shared/schemas)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'tables-'));
      execFileSync(process.execPath, ['scripts/schema-tables.ts', schemas, folder], { cwd: root });
      for (const [file, text] of Object.entries({ 'kinds.ts': kinds, 'nodes.ts': nodes })) {
        const made = readFileSync(join(folder, file), 'utf8');
        expect(made.includes(text.replace(/[\\`$]/g, '\\$&'))).toBe(true);
      }
    },
  );
});
