import type { Edit, Finding, Fix, Range, Report, Severity } from '../analyzer/types.ts';
import { type Context, objectName, ruleUrl, ruleWords, TOOL } from './tool.ts';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * The report as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), with what GitHub's code scanning asks for
 * beside it: descriptions and help of each rule, and fingerprints that don't depend on the line.
 */
export function toSarif(report: Report, context: Context): string {
  const all = [...report.findings, ...report.suppressed];
  const names = [...new Set(all.map(({ rule }) => rule))].sort();
  const results = [
    ...report.findings.map((finding) => result(finding, names)),
    ...report.suppressed.map((finding) => ({
      ...result(finding, names),
      suppressions: [{ kind: 'inSource' }],
    })),
  ];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: TOOL.name,
            semanticVersion: TOOL.version,
            informationUri: `${context.site}/`,
            rules: names.map((name) => descriptor(name, all, context)),
          },
        },
        invocations: [{ executionSuccessful: true, ...notifications(report) }],
        columnKind: 'utf16CodeUnits',
        results,
        properties: { istioVersion: report.settings.istioVersion.value },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(name: string, findings: Finding[], context: Context) {
  const first = findings.find(({ rule }) => rule === name)!;
  const url = ruleUrl(context, name);
  const text = ruleWords(name);
  return {
    id: name,
    shortDescription: { text },
    fullDescription: { text: `${text}.` },
    help: { text: `What happens, how to confirm it, and when it is fine: ${url}` },
    helpUri: url,
    defaultConfiguration: { level: levels[first.severity] },
  };
}

/** Rules that could not be run: GitHub and viewers show them beside the results. */
function notifications({ skipped }: Report) {
  if (skipped.length === 0) return {};
  return {
    toolExecutionNotifications: skipped.map(({ rule, reason, fetch }) => ({
      level: 'note',
      message: { text: plain(`${rule} could not run: ${reason}${fetch ? ` (${fetch})` : ''}`) },
    })),
  };
}

function result(finding: Finding, names: string[]) {
  const { rule, severity, certainty, aliases, message, resource, source, range, path, related, fixes } =
    finding;
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: levels[severity],
    message: { text: plain(message), markdown: plain(message) },
    locations: [
      {
        physicalLocation: physical(source, range),
        ...(resource && {
          logicalLocations: [{ fullyQualifiedName: objectName(resource), kind: 'resource' }],
        }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: physical(place.source, place.range),
        message: { text: plain(place.message) },
      })),
    }),
    partialFingerprints: { 'rulePlace/v1': [rule, objectName(resource), ...path].join('/') },
    ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
    properties: { certainty, tags: aliases },
  };
}

function fixOf({ title, edits }: Fix) {
  return {
    description: { text: plain(title) },
    artifactChanges: [...Map.groupBy(edits, ({ source }) => source)].map(([source, list]) => ({
      artifactLocation: { uri: uriOf(source) },
      replacements: list.map(replacement),
    })),
  };
}

const replacement = ({ start, end, text }: Edit) => ({
  deletedRegion: { charOffset: start, charLength: end - start },
  insertedContent: { text },
});

function physical(source: string, { start, end }: Range) {
  return {
    artifactLocation: { uri: uriOf(source) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

const uriOf = (source: string): string => source.split('/').map(encodeURIComponent).join('/');

/** What SARIF would take for a placeholder `{0}` or a link `[text](id)` stays as it is read (3.11.5, 3.11.6). */
const plain = (text: string): string =>
  text.replaceAll(/\{(\d+)\}/g, '{{$1}}').replaceAll(/\[([^[\]]*)\]\(/g, '\\[$1\\](');
