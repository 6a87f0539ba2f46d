import { INSTALL_KINDS, optionProblems } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';

/** What to use now, by the end of an option's name. Source: the comments of the proto files and Istio's reference. */
const INSTEAD: readonly [RegExp, string][] = [
  [
    /^values\.global\.proxy\.enableCoreDump$/,
    'Since 1.24 no chart reads it: set the core pattern on the node.',
  ],
  [/^values\.global\.jwtPolicy$/, 'It has no effect: Pods always get third-party tokens.'],
  [
    /^values\.global\.proxy\.holdApplicationUntilProxyStarts$/,
    'Use `meshConfig.defaultConfig.holdApplicationUntilProxyStarts`.',
  ],
  [/^values\.istio_cni/, 'Use `components.cni.enabled`, and `values.pilot.cni.enabled` with Helm.'],
  [
    /^values\.global\.(defaultNodeSelector|defaultTolerations|defaultResources|priorityClassName)/,
    'Set it for each component, under `components.*.k8s`.',
  ],
  [
    /^values\.(pilot|gateways\.[\w-]+)\.(nodeSelector|tolerations|resources|podAnnotations|cpu|memory|replicaCount|rollingMax\w+|podAntiAffinity\w+)/,
    'Use the component’s `k8s` settings.',
  ],
  [/^values\.global\.arch/, 'Use `components.*.k8s.affinity`.'],
];

export default defineRule({
  name: 'install-option-deprecated',
  aliases: [],
  severity: 'info',
  summary: 'An installation option is deprecated in this version.',
  reads: INSTALL_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    const seen = new Set<string>();
    for (const { problem, at, reader, option } of optionProblems(mesh)) {
      // Helm's own documentation still names most of these values: only IstioOperator files are told.
      if (problem.fault !== 'field-deprecated' || reader === 'helm') continue;
      const key = `${at.resource.order} ${option}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const instead = INSTEAD.find(([pattern]) => pattern.test(option))?.[1];
      report({ at, message: instead ? `${problem.message} ${instead}` : problem.message });
    }
  },
});
