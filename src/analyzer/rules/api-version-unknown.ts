import { fix, replaceValue } from '../fix/index.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';
import { allKinds, findKind, type Kind } from '../schema/decode.ts';
import { minorOf } from '../schema/index.ts';
import { nearest } from '../schema/names.ts';

const GROUP = /(?:^|\.)istio\.io$|^gateway\.networking\.(?:x-)?k8s\.io$/;
/** Groups whose kinds went away with Istio 1.6 (security) and Mixer. */
const REMOVED: Record<string, string> = {
  'rbac.istio.io': 'Istio 1.6 removed it: write an AuthorizationPolicy (`security.istio.io/v1`).',
  'authentication.istio.io':
    'Istio 1.6 removed it: write a PeerAuthentication or a RequestAuthentication (`security.istio.io/v1`).',
  'config.istio.io':
    'It belonged to Mixer, which Istio no longer has: use Telemetry, AuthorizationPolicy or a WasmPlugin.',
};

const isInstall = (kind: Kind) => kind.group === 'install.istio.io';

function faultOf(
  resource: Resource,
  minor: number,
): { message: string; apiVersion?: string; kind?: string } | undefined {
  const { group, kind, apiVersion } = resource;
  const removed = REMOVED[group];
  if (removed) return { message: `The API server of a current Istio knows no \`${apiVersion}\`. ${removed}` };
  const known = findKind(group, kind);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (known && !known.versions.includes(version)) {
    const newest = known.versions[0]!;
    return {
      message: `${kind} has no version \`${version}\`: kubectl finds no such kind and refuses the object. Served are ${known.versions.map((one) => `\`${one}\``).join(', ')}.`,
      apiVersion: `${group}/${newest}`,
    };
  }
  if (known?.since && known.since > minor) {
    return {
      message: `${kind} exists from Istio 1.${known.since} on; the API server of 1.${minor} refuses it.`,
    };
  }
  if (known) return undefined;
  const kinds = [...allKinds()].filter((one) => !isInstall(one));
  const elsewhere = kinds.filter((one) => one.kind === kind);
  if (elsewhere.length === 1 && (GROUP.test(group) || !apiVersion.includes('/'))) {
    const [home] = elsewhere;
    const right = `${home!.group}/${home!.versions[0]}`;
    return {
      message: `${kind} is a kind of \`${home!.group}\`, not of \`${apiVersion || 'no group'}\`: kubectl finds no such kind.`,
      apiVersion: right,
    };
  }
  const own = kinds.filter((one) => one.group === group).map((one) => one.kind);
  if (own.length === 0) return undefined;
  const to = nearest(kind, own);
  return to ? { message: `\`${group}\` has no kind ${kind}: did you mean ${to}?`, kind: to } : undefined;
}

export default defineRule({
  name: 'api-version-unknown',
  aliases: [],
  severity: 'error',
  summary: 'An apiVersion or kind of Istio or the Gateway API that the API server does not serve.',
  reads: ['*'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const minor = minorOf(mesh.settings.istioVersion.value);
    for (const resource of mesh.resources) {
      if (resource.pseudo) continue;
      const fault = faultOf(resource, minor);
      if (!fault) continue;
      const at = resource.at(fault.kind ? 'kind' : 'apiVersion');
      const text = fault.kind ?? fault.apiVersion;
      report({
        at,
        message: fault.message,
        fixes: [text ? fix(`Write ${text}`, 'safe', replaceValue(at, text)) : undefined],
      });
    }
  },
});
