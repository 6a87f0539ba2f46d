import { INSTALL_KINDS, optionProblems, type Reader } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';

const EFFECT: Record<Reader, string> = {
  istioctl: 'istioctl refuses the file',
  istiod: 'istiod ignores it',
  helm: 'no chart reads it',
};

/** Sources: the proto files of istio/api and istio/istio on the release branches; see removed-options.ts. */
export default defineRule({
  name: 'install-option-removed',
  aliases: [],
  severity: 'error',
  summary: 'An installation option left Istio before this version.',
  reads: INSTALL_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { at, reader, option, removed } of optionProblems(mesh)) {
      if (!removed) continue;
      const instead = removed.instead ? ` In its place: ${removed.instead}.` : '';
      report({
        at,
        message: `\`${option}\` was removed in Istio ${removed.since}: ${EFFECT[reader]}.${instead}`,
        severity: reader === 'istioctl' ? 'error' : 'warning',
      });
    }
  },
});
