import { asList, asMap, asText } from '../parse/json.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const VARIABLE = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/** Sources: istio.io, analysis message IST0175; pilot-discovery reference, BLOCKED_CIDRS_IN_JWKS_URIS. */
export default defineRule({
  name: 'jwks-fetch-unrestricted',
  aliases: ['IST0175'],
  severity: 'warning',
  summary: 'istiod fetches keys from any address that a RequestAuthentication names.',
  reads: ['Deployment'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    // Keys written into the object are not fetched.
    const fetching = mesh
      .of('RequestAuthentication')
      .filter(({ spec }) => asList(spec.jwtRules).some((rule) => !asText(asMap(rule).jwks)));
    const [first] = fetching;
    if (!first) return;
    for (const workload of mesh.workloads) {
      if (workload.kind !== 'Deployment' || workload.resource.labels.app !== 'istiod') continue;
      const containers = workload.containers.filter(({ init }) => !init);
      const env = containers.flatMap(({ object }) => asList(object.env).map(asMap));
      // A value from elsewhere (valueFrom) cannot be read here, but somebody thought of it.
      if (env.some((item) => item.name === VARIABLE && (item.valueFrom || asText(item.value)))) continue;
      const istiod = containers.find(({ name }) => name === 'discovery') ?? containers[0];
      report({
        at: istiod ? istiod.at('env') : workload.at('spec'),
        message: `Without \`${VARIABLE}\` istiod fetches keys from any \`jwksUri\`, addresses inside the cluster and the cloud’s metadata service included. Whoever may create a RequestAuthentication can make it call them.`,
        related: [
          {
            at: first.at('spec', 'jwtRules'),
            message:
              fetching.length > 1
                ? `${describe(first)} and ${fetching.length - 1} more have keys fetched`
                : `${describe(first)} has keys fetched`,
          },
        ],
      });
    }
  },
});
