import { fix, insertKey, remove } from '../fix/index.ts';
import type { Mesh } from '../mesh/index.ts';
import {
  DEFAULT_DRAIN_SECONDS,
  type DrainSettings,
  drainSettings,
  durationSeconds,
  meshDrainSettings,
  sidecarMode,
} from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asText, isMap } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule, type Reporter } from '../rule.ts';

const EXIT = 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS';
const MINIMUM = 'MINIMUM_DRAIN_DURATION';

interface Scope {
  drain: DrainSettings;
  /** The map `proxyMetadata` at this scope. */
  metadata: Place;
  hasMetadata: boolean;
  /** Whether every place that could switch EXIT_ON_ZERO on is in the paste. */
  wholeConfig: boolean;
}

function checkScope({ drain, metadata, hasMetadata, wholeConfig }: Scope, report: Reporter): void {
  const { termination, minimum, exitOnZero, waitsForConnections } = drain;
  if (termination?.own && exitOnZero && waitsForConnections) {
    const value = asText(termination.value) ?? '';
    const rename =
      minimum || !hasMetadata ? [] : [remove(termination.at), insertKey(metadata, MINIMUM, value, EXIT)];
    report({
      at: termination.at,
      message: `With \`${EXIT}\` on, the agent does not read \`terminationDrainDuration\`: it drains for \`${MINIMUM}\` (${DEFAULT_DRAIN_SECONDS} s unless set), then waits until no connection is left. The ${value || 'time'} written here has no effect.`,
      related: [{ at: exitOnZero.at, message: 'This makes the agent wait for connections instead' }],
      fixes: [
        rename.length > 0
          ? fix(`Write it as \`${MINIMUM}\``, 'review', ...rename)
          : fix('Remove `terminationDrainDuration`', 'safe', remove(termination.at)),
      ],
    });
  }
  if (!minimum?.own) return;
  const text = asText(minimum.value);
  if (text !== undefined && durationSeconds(text) === undefined) {
    report({
      at: minimum.at,
      message: `\`${MINIMUM}\` is \`${text}\`, which is no duration: the agent logs a warning and drains for ${DEFAULT_DRAIN_SECONDS} s. Write a number with its unit, such as \`15s\`.`,
    });
  } else if (!waitsForConnections) {
    report({
      at: minimum.at,
      message: `\`${MINIMUM}\` is read only with \`${EXIT}: "true"\`. Without it the agent ends the proxy after \`terminationDrainDuration\` (${DEFAULT_DRAIN_SECONDS} s unless set).`,
      certainty: exitOnZero || wholeConfig ? 'certain' : 'likely',
      fixes: [
        exitOnZero || !hasMetadata
          ? undefined
          : fix(`Add \`${EXIT}\``, 'review', insertKey(metadata, EXIT, '"true"')),
      ],
    });
  }
}

function hasMeshDefaults(mesh: Mesh): boolean {
  return mesh.meshConfigs.length > 0 || mesh.settings.complete.value;
}

export default defineRule({
  name: 'drain-duration-ignored',
  aliases: [],
  severity: 'warning',
  summary: 'A drain time is set that the agent does not read beside the other settings.',
  reads: [...WORKLOAD_KINDS, 'ConfigMap', 'IstioOperator', 'HelmValues', 'MeshConfig'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const config of mesh.proxyConfigs.filter(({ scope }) => scope === 'mesh')) {
      const drain = meshDrainSettings(config);
      const hasMetadata = isMap(config.value.proxyMetadata);
      checkScope({ drain, metadata: config.at('proxyMetadata'), hasMetadata, wholeConfig: true }, report);
    }
    for (const workload of mesh.workloads) {
      const annotation = mesh.annotationConfig(workload);
      if (!annotation || !isMap(annotation.value)) continue;
      const { mode, certain } = sidecarMode(mesh, workload);
      if (mode === 'native' && certain) continue;
      const scope = {
        drain: drainSettings(mesh, workload),
        metadata: annotation.at('proxyMetadata'),
        hasMetadata: isMap(annotation.value.proxyMetadata),
        wholeConfig: hasMeshDefaults(mesh),
      };
      checkScope(scope, report);
    }
  },
});
