import { groupBy, type Mesh } from '../mesh/index.ts';
import { isAmbient, type Sidecar, sidecarsOf, workloadsUnder } from '../mesh/sidecars.ts';
import { selects } from '../mesh/workloads.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecars-clash',
  aliases: ['IST0110', 'IST0111', 'KIA0002', 'KIA0003'],
  severity: 'error',
  summary: 'Two Sidecars apply to the same workloads, so one of them has no effect.',
  reads: ['Sidecar'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const [namespace, sidecars] of groupBy(sidecarsOf(mesh), (sidecar) => sidecar.namespace)) {
      if (sidecars.length < 2 || isAmbient(mesh, namespace)) continue;
      for (const { sidecar, other, what, shared } of clashes(mesh, sidecars)) {
        report({
          at: shared
            ? sidecar.resource.at('spec', 'workloadSelector', 'labels')
            : sidecar.resource.at('metadata', 'name'),
          aliases: shared ? ['IST0110', 'KIA0003'] : ['IST0111', 'KIA0002'],
          message: `This and ${describe(other.resource)} both apply to ${what}. Sidecars are not merged: one is used, the other has no effect.`,
          related: [{ at: other.resource.at('metadata', 'name'), message: 'the other one' }],
        });
      }
    }
  },
});

interface Clash {
  sidecar: Sidecar;
  other: Sidecar;
  /** What both apply to, in words. */
  what: string;
  /** By selector, not by having none. */
  shared: boolean;
}

function clashes(mesh: Mesh, sidecars: readonly Sidecar[]): Clash[] {
  const hasSelector = ({ labels }: Sidecar) => Object.keys(labels).length > 0;
  const wide = sidecars.filter((sidecar) => !hasSelector(sidecar));
  const narrow = sidecars.filter(hasSelector);
  const claims = groupBy(
    narrow.flatMap((sidecar) => workloadsUnder(mesh, sidecar).map((workload) => ({ sidecar, workload }))),
    ({ workload }) => workload,
  );
  const met = new Map<Sidecar, Clash>();
  for (const [workload, claimants] of claims) {
    for (const { sidecar } of claimants) {
      const other = claimants.find((claim) => claim.sidecar !== sidecar)?.sidecar;
      if (other && !met.has(sidecar))
        met.set(sidecar, { sidecar, other, what: describe(workload.resource), shared: true });
    }
  }
  const byLabels = narrow.flatMap((sidecar): Clash[] => {
    if (met.has(sidecar)) return [];
    const other = narrow.find((rival) => rival !== sidecar && nested(rival.labels, sidecar.labels));
    return other ? [{ sidecar, other, what: 'Pods with these labels', shared: true }] : [];
  });
  const byDefault = wide.flatMap((sidecar): Clash[] => {
    const other = wide.find((rival) => rival !== sidecar);
    const what = `every workload of namespace ${sidecar.namespace}`;
    return other ? [{ sidecar, other, what, shared: false }] : [];
  });
  return [...byDefault, ...met.values(), ...byLabels];
}

/** Whether all Pods of one selector are also the other's. */
function nested(a: Record<string, string>, b: Record<string, string>): boolean {
  return selects(a, b) || selects(b, a);
}
