import { compareVersions } from '../mesh/settings.ts';
import { asList, asMap, asText, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** From this version on Istio has neither tracer. */
const GONE = '1.27';
const OLD: Record<string, string> = { lightstep: 'Lightstep', opencensus: 'OpenCensus' };

/** Sources: istio.io, 1.26 upgrade notes (both removed in 1.27); analysis message IST0002. */
export default defineRule({
  name: 'tracing-provider-removed',
  aliases: ['IST0002'],
  severity: 'warning',
  summary: 'A Telemetry sends traces to a kind of provider that Istio no longer has.',
  reads: ['Telemetry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const providers = new Map(
      mesh.meshConfigs.flatMap((config) =>
        asList(config.value.extensionProviders).flatMap((item, index) => {
          const provider = asMap(item);
          const name = asText(provider.name);
          const kind = Object.keys(OLD).find((key) => isMap(provider[key]));
          return name && kind
            ? [[name, { kind, at: config.at('extensionProviders', index, kind) }] as const]
            : [];
        }),
      ),
    );
    if (providers.size === 0) return;
    const istio = mesh.settings.istioVersion.value;
    const gone = compareVersions(istio, GONE) >= 0;
    for (const resource of mesh.of('Telemetry')) {
      asList(resource.spec.tracing).forEach((tracing, t) => {
        asList(asMap(tracing).providers).forEach((item, p) => {
          const name = asText(asMap(item).name) ?? '';
          const provider = providers.get(name);
          if (!provider) return;
          report({
            at: resource.at('spec', 'tracing', t, 'providers', p, 'name'),
            aliases: provider.kind === 'lightstep' ? ['IST0002'] : [],
            severity: gone ? 'warning' : 'info',
            message: `\`${name}\` is a provider for ${OLD[provider.kind]}. ${gone ? `Istio ${istio} has no such tracer (removed in ${GONE}), so no spans are sent` : `It is deprecated, and gone in Istio ${GONE}`}: use an \`opentelemetry\` provider.`,
            related: [{ at: provider.at, message: 'the provider' }],
          });
        });
      });
    }
  },
});
