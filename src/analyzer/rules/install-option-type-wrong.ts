import { INSTALL_KINDS, type OptionProblem, optionProblems, type Reader } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';
import type { Fault } from '../schema/index.ts';
import { fixOf } from '../schema/reporting.ts';

const FAULTS: readonly Fault[] = ['field-type-wrong', 'field-value-not-allowed', 'fields-exclude-each-other'];

const EFFECT: Record<Reader, string> = {
  istioctl: 'istioctl stops before it installs anything.',
  istiod:
    'istiod drops the whole mesh config and keeps the last one it could read, or the defaults after a restart.',
  helm: 'The charts take it as it is, and what they make of it breaks.',
};

/**
 * Sources: istio/istio, operator/pkg/apis/validation/validation.go, pkg/config/mesh/meshwatcher/collection.go;
 * issues 54012 (enum in lower case) and 51071 (scalar where the chart expects a map).
 */
export default defineRule({
  name: 'install-option-type-wrong',
  aliases: [],
  severity: 'error',
  summary: 'An installation option has a value of the wrong type, or one that Istio does not know.',
  reads: INSTALL_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const option of optionProblems(mesh)) {
      const { problem, at, reader } = option;
      if (!FAULTS.includes(problem.fault) || toldElsewhere(option)) continue;
      const operator = at.resource.kind === 'IstioOperator';
      report({
        at,
        message: `${problem.message} ${EFFECT[operator ? 'istioctl' : reader]}`,
        fixes: [fixOf(problem, at)],
      });
    }
  },
});

/** `proxy-metadata-not-string` has its own word for these. */
function toldElsewhere({ option }: OptionProblem): boolean {
  return option.startsWith('meshConfig.defaultConfig.proxyMetadata.');
}
