/**
 * Which of our conditions (src/analyzer/schema/conditions.ts) stands for which CEL rule of the CRDs. Keys are the
 * rule's message, which is stable between versions where the rule's text is not.
 */
const byMessage: Record<string, string> = {
  'must be a valid duration greater than 1ms': 'duration',
  'port must be between 1-65535': 'port',
  'port number cannot be duplicated': 'distinctNumbers',
  'port name must be valid': 'portNames',
  'wildcard not allowed in label key match': 'labelKeys',
  'key must not be empty': 'labelKeys',
  'wildcard not allowed in label value match': 'noWildcard',
  'wildcard is not supported in selector': 'noWildcard',
  'cross namespace referencing is not currently supported': 'noNamespace',
  'url must have schema one of [http, https, file, oci]': 'moduleUrl',
  'url must have scheme http:// or https://': 'httpUrl',
  'value may only be set when valueFrom is INLINE': 'envValue',
  'only support waypointMatch when context is WAYPOINT': 'waypointContext',
  'CIDR addresses are allowed only for NONE/STATIC resolution types': 'cidrResolution',
  'NONE mode cannot set endpoints': 'noneEndpoints',
  'DNS_ROUND_ROBIN mode cannot have multiple endpoints': 'roundRobinEndpoints',
  'Address is required': 'addressOrNetwork',
  'UDS may not include ports': 'socketPorts',
  'UDS must be an absolute path or abstract socket': 'socketPath',
  'UDS may not be a dir': 'socketPath',
  'hostname cannot be wildcard': 'notStar',
  'scheme must be one of [HTTP, HTTPS]': 'probeScheme',
  'Cannot set serviceAccounts with namespaces or principals': 'serviceAccounts',
  'portLevelMtls requires selector': 'portLevelSelector',
  'value must be set when operation is UPSERT': 'tagOverride',
  'value must not be set when operation is REMOVE': 'tagOverride',
  'tls mode must be Terminate for protocol HTTPS': 'listenerTls',
  'tls mode must be set for protocol TLS': 'listenerTls',
  "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']": 'listenerTls',
  "hostname must not be specified for protocols ['TCP', 'UDP']": 'listenerTls',
  'Listener name must be unique within the Gateway': 'distinctNames',
  'Rule name must be unique within the route': 'distinctNames',
  'Combination of port, protocol and hostname must be unique for each listener': 'distinctListeners',
  'Must have port for Service reference': 'servicePort',
  'RequestRedirect filter must not be used together with backendRefs': 'redirectBackends',
  'When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified':
    'replacePrefix',
  'When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified':
    'replacePrefix',
  'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both':
    'distinctFilters',
  'CORS filter cannot be repeated': 'distinctFilters',
  'RequestRedirect filter cannot be repeated': 'distinctFilters',
  'URLRewrite filter cannot be repeated': 'distinctFilters',
  'RequestHeaderModifier filter cannot be repeated': 'distinctFilters',
  'ResponseHeaderModifier filter cannot be repeated': 'distinctFilters',
  "value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']": 'pathMatch',
  "must not contain '//' when type one of ['Exact', 'PathPrefix']": 'pathMatch',
  'certificateRefs or options must be specified when mode is Terminate': 'terminateCertificates',
  'backendRequest timeout cannot be longer than request timeout': 'routeTimeouts',
  'must specify either CACertificateRefs or WellKnownCACertificates': 'caSource',
};

const unions: [RegExp, string][] = [
  [/^filter\.\w+ must be (?:nil|specified) (?:if|for)/, 'union:type'],
  [/^(?:replaceFullPath|replacePrefixMatch) must be specified when type/, 'union:type'],
  [/^type must be '\w+' when \w+ is set/, 'union:type'],
  [/^(?:grpc|http) must be specified when protocol/, 'union:protocol'],
];

export const untranslated = new Set<string>();

/** Our condition's name for a CEL rule; undefined (and noted) when there is none. */
export function conditionOf(message: string): string | undefined {
  const name = byMessage[message] ?? unions.find(([pattern]) => pattern.test(message))?.[1];
  if (!name) untranslated.add(message);
  return name;
}
