import { compareVersions } from '../mesh/settings.ts';
import { defineRule } from '../rule.ts';

const BUNDLE = 'gateway.networking.k8s.io/bundle-version';

/** The oldest bundle from which istiod reads the kind, and the Istio that began to ask for it. */
const LEAST: Record<string, { bundle: [number, number]; since: string }> = {
  'grpcroutes.gateway.networking.k8s.io': { bundle: [1, 1], since: '1.24' },
  'backendtlspolicies.gateway.networking.k8s.io': { bundle: [1, 4], since: '1.29' },
  'tlsroutes.gateway.networking.k8s.io': { bundle: [1, 5], since: '1.30' },
  'tcproutes.gateway.networking.k8s.io': { bundle: [1, 6], since: '1.31' },
};

/** Sources: istio.io, analysis message IST0176; istio/istio, pilot/pkg/config/kube/crdclient, minimum CRD versions. */
export default defineRule({
  name: 'gateway-api-crd-too-old',
  aliases: ['IST0176'],
  severity: 'warning',
  summary: 'An installed Gateway API CRD is older than istiod reads.',
  reads: ['CustomResourceDefinition'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const crd of mesh.of('CustomResourceDefinition')) {
      const least = Object.hasOwn(LEAST, crd.name) ? LEAST[crd.name] : undefined;
      const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+/.exec(crd.annotations[BUNDLE] ?? '') ?? [];
      const istio = mesh.settings.istioVersion.value;
      if (!least || major === undefined || compareVersions(istio, least.since) < 0) continue;
      const wanted = least.bundle.join('.');
      if (compareVersions(`${major}.${minor}`, wanted) >= 0) continue;
      const plural = crd.name.split('.')[0];
      report({
        at: crd.at('metadata', 'annotations', BUNDLE),
        message: `Istio ${istio} reads \`${plural}\` from Gateway API ${wanted}.0 on; this one is ${crd.annotations[BUNDLE]}. istiod ignores every object of the kind. Install the CRDs of a newer Gateway API.`,
      });
    }
  },
});
