import { compareVersions } from '../mesh/settings.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, ProxyConfig.ProxyHeaders; istio/istio#56362; cluster_builder.go, setUpstreamProtocol. */
export default defineRule({
  name: 'http1-header-case-not-preserved',
  aliases: [],
  severity: 'warning',
  summary: 'preserveHttp1HeaderCase is set where it cannot keep the case of header names.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    // Older proxies don't know the setting, which is another rule's finding.
    if (compareVersions(mesh.settings.istioVersion.value, '1.25') < 0) return;
    const meshWide = mesh.proxyConfigs.some(({ scope, value }) => scope === 'mesh' && preserves(value));
    for (const workload of mesh.workloads) {
      const config = mesh.annotationConfig(workload);
      const own = config && preserves(asMap(config.value));
      if (!own && !meshWide) continue;
      const ports = mesh
        .servicesOf(workload)
        .flatMap((service) => service.ports)
        .filter((port) => port.protocol === 'http2' || port.protocol === 'grpc');
      const all = mesh.servicesOf(workload).flatMap((service) => service.ports);
      if (own && ports.length > 0 && ports.length === all.length) {
        report({
          at: config.at('proxyHeaders', 'preserveHttp1HeaderCase'),
          message: `Header names stay in lower case here: ${ports.length > 1 ? 'all ports of this workload are' : 'the only port of this workload is'} declared as HTTP/2, which has lower-case names only. Only HTTP/1.x names can be kept.`,
          related: ports.map((port) => ({
            at: port.at(port.from === 'appProtocol' ? 'appProtocol' : 'name'),
            message: `Declared as ${port.protocol}`,
          })),
        });
      } else if (own && !meshWide) {
        report({
          at: config.at('proxyHeaders', 'preserveHttp1HeaderCase'),
          severity: 'info',
          certainty: 'likely',
          message:
            "Only this workload's proxy keeps the case of header names. The caller's proxy or the gateway writes them in lower case before, unless it has the setting too: set it in `meshConfig.defaultConfig`.",
        });
      }
    }
  },
});

function preserves(proxyConfig: Record<string, unknown>): boolean {
  return asMap(proxyConfig.proxyHeaders).preserveHttp1HeaderCase === true;
}
