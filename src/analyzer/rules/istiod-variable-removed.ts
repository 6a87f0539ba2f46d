import type { Mesh } from '../mesh/index.ts';
import { helmValues } from '../mesh/install.ts';
import { unreadSince } from '../mesh/removed-variables.ts';
import { compareVersions } from '../mesh/settings.ts';
import { asList, asMap, asText, valueAt } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio/istio, pilot/pkg/features on the release branches; see removed-variables.ts. */
export default defineRule({
  name: 'istiod-variable-removed',
  aliases: [],
  severity: 'warning',
  summary: 'istiod is given an environment variable that this version does not read.',
  reads: ['IstioOperator', 'HelmValues', 'Deployment'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const version = mesh.settings.istioVersion.value;
    for (const { name, at } of variables(mesh)) {
      const since = unreadSince(name);
      if (!since || compareVersions(version, since) < 0) continue;
      report({
        at,
        message: `istiod has not read \`${name}\` since ${since}: the behaviour it switched is fixed now, and the line does nothing.`,
      });
    }
  },
});

/** Every variable that istiod is given: in values, in a component, in its Deployment. */
function variables(mesh: Mesh): { name: string; at: Place }[] {
  const inList = (items: unknown, at: (...path: (string | number)[]) => Place) =>
    asList(items).map((item, index) => ({ name: asText(asMap(item).name) ?? '', at: at(index) }));
  const k8s = ['spec', 'components', 'pilot', 'k8s', 'env'];
  return [
    ...helmValues(mesh).flatMap(({ values, at }) =>
      Object.keys(asMap(asMap(values.pilot).env)).map((name) => ({ name, at: at('pilot', 'env', name) })),
    ),
    ...mesh
      .of('IstioOperator')
      .flatMap((resource) =>
        inList(valueAt(resource.object, ...k8s), (...path) => resource.at(...k8s, ...path)),
      ),
    ...mesh.workloads
      .filter(({ kind, labels }) => kind === 'Deployment' && labels.app === 'istiod')
      .flatMap(({ containers }) => containers)
      .flatMap(({ object, at }) => inList(object.env, (...path) => at('env', ...path))),
  ];
}
