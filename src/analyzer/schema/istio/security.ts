import type { Report, Steps } from '../problem.ts';
import { isSubnet } from '../words.ts';
import {
  asList,
  asMap,
  asText,
  type Entry,
  entries,
  has,
  isMap,
  type JsonMap,
  texts,
  type Validation,
} from './common.ts';

/** What CUSTOM, which asks a server before identities are known, cannot look at. */
const IDENTITY_FIELDS = [
  'namespaces',
  'serviceAccounts',
  'trustDomains',
  'principals',
  'requestPrincipals',
].flatMap((name) => [name, `not${name[0]!.toUpperCase()}${name.slice(1)}`]);
const IDENTITY_KEY = /^(?:source\.(?:namespace|serviceAccount|trustDomain|principal)$|request\.auth\.)/;
const KEYS = [
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.serviceAccount',
  'source.principal',
  'source.trustDomain',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'destination.ip',
  'destination.port',
  'connection.sni',
];
const KEY_WITH_NAME =
  /^(?:request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.[\w.-]+)(?:\[[^\]]+\])+$/;
const OLD_KEY = /^destination\.(?:name|user|namespace|labels\[.*\])$/;

/** Istio's checks of an AuthorizationPolicy. */
export const authorizationPolicy: Validation = ({ spec }, report) => {
  const action = asText(spec.action) ?? 'ALLOW';
  const custom = action === 'CUSTOM';
  if (custom && asList(spec.rules).length === 0) {
    report(
      'required-field-missing',
      ['rules'],
      '`action: CUSTOM` needs `rules`: which requests to ask the provider about.',
    );
  }
  if (custom && !asText(asMap(spec.provider).name)) {
    report(
      'required-field-missing',
      ['provider'],
      '`action: CUSTOM` needs `provider.name`: an extension provider of the mesh config.',
    );
  }
  if (!custom && has(spec, 'provider')) {
    report(
      'fields-exclude-each-other',
      ['provider'],
      `\`provider\` is for \`action: CUSTOM\` only; this policy’s action is ${action}.`,
    );
  }
  if (action === 'DENY' && asList(spec.rules).length === 0) {
    report(
      'required-field-missing',
      ['rules'],
      '`action: DENY` without `rules` denies nothing, and Istio’s webhook refuses it. To deny all requests use `rules: [{}]`.',
    );
  }
  for (const rule of entries(spec.rules, 'rules')) policyRule(rule, custom, report);
};

function policyRule({ value: rule, path }: Entry, custom: boolean, report: Report): void {
  for (const [list, inner] of [
    ['from', 'source'],
    ['to', 'operation'],
  ] as const) {
    if (Array.isArray(rule[list]) && rule[list].length === 0) {
      report(
        'required-field-missing',
        [...path, list],
        `\`${list}\` is an empty list: leave it out to mean anything, or name a ${inner}.`,
      );
    }
    for (const item of entries(rule[list], ...path, list)) {
      if (
        !has(item.value, inner) ||
        (isMap(item.value[inner]) && Object.keys(item.value[inner]).length === 0)
      ) {
        report(
          'required-field-missing',
          [...item.path, inner],
          `The entry of \`${list}\` has no \`${inner}\`: Istio’s webhook refuses the policy.`,
        );
        continue;
      }
      const part = asMap(item.value[inner]);
      const at = [...item.path, inner];
      for (const [name, values] of Object.entries(part)) {
        if (custom && IDENTITY_FIELDS.includes(name)) {
          report(
            'fields-exclude-each-other',
            [...at, name],
            `\`action: CUSTOM\` cannot look at \`${name}\`: Istio’s webhook refuses it.`,
          );
        }
        for (const { text, path: place } of texts(values, ...at, name)) word(name, text, place, report);
      }
    }
  }
  for (const { value: condition, path: at } of entries(rule.when, ...path, 'when'))
    when(condition, at, custom, report);
}

function word(name: string, text: string, path: Steps, report: Report): void {
  if (text === '') report('field-value-not-allowed', path, 'The text is empty: Istio’s webhook refuses it.');
  else if (/ipBlocks$/i.test(name) && !isSubnet(text))
    report('field-value-not-allowed', path, `\`${text}\` is neither an IP address nor an address block.`);
  else if (/^(?:ports|notPorts)$/.test(name) && !isPort(text))
    report('field-value-not-allowed', path, `\`${text}\` is no port number.`);
  else if (/^(?:paths|notPaths)$/.test(name)) pathTemplate(text, path, report);
  else if (/serviceAccounts$/i.test(name)) {
    if (text.includes('*'))
      report('field-value-not-allowed', path, `\`${text}\` has a \`*\`: service accounts know no wildcards.`);
    else if (text.split('/').length > 2 || /^\/|\/$/.test(text))
      report('field-value-not-allowed', path, `\`${text}\` must be \`name\` or \`namespace/name\`.`);
  }
}

