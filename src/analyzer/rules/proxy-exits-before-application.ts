import { fix, insertKey, replaceValue } from '../fix/index.ts';
import type { Mesh } from '../mesh/index.ts';
import {
  type DrainSettings,
  drainSettings,
  gracePeriod,
  hasSidecar,
  isGateway,
  isJob,
  preStops,
  sidecarMode,
  spell,
} from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS, type Workload } from '../mesh/workloads.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';
import type { Edit } from '../types.ts';

/** Room between the end of the hook and the end of the proxy, for the application's own stop. */
const MARGIN_SECONDS = 5;

function lengthen(mesh: Mesh, workload: Workload, drain: DrainSettings, wanted: string): Edit[] {
  if (drain.from?.own) return replaceValue(drain.from.at, wanted);
  const annotation = mesh.annotationConfig(workload);
  const key = drain.waitsForConnections ? 'MINIMUM_DRAIN_DURATION' : 'terminationDrainDuration';
  if (annotation && isMap(annotation.value)) {
    if (!drain.waitsForConnections) return insertKey(annotation.at(), key, wanted);
    return insertKey(annotation.at('proxyMetadata'), key, wanted);
  }
  if (drain.waitsForConnections) return [];
  return insertKey(workload.at('metadata', 'annotations'), 'proxy.istio.io/config', `|\n  ${key}: ${wanted}`);
}

export default defineRule({
  name: 'proxy-exits-before-application',
  aliases: [],
  severity: 'warning',
  summary: 'The application sleeps longer before it stops than the classic sidecar beside it lives.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (isJob(workload) || isGateway(workload) || !hasSidecar(mesh, workload)) continue;
      const { mode, certain } = sidecarMode(mesh, workload);
      if (mode !== 'classic') continue;
      const drain = drainSettings(mesh, workload);
      const grace = gracePeriod(workload);
      for (const { container, sleeps, at } of preStops(workload)) {
        if (container.name === 'istio-proxy' || sleeps <= drain.seconds) continue;
        if (sleeps >= grace.seconds) continue; // prestop-exceeds-grace-period says the graver thing
        const wanted = `${Math.ceil(sleeps) + MARGIN_SECONDS}s`;
        const key = drain.waitsForConnections ? 'MINIMUM_DRAIN_DURATION' : 'terminationDrainDuration';
        const leaves = drain.waitsForConnections
          ? `from ${spell(drain.seconds)} on the proxy leaves as soon as no connection is open`
          : `the proxy leaves after ${spell(drain.seconds)}`;
        report({
          at,
          message: `Container \`${container.name}\` sleeps ${spell(sleeps)} before it stops, but ${leaves} (\`${key}\`${drain.from ? '' : ', the default'}). For the rest of the time what is sent to the Pod, and what the application calls, is refused.`,
          related: drain.from ? [{ at: drain.from.at, message: 'How long the proxy lives' }] : [],
          certainty: certain ? 'certain' : 'likely',
          fixes: [fix(`Let the proxy live ${wanted}`, 'review', lengthen(mesh, workload, drain, wanted))],
        });
      }
    }
  },
});
