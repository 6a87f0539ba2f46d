import { INSTALL_KINDS, type OptionProblem, optionProblems } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../schema/reporting.ts';

/** Names that charts of 1.31 read and the values schema does not have. */
const READ_BY_CHARTS = new Set([
  'values.global.proxy_init.forceApplyIptables',
  'values.global.waypoint.tolerations',
]);

/** Sources: istio/istio, operator/pkg/apis/validation/validation.go; pkg/config/mesh/mesh.go (ApplyYAML). */
export default defineRule({
  name: 'install-option-unknown',
  aliases: [],
  severity: 'error',
  summary: 'An installation option has a name that this version of Istio does not know.',
  reads: INSTALL_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const option of optionProblems(mesh)) {
      const { problem, at, reader, removed } = option;
      const unknown = problem.fault === 'unknown-field' || problem.fault === 'field-newer-than-istio';
      if (!unknown || removed || (reader === 'helm' && !nearMiss(option))) continue;
      report({
        at,
        message: problem.message,
        severity: reader === 'istioctl' ? 'error' : 'warning',
        certainty: reader === 'helm' ? 'likely' : 'certain',
        fixes: [fixOf(problem, at)],
      });
    }
  },
});

/**
 * Helm charts read names that the schema does not have, so that only a slip of the pen below the maps that all
 * charts share is worth a word.
 */
function nearMiss({ problem, option }: OptionProblem): boolean {
  const [, part] = option.split('.');
  return (
    (part === 'global' || part === 'pilot') &&
    problem.repair?.kind === 'rename' &&
    !READ_BY_CHARTS.has(option)
  );
}
