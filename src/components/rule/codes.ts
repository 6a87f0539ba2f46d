import { getCollection } from 'astro:content';
import type { Rule } from '../../analyzer/rule.ts';
import type { IstioctlCode } from '../../content.schema.ts';
import { rulesByCode } from './registry.ts';

/** A code of istioctl or Kiali, with the rules whose findings correspond to it. */
export interface PeerCode {
  code: string;
  rules: readonly Rule[];
  /** Set for istioctl's codes. */
  istioctl?: IstioctlCode;
}

/** Every code that has a page: istioctl's, retired ones too, and each that a rule carries; by code. */
export async function peerCodes(): Promise<PeerCode[]> {
  const rules = rulesByCode();
  const istioctl = new Map(
    (await getCollection('codes')).flatMap(({ data: { where, codes } }) =>
      codes.map((code) => [code.code, { ...code, where }] as const),
    ),
  );
  return [...new Set([...istioctl.keys(), ...rules.keys()])].sort().map((code) => {
    const known = istioctl.get(code);
    return { code, rules: rules.get(code) ?? [], ...(known ? { istioctl: known } : {}) };
  });
}

/** The commands of `istioctl` that show a code. */
export function commandsFor({ code, where, files, analyze }: IstioctlCode): string[] {
  if (where !== 'analyze') return [];
  const cluster = analyze ?? `istioctl analyze -n {namespace} | grep ${code}`;
  return files === false ? [cluster] : [cluster, `istioctl analyze --use-kube=false {file} | grep ${code}`];
}

const PAGES = 'https://istio.io/latest/docs/reference/config/analysis/';

/** Where a code's facts come from. */
export function sourcesFor({ code, where, page, sources }: IstioctlCode): { title: string; url: string }[] {
  const own = page
    ? [{ title: `Istio, ${code}`, url: `${PAGES}${code.toLowerCase()}/` }]
    : [{ title: 'Istio, analysis messages', url: PAGES }];
  return where === 'retired' ? sources : [...own, ...sources];
}
