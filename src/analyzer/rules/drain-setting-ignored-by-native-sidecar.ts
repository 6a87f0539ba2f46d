import {
  type DrainSetting,
  hasSidecar,
  isGateway,
  replacesProxyLifecycle,
  sidecarMode,
} from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asMap, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const METADATA = ['EXIT_ON_ZERO_ACTIVE_CONNECTIONS', 'MINIMUM_DRAIN_DURATION'];

type Setting = Pick<DrainSetting, 'key' | 'at'>;

export default defineRule({
  name: 'drain-setting-ignored-by-native-sidecar',
  aliases: [],
  severity: 'info',
  summary: 'A setting for the end or the start of the proxy that a native sidecar does not use.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    if (replacesProxyLifecycle(mesh)) return;
    for (const workload of mesh.workloads) {
      const config = mesh.annotationConfig(workload);
      if (!config || !isMap(config.value) || isGateway(workload)) continue;
      if (mesh.sidecarOf(workload) === 'none' || !hasSidecar(mesh, workload)) continue;
      const { mode, certain } = sidecarMode(mesh, workload);
      if (mode === 'classic') continue;
      const { value } = config;
      const metadata = asMap(value.proxyMetadata);
      const settings: Setting[] = [
        ...(value.terminationDrainDuration === undefined ? [] : ['terminationDrainDuration']),
        ...(certain && value.holdApplicationUntilProxyStarts === true
          ? ['holdApplicationUntilProxyStarts']
          : []),
      ].map((key) => ({ key, at: config.at(key) }));
      for (const key of METADATA)
        if (metadata[key] !== undefined) settings.push({ key, at: config.at('proxyMetadata', key) });
      const [first, ...others] = settings;
      if (!first) continue;
      const names = settings.map(({ key }) => `\`${key}\``).join(', ');
      report({
        at: first.at,
        message: `${certain ? 'This Pod has a native sidecar' : 'Where the kubelet is 1.33 or newer, Istio makes this a native sidecar'}: it drains from the start of the Pod's end and leaves after the application, so ${names} ${settings.length === 1 ? 'has' : 'have'} no effect. What protects requests is the application's own stop, with a preStop sleep.`,
        related: others.map(({ at }) => ({ at, message: 'Not used either' })),
        certainty: certain ? 'certain' : 'likely',
      });
    }
  },
});
