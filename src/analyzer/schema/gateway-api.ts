import { asMap, asText } from '../parse/json.ts';
import { type Condition, distinct, has, maps } from './condition.ts';
import type { Values } from './value-types.ts';
import { milliseconds } from './words.ts';

const text = (value: unknown) => asText(value) ?? '';

/** Field that a filter's or modifier's type wants: `URLRewrite` wants `urlRewrite`. */
const fieldOf = (type: string) =>
  type.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/, (head) => head.toLowerCase());
const UNION_FIELDS = new Set(
  'requestHeaderModifier responseHeaderModifier requestMirror requestRedirect urlRewrite cors externalAuth extensionRef replaceFullPath replacePrefixMatch grpc http'.split(
    ' ',
  ),
);

/** A map whose `tag` says which one of its fields is set. */
const union =
  (tag: string): Condition =>
  (value, path, report) => {
    const union = asMap(value);
    const type = text(union[tag]);
    if (!type) return;
    const wanted = fieldOf(type);
    if (!has(union, wanted)) {
      report(
        'required-field-missing',
        [...path, wanted],
        `\`${tag}: ${type}\` needs \`${wanted}\`: the API server refuses the object.`,
      );
    }
    for (const name of Object.keys(union)) {
      if (name === wanted || !UNION_FIELDS.has(name) || !has(union, name)) continue;
      report(
        'fields-exclude-each-other',
        [...path, name],
        `\`${name}\` and \`${tag}: ${type}\` exclude each other: the API server refuses the object.`,
      );
    }
  };

const prefixOnly = (rule: Values) => {
  const matches = maps(rule.matches);
  const first = matches[0]?.path as Values | undefined;
  if (!has(rule, 'matches')) return true;
  return matches.length === 1 && (first === undefined || (first.type ?? 'PathPrefix') === 'PathPrefix');
};

