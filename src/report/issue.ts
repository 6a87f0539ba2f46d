import type { Finding, Report, ResourceId } from '../analyzer/types.ts';
import { code } from './markdown.ts';
import { type Context, objectName, placeName, ruleUrl, TOOL } from './tool.ts';

/**
 * The text of an issue about a finding that is wrong. It holds no YAML unless some is passed in, and that has to be
 * masked by then; without it names are left out of the message as well.
 */
export function issueText(
  finding: Finding,
  { settings, resources }: Pick<Report, 'settings' | 'resources'>,
  context: Context,
  yaml?: string,
): string {
  const { rule, aliases, severity, certainty, message, resource, path } = finding;
  const codes = aliases.length > 0 ? ` (${aliases.join(', ')})` : '';
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  const object = yaml === undefined ? (resource?.kind ?? 'The text') : objectName(resource);
  const words = yaml === undefined ? nameless(message, resources) : message;
  return [
    `# Wrong finding: ${rule}`,
    '',
    `- Rule: [${rule}](${ruleUrl(context, rule)})${codes}`,
    `- Severity: ${severity}, ${certainty}`,
    `- Object: ${code(object)}`,
    `- Place: ${code(field || '(whole object)')}${yaml === undefined ? '' : ` at ${code(placeName(finding))}`}`,
    `- Message: ${words}`,
    `- Istio ${settings.istioVersion.value}, whole mesh: ${settings.complete.value ? 'yes' : 'no'}, ${TOOL.name} ${TOOL.version}`,
    '',
    '## What I expected, and why',
    '',
    '(for example: what the proxy does instead, and how you saw it)',
    '',
    ...(yaml === undefined ? [] : ['## YAML, secrets masked', '', ...fenced(yaml), '']),
  ].join('\n');
}

/** The message without what it quotes, without hosts and paths, and without the names of the text's objects. */
function nameless(message: string, resources: readonly ResourceId[]): string {
  const names = new Set(resources.flatMap(({ namespace, name }) => [namespace, name]));
  return message.replaceAll(/`[^`]*`/g, '`…`').replaceAll(/[\w*.:/@-]*\w[\w*.:/@-]*/g, (word) => {
    const bare = word.replace(/[.:]+$/, '');
    return names.has(bare) || /\w[./:@]\w/.test(bare) ? `…${word.slice(bare.length)}` : word;
  });
}

function fenced(yaml: string): string[] {
  const longest = Math.max(2, ...[...yaml.matchAll(/^\s*(`+)/gm)].map(([, run = '']) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}yaml`, yaml.trimEnd(), fence];
}
