import { asList, asMap, asText } from '../parse/json.ts';
import { type Condition, distinct, has } from './condition.ts';
import { gatewayApiConditions } from './gateway-api.ts';
import { milliseconds } from './words.ts';

const text = (value: unknown) => asText(value) ?? '';

const duration =
  (least: number): Condition =>
  (value, path, report) => {
    const length = milliseconds(String(value));
    if (length === undefined) {
      const review = /^\d+$/.test(String(value))
        ? { repair: { kind: 'replace' as const, text: `${value}s`, review: true } }
        : {};
      report(
        'field-value-not-allowed',
        path,
        `\`${value}\` is not a duration: write a number with its unit, such as \`5s\`, \`1m30s\` or \`500ms\`.`,
        review,
      );
    } else if (length < least) {
      report('field-value-not-allowed', path, `\`${value}\` is too short: a duration here is at least 1ms.`);
    }
  };

const port: Condition = (value, path, report) => {
  if (typeof value !== 'number' || (value > 0 && value <= 65535)) return;
  report('field-value-not-allowed', path, `Port ${value} does not exist: ports are 1 to 65535.`);
};

const scheme =
  (allowed: string[]): Condition =>
  (value, path, report) => {
    const url = String(value);
    const given = /^([a-zA-Z][\w+.-]*):\/\//.exec(url)?.[1]?.toLowerCase();
    if (given !== undefined ? allowed.includes(given) : allowed.includes('')) return;
    const named = allowed.filter(Boolean).map((one) => `\`${one}://\``);
    report(
      'field-value-not-allowed',
      path,
      `\`${url}\` must begin with ${named.slice(0, -1).join(', ')}${named.length > 1 ? ' or ' : ''}${named.at(-1)}.`,
    );
  };

const starInKeys: Condition = (value, path, report) => {
  for (const key of Object.keys(asMap(value))) {
    if (key === '') report('field-value-not-allowed', path, 'A label key is empty: no workload can have it.');
    else if (key.includes('*')) {
      report(
        'field-value-not-allowed',
        [...path, key],
        `The label key \`${key}\` has a \`*\`: selectors know no wildcards.`,
      );
    }
  }
};

