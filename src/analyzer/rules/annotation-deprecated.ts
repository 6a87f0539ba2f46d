import { ANNOTATED_KINDS, annotationsOf, asksInVain } from '../mesh/annotations.ts';
import { defineRule } from '../rule.ts';

const INJECT = 'sidecar.istio.io/inject';

/** What to use instead. Sources: istio.io, Resource Annotations; Classifying Metrics; Telemetry API. */
const INSTEAD: Record<string, string> = {
  [INJECT]: 'Use the label of the same name.',
  'sidecar.istio.io/discoveryAddress': 'Use `discoveryAddress` in `proxy.istio.io/config`.',
  'sidecar.istio.io/extraStatTags': 'Use `extraStatTags` in `proxy.istio.io/config`.',
  'sidecar.istio.io/statsInclusionPrefixes':
    'Use `proxyStatsMatcher.inclusionPrefixes` in `proxy.istio.io/config`.',
  'sidecar.istio.io/statsInclusionRegexps':
    'Use `proxyStatsMatcher.inclusionRegexps` in `proxy.istio.io/config`.',
  'sidecar.istio.io/statsInclusionSuffixes':
    'Use `proxyStatsMatcher.inclusionSuffixes` in `proxy.istio.io/config`.',
  'traffic.sidecar.istio.io/kubevirtInterfaces': 'Use `istio.io/reroute-virtual-interfaces`.',
};

export default defineRule({
  name: 'annotation-deprecated',
  aliases: ['IST0135'],
  severity: 'info',
  summary: 'An annotation that Istio has deprecated.',
  reads: ANNOTATED_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { name, kind, known, labels, workload, at } of annotationsOf(mesh)) {
      if (!known?.deprecated) continue;
      // The label decides, and where the annotation asks in vain a graver finding says so.
      if (name === INJECT && labels[INJECT] !== undefined) continue;
      if (name === INJECT && kind === 'Pod' && workload && asksInVain(mesh, workload)) continue;
      const instead = Object.hasOwn(INSTEAD, name) ? ` ${INSTEAD[name]}` : '';
      report({ at, message: `\`${name}\` is deprecated: a later Istio may stop reading it.${instead}` });
    }
  },
});
