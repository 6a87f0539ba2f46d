import { fix, remove } from '../fix/index.ts';
import type { Mesh } from '../mesh/index.ts';
import { compareVersions } from '../mesh/settings.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asList, asMap, valueAt } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const FLAG = 'PILOT_ENABLE_INBOUND_PASSTHROUGH';
const REMOVED_IN = '1.21';

interface Use {
  value: string;
  at: Place;
}

function inMap(resource: Resource, ...path: string[]): Use[] {
  const value = asMap(valueAt(resource.object, ...path))[FLAG];
  return value === undefined ? [] : [{ value: String(value), at: resource.at(...path, FLAG) }];
}

function inList(items: unknown, at: (...path: (string | number)[]) => Place): Use[] {
  return asList(items).flatMap((item, index) =>
    asMap(item).name === FLAG ? [{ value: String(asMap(item).value ?? ''), at: at(index) }] : [],
  );
}

function uses(mesh: Mesh): Use[] {
  const k8s = ['spec', 'components', 'pilot', 'k8s', 'env'];
  return [
    ...mesh.of('HelmValues').flatMap((resource) => inMap(resource, 'pilot', 'env')),
    ...mesh
      .of('IstioOperator')
      .flatMap((resource) => [
        ...inMap(resource, 'spec', 'values', 'pilot', 'env'),
        ...inList(valueAt(resource.object, ...k8s), (...path) => resource.at(...k8s, ...path)),
      ]),
    ...mesh.workloads.flatMap(({ containers }) =>
      containers.flatMap(({ object, at }) => inList(object.env, (...path) => at('env', ...path))),
    ),
  ];
}

export default defineRule({
  name: 'inbound-passthrough-flag-removed',
  aliases: [],
  severity: 'warning',
  summary: '`PILOT_ENABLE_INBOUND_PASSTHROUGH` was removed in Istio 1.21.',
  reads: [...WORKLOAD_KINDS, 'IstioOperator', 'HelmValues'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    if (compareVersions(mesh.settings.istioVersion.value, REMOVED_IN) < 0) return;
    for (const { value, at } of uses(mesh)) {
      const off = /^(?:0|f|false)$/i.test(value);
      report({
        at,
        message: `istiod has not read \`${FLAG}\` since ${REMOVED_IN}. ${
          off
            ? 'Proxies send to the address the caller used, and applications that rely on 127.0.0.1 are refused. The setting that took its place is `meshConfig.inboundTrafficPolicy.mode: LOCALHOST`.'
            : 'What it switched on is how proxies always work now.'
        }`,
        severity: off ? 'warning' : 'info',
        fixes: [fix('Remove it', off ? 'review' : 'safe', remove(at))],
      });
    }
  },
});