const isPort = (text: string) => /^\d+$/.test(text) && Number(text) <= 65535;

function pathTemplate(text: string, path: Steps, report: Report): void {
  if (!/[{}]/.test(text)) return;
  const segments = text.split('/');
  const odd = segments.find((segment) => /[{}]/.test(segment) && segment !== '{*}' && segment !== '{**}');
  if (odd !== undefined) {
    report(
      'field-value-not-allowed',
      path,
      `\`${odd}\` in \`${text}\` is no template: a segment may be \`{*}\` (one) or \`{**}\` (any number), and nothing beside it.`,
    );
  } else if (text.replaceAll('{*}', '').replaceAll('{**}', '').includes('*')) {
    report(
      'field-value-not-allowed',
      path,
      `\`${text}\` mixes \`*\` with a template: use \`{*}\` or \`{**}\` throughout.`,
    );
  } else {
    const rest = segments.indexOf('{**}');
    if (rest >= 0 && segments.slice(rest + 1).some((segment) => segment.includes('{'))) {
      report('field-value-not-allowed', path, `Nothing templated may follow \`{**}\` in \`${text}\`.`);
    }
  }
}

function when(condition: JsonMap, path: Steps, custom: boolean, report: Report): void {
  const key = asText(condition.key) ?? '';
  if (key === '') return;
  if (OLD_KEY.test(key))
    report(
      'field-value-not-allowed',
      [...path, 'key'],
      `\`${key}\` was a key of Istio’s old RBAC; select the workload with \`selector\` instead.`,
    );
  else if (!KEYS.includes(key) && !KEY_WITH_NAME.test(key)) {
    const named = /^request\.(?:headers|auth\.claims)$/.test(key)
      ? `: write the name in brackets, \`${key}[name]\``
      : '';
    report('field-value-not-allowed', [...path, 'key'], `\`${key}\` is no key that Istio knows${named}.`);
  } else if (custom && IDENTITY_KEY.test(key)) {
    report(
      'fields-exclude-each-other',
      [...path, 'key'],
      `\`action: CUSTOM\` cannot look at \`${key}\`: Istio’s webhook refuses it.`,
    );
  }
  if (asList(condition.values).length === 0 && asList(condition.notValues).length === 0) {
    report('required-field-missing', [...path, 'values'], 'The condition needs `values` or `notValues`.');
  }
  if (!/(?:\.ip|destination\.port)$/.test(key) || key.includes('[')) return;
  for (const name of ['values', 'notValues']) {
    for (const { text, path: at } of texts(condition[name], ...path, name))
      word(key.endsWith('.ip') ? 'ipBlocks' : 'ports', text, at, report);
  }
}

/** Istio's checks of a RequestAuthentication. */
export const requestAuthentication: Validation = ({ spec }, report) => {
  for (const { value: rule, path } of entries(spec.jwtRules, 'jwtRules')) {
    if (!asText(rule.issuer) && !asText(rule.jwksUri) && !asText(rule.jwks_uri)) {
      report(
        'required-field-missing',
        [...path, 'issuer'],
        'The rule names neither an `issuer` nor a `jwksUri`: tokens cannot be checked.',
      );
    }
    const keys = asText(rule.jwks);
    if (keys && !isKeySet(keys))
      report(
        'field-value-not-allowed',
        [...path, 'jwks'],
        '`jwks` does not hold a JSON key set (`{"keys": […]}`).',
      );
  }
};

function isKeySet(text: string): boolean {
  try {
    return isMap(JSON.parse(text));
  } catch {
    return false;
  }
}

const TARGETS = new Set([
  '/Service',
  'core/Service',
  'networking.istio.io/ServiceEntry',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/GatewayClass',
]);

/** `targetRef` and `targetRefs` of the policies: what a policy may be attached to. */
export const targets: Validation = ({ spec }, report) => {
  const one = isMap(spec.targetRef) ? [{ value: spec.targetRef, path: ['targetRef'] }] : [];
  for (const { value, path } of [...one, ...entries(spec.targetRefs, 'targetRefs')]) {
    const kind = asText(value.kind);
    const group = asText(value.group) ?? '';
    if (!kind || TARGETS.has(`${group}/${kind}`)) continue;
    const known = [...TARGETS].find((target) => target.endsWith(`/${kind}`));
    const hint = known ? ` Its group is \`${known.split('/')[0]}\`.` : '';
    report(
      'field-value-not-allowed',
      [...path, known ? 'group' : 'kind'],
      `A policy cannot be attached to ${kind} of the group \`${group}\`: Service, ServiceEntry, Gateway (Gateway API) or GatewayClass.${hint}`,
    );
  }
};
