import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import type { Finding, Report } from '../../src/analyzer/types.ts';
import { issueText } from '../../src/report/issue.ts';
import { toJson } from '../../src/report/json.ts';
import { toJunit } from '../../src/report/junit.ts';
import { code, toMarkdown } from '../../src/report/markdown.ts';
import { toSarif } from '../../src/report/sarif.ts';
import { TOOL } from '../../src/report/tool.ts';

const context = { site: 'https://meshbook.example' };

/** Two findings with related places and fixes, one left out by a comment, and rules that need more. */
const yaml = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: test
  namespace: web
spec:
  hosts:
    - nginx.example.com
  http:
    - match:
        - uri:
            prefix: /nginx
      route:
        - destination:
            host: nginx.web.svc.cluster.local
    - match:
        - uri:
            prefix: /nginx-2
      route:
        - destination:
            host: nginx-2.web.svc.cluster.local
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: other
  namespace: web
spec:
  hosts:
    - other.example.com
  http:
    - match:
        - uri:
            prefix: /a
      route:
        - destination:
            host: nginx.web.svc.cluster.local
    - match:
        - uri: # meshbook-ignore: *
            prefix: /a-2
      route:
        - destination:
            host: nginx-2.web.svc.cluster.local
`;
const report = analyze([{ name: 'a b&<c>.yaml', text: yaml }]);
const first = report.findings[0]!;

const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
);
const validate = new Ajv({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
}).compile(schema);

test('the sample has what the formats must show', () => {
  expect(report.findings.length).toBeGreaterThan(0);
  expect(report.suppressed.length).toBeGreaterThan(0);
  expect(report.skipped.length).toBeGreaterThan(0);
  expect(first.related.length).toBeGreaterThan(0);
  expect(first.fixes.length).toBeGreaterThan(0);
});

test('the version is the package’s', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(TOOL.version).toBe(version);
});

describe('SARIF', () => {
  const sarif = (of: Report) => JSON.parse(toSarif(of, context));

  test('the schema refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test.each([
    ['findings, suppressed ones and rules that need more', report],
    ['nothing', analyze([{ name: 'x', text: '' }])],
    ['a text that is no YAML', analyze([{ name: 'x', text: 'a: [\n---\n\t- b: {{ c }}' }])],
  ])('is valid against the schema of 2.1.0: %s', (_, of) => {
    validate(sarif(of));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('each result names its rule, level, place, object and fix', () => {
    const [run] = sarif(report).runs;
    expect(run.results.length).toBe(report.findings.length + report.suppressed.length);
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(first.rule);
    expect(run.tool.driver.rules[result.ruleIndex].helpUri).toBe(
      `https://meshbook.example/rules/${first.rule}/`,
    );
    expect(result.level).toBe(first.severity === 'info' ? 'note' : first.severity);
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b%26%3Cc%3E.yaml' },
      region: {
        startLine: first.range.start.line,
        startColumn: first.range.start.column,
        endLine: first.range.end.line,
        endColumn: first.range.end.column,
      },
    });
    expect(result.relatedLocations.length).toBe(first.related.length);
    const [edit] = first.fixes[0]!.edits;
    expect(result.fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { charOffset: edit!.start, charLength: edit!.end - edit!.start },
      insertedContent: { text: edit!.text },
    });
    expect(run.results.at(-1).suppressions).toEqual([{ kind: 'inSource' }]);
    expect(run.invocations[0].toolExecutionNotifications.length).toBe(report.skipped.length);
  });

  test('what would be a placeholder or a link is told apart', () => {
    const odd = { ...report, findings: [{ ...first, message: 'path `{0}` and [a](b)' }] };
    expect(sarif(odd).runs[0].results[0].message.text).toBe('path `{{0}}` and \\[a\\](b)');
  });
});

describe('JUnit', () => {
  test('fails on errors and warnings, passes with a word on info, skips what could not run', () => {
    const info: Finding = { ...first, severity: 'info' };
    const xml = toJunit({ ...report, findings: [first, info] }, context);
    expect(xml).toMatch(/<testsuite name="Meshbook" tests="\d+" failures="1" errors="0" skipped="\d+"/);
    expect(xml.match(/<failure /g)?.length).toBe(1);
    expect(xml.match(/<system-out>/g)?.length).toBe(1);
    const [, tests, skipped] = /tests="(\d+)".*skipped="(\d+)"/.exec(xml)!;
    expect(xml.match(/<testcase /g)?.length).toBe(Number(tests));
    expect(xml.match(/<skipped /g)?.length).toBe(Number(skipped));
  });

  test('escapes what XML would read', () => {
    const odd: Finding = { ...first, message: 'a < b & "c" \u0007\ud800 > d' };
    const xml = toJunit({ ...report, findings: [odd], ran: [], skipped: [] }, context);
    expect(xml).toContain('message="a &lt; b &amp; &quot;c&quot;  &gt; d"');
    expect(xml).toContain('file="a b&amp;&lt;c&gt;.yaml"');
  });
});

describe('JSON', () => {
  test('holds every finding with its rule’s address, and the settings', () => {
    const out = JSON.parse(toJson(report, context));
    expect(out.findings.map(({ help, ...finding }: { help: string }) => finding)).toEqual(report.findings);
    expect(out.findings[0].help).toBe(`https://meshbook.example/rules/${first.rule}/`);
    expect(out.settings.istioVersion.value).toBe(report.settings.istioVersion.value);
    expect(out.skipped).toEqual(report.skipped);
  });
});

describe('Markdown', () => {
  const text = toMarkdown(report, context);

  test('counts, names and links each finding with its line', () => {
    expect(text).toMatch(/^\*\*\d+ \w+.* in 2 objects\*\* \(Istio 1\.\d+\)\n/);
    expect(text).toContain(`[${first.rule}](https://meshbook.example/rules/${first.rule}/)`);
    expect(text).toContain(`a b&<c>.yaml:${first.range.start.line}:${first.range.start.column}`);
    expect(text).toContain(`Not checked: ${report.skipped.length}`);
  });

  test('lists only the findings it is given, and says how many are not there', () => {
    const short = toMarkdown(report, context, []);
    expect(short).toContain(`${report.findings.length} of these are not listed.`);
    expect(short).not.toContain(first.message);
  });

  test('holds no line of the YAML', () => {
    const lines = yaml.split('\n').filter((line) => line.trim().length > 12);
    expect(lines.filter((line) => text.includes(line))).toEqual([]);
  });

  test('code with backquotes in it keeps them', () => {
    expect(code('a')).toBe('`a`');
    expect(code('a`b')).toBe('`` a`b ``');
  });
});

describe('the issue about a wrong finding', () => {
  test('names the rule and the field, and neither YAML nor names unless asked', () => {
    const text = issueText(first, report, context);
    expect(text).toContain(first.rule);
    expect(text).toContain('VirtualService');
    expect(text).toContain('.spec');
    for (const name of ['nginx', 'web/test', 'example.com']) expect(text).not.toContain(name);
  });

  test('names that stand in a message without quotes are left out too', () => {
    const message =
      'VirtualService web/test stands on line 4. The Service test of web answers *.example.com: `x`.';
    const text = issueText({ ...first, message }, report, context);
    expect(text).toContain(
      '- Message: VirtualService … stands on line 4. The Service … of … answers …: `…`.',
    );
  });

  test('with YAML it holds that YAML, fenced', () => {
    const text = issueText(first, report, context, 'a: |\n  ```\n');
    expect(text).toContain('````yaml\na: |\n  ```\n````');
    expect(text).toContain('VirtualService web/test');
  });
});
