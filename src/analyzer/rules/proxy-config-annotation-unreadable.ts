import { fix, replaceValue } from '../fix/index.ts';
import { PROXY_CONFIG_ANNOTATION } from '../mesh/index.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asMap, isMap, valueAt } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const EFFECT = 'injection refuses every new Pod, so a roll-out stands still';

/** `key:value` is one word of text in YAML, not a key with a value. */
const NO_BLANK = /^([A-Za-z]\w*):(\S+)$/;

export default defineRule({
  name: 'proxy-config-annotation-unreadable',
  aliases: ['IST0125'],
  severity: 'error',
  summary: 'The `proxy.istio.io/config` annotation does not hold a YAML map.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const place = workload.at('metadata', 'annotations', PROXY_CONFIG_ANNOTATION);
      const written = asMap(valueAt(place.resource.object, ...place.path.slice(0, -1)))[
        PROXY_CONFIG_ANNOTATION
      ];
      if (isMap(written)) {
        report({
          at: place,
          message: `\`${PROXY_CONFIG_ANNOTATION}\` is a map; the value of an annotation must be text. The API server refuses the object. Put \`|\` after the colon, so that the lines below become text.`,
        });
        continue;
      }
      const config = mesh.annotationConfig(workload);
      if (!config) continue;
      const [error] = config.tree.errors;
      if (error) {
        // What stays open is noticed at the text's end, behind its last line.
        const last = (workload.annotations[PROXY_CONFIG_ANNOTATION] ?? '').trimEnd().length - 1;
        const inText = Math.max(0, Math.min(error.pos[0], last));
        const offset = config.tree.toSource(inText) ?? config.tree.fallback?.start ?? 0;
        const start = config.tree.position(offset);
        report.text({
          source: config.tree.source,
          range: { start, end: { line: start.line, column: start.column + 1 } },
          resource: workload.resource,
          message: `The text of \`${PROXY_CONFIG_ANNOTATION}\` cannot be read as YAML here (${reason(error.message)}): ${EFFECT}.`,
        });
        continue;
      }
      if (config.value === undefined || isMap(config.value)) continue;
      const text = typeof config.value === 'string' ? config.value.trim() : '';
      const joined = NO_BLANK.exec(text);
      report({
        at: config.at(),
        message: `The text of \`${PROXY_CONFIG_ANNOTATION}\` is not a map of settings${joined ? `: a blank is missing after \`${joined[1]}:\`` : ''}. It cannot be read as a proxy configuration, and ${EFFECT}.`,
        fixes: joined
          ? [
              fix(
                'Put a blank after the colon',
                'safe',
                replaceValue(config.at(), `${joined[1]}: ${joined[2]}`),
              ),
            ]
          : [],
      });
    }
  },
});

/** The YAML library's message without its place, which counts from the annotation's own first line. */
function reason(message: string): string {
  const [first = message] = message.split('\n');
  return first.replace(/\s+at line \d+.*$/, '').replace(/[.:]$/, '');
}