/** The conditions that the CRDs state in CEL, by the names the tables use. */
export const conditions: Record<string, Condition> = {
  duration: duration(1),
  goDuration: duration(Number.NEGATIVE_INFINITY),
  port,
  distinctNumbers: distinct(
    (entry) => (typeof entry.number === 'number' ? String(entry.number) : undefined),
    'number',
    'port number',
  ),
  portNames: (value, path, report) => {
    for (const [name, number] of Object.entries(asMap(value))) {
      if (name.length >= 63 || !/^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name)) {
        report(
          'field-value-not-allowed',
          [...path, name],
          `\`${name}\` cannot be a port name: letters, digits and inner dashes, fewer than 63.`,
        );
      } else port(number, [...path, name], report);
    }
  },
  labelKeys: starInKeys,
  noWildcard: (value, path, report) => {
    if (text(value).includes('*')) {
      report(
        'field-value-not-allowed',
        path,
        `\`${value}\` has a \`*\`: selectors know no wildcards, so the API server refuses the object.`,
      );
    }
  },
  noNamespace: (value, path, report) => {
    if (value !== '') {
      report(
        'field-value-not-allowed',
        path,
        'A reference to another namespace is refused: the target must be in the namespace of the policy. Leave the field out.',
      );
    }
  },
  moduleUrl: scheme(['', 'http', 'https', 'file', 'oci']),
  httpUrl: scheme(['http', 'https']),
  envValue: (value, path, report) => {
    const env = asMap(value);
    if (env.valueFrom === 'HOST' && has(env, 'value')) {
      report(
        'fields-exclude-each-other',
        [...path, 'value'],
        '`value` and `valueFrom: HOST` exclude each other: a value is given here only when `valueFrom` is `INLINE`.',
      );
    }
  },
  waypointContext: (value, path, report) => {
    const match = asMap(value);
    if (match.context === 'WAYPOINT' && !has(match, 'waypoint')) {
      report(
        'required-field-missing',
        [...path, 'waypoint'],
        'A match with `context: WAYPOINT` needs `waypoint`, if only `waypoint: {}`.',
      );
    } else if (match.context !== 'WAYPOINT' && has(match, 'waypoint')) {
      report(
        'fields-exclude-each-other',
        [...path, 'waypoint'],
        '`waypoint` is for `context: WAYPOINT` only: the API server refuses the object.',
      );
    }
  },
  cidrResolution: (value, path, report) => {
    const spec = asMap(value);
    const resolution = text(spec.resolution) || 'NONE';
    const index = asList(spec.addresses).findIndex((address) => text(address).includes('/'));
    if (index < 0 || resolution === 'STATIC' || resolution === 'NONE') return;
    report(
      'fields-exclude-each-other',
      [...path, 'addresses', index],
      `An address block (\`${asList(spec.addresses)[index]}\`) goes with resolution NONE or STATIC only, not with ${resolution}.`,
      {
        also: [{ path: [...path, 'resolution'], message: `the resolution is ${resolution}` }],
      },
    );
  },
  noneEndpoints: (value, path, report) => {
    const spec = asMap(value);
    if ((text(spec.resolution) || 'NONE') !== 'NONE' || !has(spec, 'endpoints')) return;
    const written = has(spec, 'resolution') ? '`resolution: NONE`' : 'No resolution, which means `NONE`,';
    report(
      'fields-exclude-each-other',
      [...path, 'endpoints'],
      `${written} and \`endpoints\` exclude each other: NONE sends to the address the caller chose. Use STATIC or DNS with endpoints.`,
    );
  },
  roundRobinEndpoints: (value, path, report) => {
    const spec = asMap(value);
    if (spec.resolution === 'DNS_ROUND_ROBIN' && asList(spec.endpoints).length > 1) {
      report(
        'fields-exclude-each-other',
        [...path, 'endpoints'],
        'DNS_ROUND_ROBIN takes one endpoint at most; with several use `resolution: DNS`.',
      );
    }
  },
  addressOrNetwork: (value, path, report) => {
    const entry = asMap(value);
    if (!has(entry, 'address') && !has(entry, 'network')) {
      report(
        'required-field-missing',
        [...path, 'address'],
        'An endpoint needs an `address` (or the `network` it is reached through).',
      );
    }
  },
  socketPorts: (value, path, report) => {
    const entry = asMap(value);
    if (text(entry.address).startsWith('unix://') && has(entry, 'ports')) {
      report(
        'fields-exclude-each-other',
        [...path, 'ports'],
        'A Unix socket has no ports: leave `ports` out.',
      );
    }
  },
  socketPath: (value, path, report) => {
    const address = text(value);
    if (!address.startsWith('unix://')) return;
    const file = address.slice('unix://'.length);
    if (!/^[/@]/.test(file))
      report(
        'field-value-not-allowed',
        path,
        `\`${address}\` must name an absolute path (\`unix:///…\`) or an abstract socket (\`unix://@…\`).`,
      );
    else if (file.endsWith('/'))
      report('field-value-not-allowed', path, `\`${address}\` names a folder, not a socket.`);
  },
  notStar: (value, path, report) => {
    if (value === '*')
      report(
        'field-value-not-allowed',
        path,
        'A ServiceEntry cannot take the host `*`: name a host, or a domain such as `*.example.com`.',
      );
  },
  probeScheme: (value, path, report) => {
    if (!['', 'HTTP', 'HTTPS'].includes(text(value)))
      report('field-value-not-allowed', path, `\`${value}\` is no probe scheme: HTTP or HTTPS.`);
  },
  serviceAccounts: (value, path, report) => {
    const source = asMap(value);
    const accounts = ['serviceAccounts', 'notServiceAccounts'].find((name) => has(source, name));
    const others = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].filter((name) =>
      has(source, name),
    );
    if (!accounts || !others[0]) return;
    report(
      'fields-exclude-each-other',
      [...path, accounts],
      `\`${accounts}\` and \`${others[0]}\` exclude each other in one source: the API server refuses the object.`,
      {
        also: [{ path: [...path, others[0]], message: `\`${others[0]}\` is set here` }],
      },
    );
  },
  portLevelSelector: (value, path, report) => {
    const spec = asMap(value);
    const labels = asMap(spec.selector).matchLabels;
    if (!has(spec, 'portLevelMtls') || (labels && Object.keys(asMap(labels)).length > 0)) return;
    report(
      'required-field-missing',
      [...path, 'portLevelMtls'],
      '`portLevelMtls` needs a `selector` with labels: on a policy for a whole namespace or mesh the API server refuses it.',
    );
  },
  portKeys: (value, path, report) => {
    for (const key of Object.keys(asMap(value))) {
      const number = Number(key);
      if (Number.isInteger(number) && number > 0 && number <= 65535) continue;
      report(
        'field-value-not-allowed',
        [...path, key],
        `\`${key}\` is no port number: the keys of \`portLevelMtls\` are ports of the workload, 1 to 65535.`,
      );
    }
  },
  tagOverride: (value, path, report) => {
    const override = asMap(value);
    if (override.operation === 'UPSERT' && (override.value === '' || !has(override, 'value'))) {
      report(
        'required-field-missing',
        [...path, 'value'],
        '`operation: UPSERT` needs a `value`: the expression that gives the tag its text.',
      );
    } else if (override.operation === 'REMOVE' && has(override, 'value')) {
      report(
        'fields-exclude-each-other',
        [...path, 'value'],
        '`operation: REMOVE` and `value` exclude each other.',
      );
    }
  },
  ...gatewayApiConditions,
};
