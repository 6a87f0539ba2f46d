import { groupBy, type Mesh } from '../mesh/index.ts';
import { type Injector, injectorsOf, proxyImages, revisionOf } from '../mesh/injection.ts';
import { selects, type Workload } from '../mesh/workloads.ts';
import { asMap, asText, textMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0158; ProxyConfig reference, `image`. */
export default defineRule({
  name: 'proxy-image-differs',
  aliases: ['IST0158'],
  severity: 'warning',
  summary: 'Pods of a namespace run another proxy image than its injector gives today.',
  reads: ['Namespace'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const images = new Map(injectorsOf(mesh).map((injector) => [injector.revision, imageOf(injector)]));
    const pods = groupBy(
      mesh.workloads.filter(({ kind }) => kind === 'Pod'),
      ({ namespace }) => namespace,
    );
    const proxyConfigs = groupBy(mesh.of('ProxyConfig'), ({ namespace }) => namespace ?? 'default');
    for (const namespace of mesh.of('Namespace')) {
      const image = images.get(revisionOf(namespace.labels) ?? '');
      if (!image || namespace.name === mesh.settings.rootNamespace.value) continue;
      const different = (pods.get(namespace.name) ?? []).filter((pod) => {
        if (pod.annotations['sidecar.istio.io/proxyImage'] !== undefined) return false;
        const variant = variantOf(mesh, pod, proxyConfigs);
        const wanted = variant ? [image, `${image}-${variant}`] : [image];
        return proxyImages(pod).some((used) => !wanted.includes(used));
      });
      const [first] = different;
      if (!first) continue;
      const names = different.slice(0, 5).map(({ name }) => `\`${name}\``);
      const more = different.length > names.length ? ` and ${different.length - names.length} more` : '';
      report({
        at: namespace.at('metadata', 'name'),
        message: `The injector gives \`${image}\`, but ${names.join(', ')}${more} run another proxy, such as \`${proxyImages(first)[0]}\`. A proxy changes only when its Pod is made anew: restart these workloads.`,
        related: different
          .slice(0, 5)
          .map((pod) => ({ at: pod.resource.at('metadata', 'name'), message: 'Another proxy image' })),
      });
    }
  },
});

/** The image that an injector gives; undefined where its values do not tell. */
function imageOf({ values }: Injector): string | undefined {
  const global = asMap(values.global);
  const image = asText(asMap(global.proxy).image);
  if (!image) return undefined;
  if (image.includes('/')) return image;
  const tag = typeof global.tag === 'number' ? String(global.tag) : asText(global.tag);
  const hub = asText(global.hub);
  return hub && tag ? `${hub}/${image}:${tag}` : undefined;
}

type ProxyConfigs = ReturnType<typeof groupBy<string, ReturnType<Mesh['of']>[number]>>;

/** The image type that a Pod's proxy gets, from the widest setting to the narrowest; undefined for the default. */
function variantOf(mesh: Mesh, pod: Workload, proxyConfigs: ProxyConfigs): string | undefined {
  const near = proxyConfigs.get(pod.namespace) ?? [];
  const selector = (spec: Record<string, unknown>) => textMap(asMap(spec.selector).matchLabels);
  const plain = near.filter(({ spec }) => Object.keys(selector(spec)).length === 0);
  const aimed = near.filter(({ spec }) => !plain.some((one) => one.spec === spec));
  const types = [
    ...mesh.meshConfigs.map(({ value }) => asMap(value.defaultConfig).image),
    ...(proxyConfigs.get(mesh.settings.rootNamespace.value) ?? []).map(({ spec }) => spec.image),
    ...plain.map(({ spec }) => spec.image),
    ...aimed.filter(({ spec }) => selects(selector(spec), pod.labels)).map(({ spec }) => spec.image),
    asMap(mesh.annotationConfig(pod)?.value).image,
  ].flatMap((image) => asText(asMap(image).imageType) ?? []);
  const last = types[types.length - 1];
  return last === 'default' ? undefined : last;
}
