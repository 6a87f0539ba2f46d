import { fix, replaceValue } from '../fix/index.ts';
import { type EnvoyPatch, envoyPatches } from '../mesh/envoy-filters.ts';
import type { Mesh } from '../mesh/index.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Names that Envoy 1.14 replaced; sources: Envoy, version history 1.14.0; istio/istio, pkg/config/xds/deprecated.go. */
const RENAMED: Record<string, string> = {
  'envoy.buffer': 'envoy.filters.http.buffer',
  'envoy.cors': 'envoy.filters.http.cors',
  'envoy.csrf': 'envoy.filters.http.csrf',
  'envoy.fault': 'envoy.filters.http.fault',
  'envoy.grpc_http1_bridge': 'envoy.filters.http.grpc_http1_bridge',
  'envoy.grpc_json_transcoder': 'envoy.filters.http.grpc_json_transcoder',
  'envoy.grpc_web': 'envoy.filters.http.grpc_web',
  'envoy.health_check': 'envoy.filters.http.health_check',
  'envoy.ip_tagging': 'envoy.filters.http.ip_tagging',
  'envoy.lua': 'envoy.filters.http.lua',
  'envoy.rate_limit': 'envoy.filters.http.ratelimit',
  'envoy.router': 'envoy.filters.http.router',
  'envoy.http_connection_manager': 'envoy.filters.network.http_connection_manager',
  'envoy.mongo_proxy': 'envoy.filters.network.mongo_proxy',
  'envoy.ratelimit': 'envoy.filters.network.ratelimit',
  'envoy.redis_proxy': 'envoy.filters.network.redis_proxy',
  'envoy.tcp_proxy': 'envoy.filters.network.tcp_proxy',
  'envoy.listener.http_inspector': 'envoy.filters.listener.http_inspector',
  'envoy.listener.original_dst': 'envoy.filters.listener.original_dst',
  'envoy.listener.original_src': 'envoy.filters.listener.original_src',
  'envoy.listener.proxy_protocol': 'envoy.filters.listener.proxy_protocol',
  'envoy.listener.tls_inspector': 'envoy.filters.listener.tls_inspector',
};

/** Filters that Istio itself brings under their new name: nobody needs to bring another of the old one. */
const ALWAYS_ISTIOS = new Set(['envoy.router', 'envoy.http_connection_manager', 'envoy.tcp_proxy']);

/** Where applyTo and operation make istiod compare the name of the match with those of the proxy's filters. */
const COMPARES: Record<string, RegExp> = {
  HTTP_FILTER: /./,
  NETWORK_FILTER: /^(?:INSERT_BEFORE|INSERT_AFTER|REPLACE|REMOVE|MERGE)$/,
  LISTENER_FILTER: /^(?:INSERT_BEFORE|INSERT_AFTER|REPLACE|REMOVE)$/,
};

/** Sources: Istio 1.19 upgrade notes, canonical filter names; pilot/pkg/networking/core/envoyfilter/listener_patch.go. */
export default defineRule({
  name: 'envoy-filter-name-retired',
  aliases: ['IST0133'],
  severity: 'error',
  summary: 'An EnvoyFilter looks for a filter by a name that proxies no longer use.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const brought = namesBrought(mesh);
    for (const patch of envoyPatches(mesh)) {
      if (!COMPARES[patch.applyTo]?.test(patch.operation)) continue;
      for (const { name, at } of namesOf(patch)) {
        const today = name && Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
        // An EnvoyFilter may bring a filter under any name, and then be found by it.
        if (!name || !today || brought.has(name)) continue;
        report({
          at,
          certainty: ALWAYS_ISTIOS.has(name) || mesh.settings.complete.value ? 'certain' : 'likely',
          message: `The filter is called \`${today}\` in the proxy, and Istio compares names as they stand. \`${name}\` is found nowhere, so the patch changes nothing.`,
          fixes: [fix('Use the name of today', 'review', replaceValue(at, today))],
        });
      }
    }
  },
});

function namesBrought(mesh: Mesh): Set<string> {
  return new Set(envoyPatches(mesh).flatMap(({ brings }) => (brings ? [brings] : [])));
}

function namesOf({ applyTo, anchor, within, at }: EnvoyPatch): { name: string | undefined; at: Place }[] {
  if (applyTo === 'LISTENER_FILTER') return [{ name: anchor, at: at('match', 'listener', 'listenerFilter') }];
  const filter = ['match', 'listener', 'filterChain', 'filter'];
  const network = { name: within, at: at(...filter, 'name') };
  if (applyTo !== 'HTTP_FILTER') return [network];
  return [network, { name: anchor, at: at(...filter, 'subFilter', 'name') }];
}
