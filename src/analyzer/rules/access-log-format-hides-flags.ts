import { fix, remove } from '../fix/index.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const FLAGS = /%RESPONSE_FLAGS(?:_LONG)?%/;

/** Sources: istio.io, Envoy access logs; envoyproxy.io, access log operators (RESPONSE_FLAGS). */
export default defineRule({
  name: 'access-log-format-hides-flags',
  aliases: [],
  severity: 'warning',
  summary: 'A log format of your own leaves out the response flags.',
  reads: ['IstioOperator', 'HelmValues', 'MeshConfig', 'ConfigMap'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const say = (at: Place, name: string) =>
      report({
        at,
        message: `${name} has no \`%RESPONSE_FLAGS%\`: a failed request can't be told apart as \`UF\`, \`UH\` or \`NR\` in the log. Istio's built-in format has the flags, their details, the upstream host and the route.`,
        fixes: [fix('Take the format out: the built-in one is used', 'review', remove(at))],
      });
    for (const { value, at } of mesh.meshConfigs) {
      const format = asText(value.accessLogFormat);
      if (format && !FLAGS.test(format)) say(at('accessLogFormat'), '`accessLogFormat`');
      asList(value.extensionProviders).forEach((provider, index) => {
        const log = asMap(asMap(asMap(provider).envoyFileAccessLog).logFormat);
        const written = log.text ?? log.labels;
        if (written === undefined || FLAGS.test(JSON.stringify(written))) return;
        const place = at('extensionProviders', index, 'envoyFileAccessLog', 'logFormat');
        say(place, `The log format of provider \`${asText(asMap(provider).name) ?? ''}\``);
      });
    }
  },
});