/** Conditions of the Gateway API's CRDs (v1.6). */
export const gatewayApiConditions: Record<string, Condition> = {
  'union:type': union('type'),
  'union:protocol': union('protocol'),
  listenerTls: (value, path, report) => {
    maps(value).forEach((listener, index) => {
      const protocol = text(listener.protocol);
      const at = [...path, index];
      const mode = text(asMap(listener.tls).mode);
      if (['HTTP', 'TCP', 'UDP'].includes(protocol) && has(listener, 'tls')) {
        report(
          'fields-exclude-each-other',
          [...at, 'tls'],
          `A listener of protocol ${protocol} takes no \`tls\`: use HTTPS or TLS.`,
        );
      } else if (protocol === 'HTTPS' && mode && mode !== 'Terminate') {
        report(
          'fields-exclude-each-other',
          [...at, 'tls', 'mode'],
          `A listener of protocol HTTPS ends TLS: for \`mode: ${mode}\` use protocol TLS.`,
        );
      } else if (protocol === 'TLS' && !mode) {
        report(
          'required-field-missing',
          [...at, 'tls', 'mode'],
          'A listener of protocol TLS needs `tls.mode`: Terminate or Passthrough.',
        );
      }
      if (['TCP', 'UDP'].includes(protocol) && text(listener.hostname)) {
        report(
          'fields-exclude-each-other',
          [...at, 'hostname'],
          `A listener of protocol ${protocol} takes no \`hostname\`.`,
        );
      }
    });
  },
  distinctNames: distinct((entry) => text(entry.name) || undefined, 'name', 'the name'),
  distinctListeners: distinct(
    (entry) =>
      has(entry, 'port') ? `${entry.port} ${entry.protocol} ${text(entry.hostname) || '*'}` : undefined,
    'port',
    'port, protocol and hostname',
  ),
  distinctFilters: (value, path, report) => {
    const once = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'CORS'];
    const seen = new Set<string>();
    maps(value).forEach((filter, index) => {
      const type = text(filter.type);
      if (seen.has(type) && once.includes(type)) {
        report(
          'field-value-not-allowed',
          [...path, index, 'type'],
          `A second filter of type ${type}: each type may stand once in a rule.`,
        );
      }
      seen.add(type);
    });
    if (!seen.has('RequestRedirect') || !seen.has('URLRewrite')) return;
    const index = maps(value).findIndex((filter) => filter.type === 'URLRewrite');
    report(
      'fields-exclude-each-other',
      [...path, index],
      'RequestRedirect and URLRewrite exclude each other: a redirect carries its own path and host.',
    );
  },
  servicePort: (value, path, report) => {
    const ref = asMap(value);
    if (text(ref.group) === '' && (ref.kind ?? 'Service') === 'Service' && !has(ref, 'port')) {
      report(
        'required-field-missing',
        [...path, 'port'],
        `A reference to a Service needs its \`port\`: the API server refuses \`${text(ref.name)}\` without one.`,
      );
    }
  },
  redirectBackends: (value, path, report) => {
    const rule = asMap(value);
    const index = maps(rule.filters).findIndex((filter) => has(filter, 'requestRedirect'));
    if (index < 0 || maps(rule.backendRefs).length === 0) return;
    report(
      'fields-exclude-each-other',
      [...path, 'backendRefs'],
      'A rule that redirects sends nothing on: RequestRedirect and `backendRefs` exclude each other.',
      {
        also: [{ path: [...path, 'filters', index], message: 'the redirect' }],
      },
    );
  },
  replacePrefix: (value, path, report) => {
    const rule = asMap(value);
    maps(rule.filters).forEach((filter, index) => {
      for (const name of ['requestRedirect', 'urlRewrite']) {
        const modifier = asMap(asMap(filter[name]).path);
        if (modifier.type !== 'ReplacePrefixMatch' || prefixOnly(rule)) continue;
        report(
          'fields-exclude-each-other',
          [...path, 'filters', index, name, 'path'],
          'ReplacePrefixMatch needs a rule with exactly one match, of type PathPrefix.',
        );
      }
    });
  },
  pathMatch: (value, path, report) => {
    const match = asMap(value);
    const type = match.type ?? 'PathPrefix';
    const written = has(match, 'value') ? text(match.value) : '/';
    if (type !== 'Exact' && type !== 'PathPrefix') return;
    if (!written.startsWith('/'))
      report(
        'field-value-not-allowed',
        [...path, 'value'],
        `A path match of type ${type} begins with \`/\`; \`${written}\` does not.`,
      );
    else if (written.includes('//'))
      report(
        'field-value-not-allowed',
        [...path, 'value'],
        `\`${written}\` has an empty segment (\`//\`), which a match of type ${type} may not have.`,
      );
  },
  terminateCertificates: (value, path, report) => {
    const tls = asMap(value);
    if ((tls.mode ?? 'Terminate') !== 'Terminate' || maps(tls.certificateRefs).length > 0) return;
    if (Object.keys(asMap(tls.options)).length > 0) return;
    report(
      'required-field-missing',
      [...path, 'certificateRefs'],
      'A listener that ends TLS needs `certificateRefs`: there is no certificate to show.',
    );
  },
  routeTimeouts: (value, path, report) => {
    const { request, backendRequest } = asMap(value);
    const whole = milliseconds(text(request));
    const each = milliseconds(text(backendRequest));
    if (!whole || each === undefined || each <= whole) return;
    report(
      'field-value-not-allowed',
      [...path, 'backendRequest'],
      `One try may not take longer (${backendRequest}) than the whole request (${request}).`,
    );
  },
  caSource: (value, path, report) => {
    const validation = asMap(value);
    if (maps(validation.caCertificateRefs).length > 0 || text(validation.wellKnownCACertificates)) return;
    report(
      'required-field-missing',
      path,
      'A certificate cannot be checked without `caCertificateRefs` or `wellKnownCACertificates`.',
    );
  },
};
