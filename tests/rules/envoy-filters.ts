/** An EnvoyFilter of one patch; `match` and `value` in flow style. The operation is on line 9, the context on line 8. */
export const envoyFilter = (input: {
  applyTo?: string;
  operation?: string;
  match?: string;
  value?: string;
  name?: string;
  namespace?: string;
  spec?: string;
}) => {
  const {
    applyTo = 'HTTP_FILTER',
    operation = 'INSERT_FIRST',
    match = '{ context: SIDECAR_INBOUND }',
    value = '{ name: mine }',
    name = 'filter',
    namespace = 'shop',
    spec = '',
  } = input;
  return `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${spec || 'priority: 0'}
  configPatches:
  - applyTo: ${applyTo}
    match: ${match}
    patch: { operation: ${operation}${operation === 'REMOVE' ? '' : `, value: ${value}`} }
`;
};

/** A match that names an HTTP filter as the neighbour. */
export const near = (filter: string) =>
  `{ context: SIDECAR_INBOUND, listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: ${filter} } } } } }`;
