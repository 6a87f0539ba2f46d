import { hasTarget, policyLabels } from '../mesh/policies.ts';
import { asList, asMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Telemetry reference, AccessLogging; mesh config, defaultProviders; analysis message IST0157. */
export default defineRule({
  name: 'access-log-without-provider',
  aliases: ['IST0157'],
  severity: 'warning',
  summary: 'A Telemetry configures access logs, but no provider is named anywhere to write them.',
  reads: ['Telemetry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const telemetries = mesh.of('Telemetry');
    const inDefaults = mesh.meshConfigs.some(
      ({ value }) => asList(asMap(value.defaultProviders).accessLogging).length > 0,
    );
    if (inDefaults) return;
    const root = mesh.settings.rootNamespace.value;
    // Namespaces whose own default, or the mesh's, names a provider that narrower objects inherit.
    const naming = new Set(
      telemetries.filter((one) => isWide(one) && namesProvider(one)).map(({ namespace }) => namespace),
    );
    const proof = mesh.settings.complete.value;
    for (const resource of telemetries) {
      const parents = [root, ...(isWide(resource) ? [] : [resource.namespace])];
      const inherits = !(isWide(resource) && resource.namespace === root);
      if (inherits && parents.some((namespace) => naming.has(namespace))) continue;
      const index = asList(resource.spec.accessLogging).findIndex((item) => {
        const logging = asMap(item);
        return logging.disabled !== true && asList(logging.providers).length === 0;
      });
      if (index < 0) continue;
      report({
        at: resource.at('spec', 'accessLogging', index),
        certainty: proof ? 'certain' : 'likely',
        message:
          'No provider is named here, and neither a wider Telemetry nor `defaultProviders.accessLogging` of the mesh config names one: nothing is logged. Add `providers: [{ name: envoy }]`.',
      });
    }
  },
});

function isWide(resource: Resource): boolean {
  return !hasTarget(resource) && Object.keys(policyLabels(resource)).length === 0;
}

function namesProvider({ spec }: Resource): boolean {
  return asList(spec.accessLogging).some((item) => asList(asMap(item).providers).length > 0);
}
