import { fix, insertKey, replaceValue } from '../fix/index.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const LABEL = 'istio/multiCluster';
/** What `istioctl create-remote-secret` writes beside the label. */
const CLUSTER = 'networking.istio.io/cluster';
const PREFIX = 'istio-remote-secret-';

/** Source: istio/istio, pkg/kube/multicluster/secretcontroller.go. */
export default defineRule({
  name: 'remote-secret-label-missing',
  aliases: [],
  severity: 'error',
  summary: 'A remote Secret lacks the label by which istiod finds it.',
  reads: ['Secret'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const secret of mesh.of('Secret')) {
      const made = secret.name.startsWith(PREFIX) || secret.annotations[CLUSTER] !== undefined;
      if (!made || secret.labels[LABEL] === 'true') continue;
      const has = secret.labels[LABEL] !== undefined;
      const metadata = asMap(secret.object.metadata);
      const label = secret.at('metadata', 'labels', LABEL);
      report({
        at: has ? label : secret.at('metadata', 'labels'),
        message: `istiod reads only Secrets with the label \`${LABEL}: "true"\`; this one ${has ? `says \`${secret.labels[LABEL]}\`` : 'has none'}. The cluster is not watched, and none of its endpoints are known.`,
        fixes: [
          has
            ? fix('Set the label', 'safe', replaceValue(label, '"true"'))
            : metadata.labels === undefined
              ? fix(
                  'Add the label',
                  'safe',
                  insertKey(secret.at('metadata'), 'labels', `\n  ${LABEL}: "true"`, 'name'),
                )
              : fix('Add the label', 'safe', insertKey(secret.at('metadata', 'labels'), LABEL, '"true"')),
        ],
      });
    }
  },
});
