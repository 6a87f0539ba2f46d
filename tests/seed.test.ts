import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../src/analyzer/fix/index.ts';
import { analyze } from '../src/analyzer/index.ts';
import type { Finding } from '../src/analyzer/types.ts';

// The ten topics' original YAML lives in a neighbour folder that a clone may lack.
const folder = new URL('../../shared/seed/', import.meta.url);
const text = existsSync(folder)
  ? readdirSync(folder)
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n')
  : '';
const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
const [
  ,
  grpcService,
  grpcRoute,
  grpcGateway,
  ,
  bareDots,
  preStop,
  ,
  order,
  reordered,
  regex,
  headerUpper,
  headerLower,
  websocket,
] = blocks as string[] & Record<number, string>;

const findings = (yaml = ''): Finding[] => analyze([{ name: 'paste.yaml', text: yaml }]).findings;
const rules = (yaml = '') => findings(yaml).map((finding) => finding.rule);
const lineOf = (yaml = '', part: string) => yaml.split('\n').findIndex((line) => line.includes(part)) + 1;
const aboutOrder = (rule: string) => rule === 'route-never-matches' || rule === 'route-catch-all-not-last';

describe.skipIf(text === '')('the YAML of the ten topics (skipped: ../shared/seed is absent)', () => {
  test('the route-order block: exactly the second rule is never reached, and the reorder is offered', () => {
    const found = findings(order).filter((finding) => aboutOrder(finding.rule));
    expect(found).toHaveLength(1);
    expect(found[0]?.rule).toBe('route-never-matches');
    expect(found[0]?.range.start.line).toBe(lineOf(order, 'prefix: /nginx-2'));
    const fix = found[0]?.fixes[0];
    expect(fix?.title).toContain('Move this rule above');
    expect(rules(applyEdits(order!, fix!.edits)).filter(aboutOrder)).toEqual([]);
    expect(applyEdits(order!, fix!.edits)).toBe(reordered);
  });

  test('the reordered block is silent about order', () => {
    expect(rules(reordered).filter(aboutOrder)).toEqual([]);
  });

  test('the regex block is silent about order and warned that its rewrite drops the sub-path', () => {
    expect(rules(regex).filter(aboutOrder)).toEqual([]);
    expect(rules(regex).filter((rule) => rule === 'regex-rewrite-drops-path')).toHaveLength(2);
  });

  test('the Pod whose preStop stops the proxy is flagged on that line', () => {
    const found = findings(preStop).find((finding) => finding.rule === 'prestop-kills-proxy');
    expect(found?.range.start.line).toBe(lineOf(preStop, 'quitquitquit'));
  });

  test('a bare ... gives a syntax finding at that line, and the Deployment is still analysed', () => {
    const found = findings(bareDots).filter((finding) => finding.rule === 'yaml-syntax');
    expect(found.map((finding) => finding.range.start.line)).toEqual([lineOf(bareDots, '  ...')]);
    const { resources } = analyze([{ name: 'paste.yaml', text: bareDots! }]);
    expect(resources).toMatchObject([{ kind: 'Deployment', name: 'sleep' }]);
    const faulty = bareDots!.replace("'true'", 'true');
    expect(rules(faulty)).toContain('proxy-metadata-not-string');
  });

  test('the gRPC Service is silent; renamed to main or tcp-9000 it is flagged', () => {
    expect(rules(grpcService)).toEqual([]);
    for (const name of ['main', 'tcp-9000']) {
      const renamed = grpcService!.replace('name: grpc-9000', `name: ${name}`);
      expect(findings(renamed).map((finding) => finding.range.start.line)).toContain(
        lineOf(renamed, `name: ${name}`),
      );
    }
  });

  test('the gRPC VirtualService and Gateway are silent', () => {
    expect(rules(grpcRoute)).toEqual([]);
    expect(rules(grpcGateway)).toEqual([]);
  });

  test('the header blocks give at most an info', () => {
    for (const yaml of [headerUpper, headerLower]) {
      expect(findings(yaml).filter((finding) => finding.severity !== 'info')).toEqual([]);
    }
  });

  test('the websocket pair is silent', () => {
    expect(rules(websocket)).toEqual([]);
  });
});
