import type { Report, Steps } from '../problem.ts';
import { isFqdn, isIp } from '../words.ts';
import { asMap, asText, entries, has, type JsonMap, type Validation } from './common.ts';

const LISTENER_LIKE = ['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER'];
const ROUTE_LIKE = ['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE'];

/** Istio's checks of an EnvoyFilter, without those of Envoy's own configuration inside. */
export const envoyFilter: Validation = ({ spec }, report) => {
  for (const { value: patch, path } of entries(spec.configPatches, 'configPatches')) {
    const match = asMap(patch.match);
    if (match.context === 'WAYPOINT') continue;
    const applyTo = asText(patch.applyTo);
    if (!applyTo || applyTo === 'INVALID')
      report(
        'required-field-missing',
        [...path, 'applyTo'],
        'The patch does not say what it applies to: it needs `applyTo`.',
      );
    const operation = asText(asMap(patch.patch).operation);
    if (!has(patch, 'patch'))
      report('required-field-missing', [...path, 'patch'], 'The entry changes nothing: it needs `patch`.');
    else if (!operation || operation === 'INVALID')
      report('required-field-missing', [...path, 'patch', 'operation'], 'The patch needs an `operation`.');
    else if (operation !== 'REMOVE' && !has(asMap(patch.patch), 'value')) {
      report(
        'required-field-missing',
        [...path, 'patch', 'value'],
        `\`operation: ${operation}\` needs a \`value\`.`,
      );
    }
    if (applyTo) wrongMatch(applyTo, match, [...path, 'match'], report);
  }
};

function wrongMatch(applyTo: string, match: JsonMap, path: Steps, report: Report): void {
  const wanted = LISTENER_LIKE.includes(applyTo)
    ? 'listener'
    : ROUTE_LIKE.includes(applyTo)
      ? 'routeConfiguration'
      : applyTo === 'CLUSTER'
        ? 'cluster'
        : undefined;
  if (!wanted) return;
  for (const name of ['listener', 'routeConfiguration', 'cluster']) {
    if (name === wanted || !has(match, name)) continue;
    report(
      'fields-exclude-each-other',
      [...path, name],
      `\`applyTo: ${applyTo}\` is matched by \`${wanted}\`, not by \`${name}\`: Istio’s webhook refuses the object.`,
    );
  }
}

/** Istio's checks of a WorkloadEntry. */
export const workloadEntry: Validation = ({ spec }, report) => address(spec, [], report);

/** Istio's checks of a WorkloadGroup. */
export const workloadGroup: Validation = ({ spec }, report) =>
  address(asMap(spec.template), ['template'], report);

function address(value: JsonMap, path: Steps, report: Report): void {
  const text = asText(value.address) ?? '';
  if (text === '' || text.startsWith('unix://') || isIp(text) || isFqdn(text)) return;
  report(
    'field-value-not-allowed',
    [...path, 'address'],
    `\`${text}\` is neither an IP address nor a host name.`,
  );
}
