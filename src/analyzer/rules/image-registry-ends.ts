import { imageChoices } from '../mesh/install.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asText } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const ENDING = /^(?:https?:\/\/|oci:\/\/)?((?:\w+\.)?gcr\.io\/istio-release|registry\.istio\.io)(?:\/|$)/;

/** Images of the mesh itself. Those of Istio's samples are nobody's outage. */
const MESH_IMAGE = /\/(?:proxyv2|pilot|ztunnel|install-cni)(?:[:@]|$)/;

/** Source: Istio 1.31 upgrade notes, Deprecation of GCP infrastructure and hosting. */
export default defineRule({
  name: 'image-registry-ends',
  aliases: [],
  severity: 'warning',
  summary: 'Images come from a registry that Istio gives up in December 2026.',
  reads: ['IstioOperator', 'HelmValues', ...WORKLOAD_KINDS],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const look = (value: unknown, at: Place) => {
      const registry = ENDING.exec(asText(value) ?? '')?.[1];
      if (!registry) return;
      report({
        at,
        message: `\`${registry}\` gets nothing newer than Istio 1.30 and goes away in December 2026: then Pods that start on a node without the image stay in ImagePullBackOff. Use \`docker.io/istio\` or a mirror of your own.`,
      });
    };
    for (const { value, at } of imageChoices(mesh, 'hub')) look(value, at);
    for (const workload of mesh.workloads) {
      for (const { image, at } of workload.containers) {
        if (MESH_IMAGE.test(image)) look(image, at('image'));
      }
    }
  },
});
