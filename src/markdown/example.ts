import { analyze } from '../analyzer/index.ts';
import type { Finding } from '../analyzer/types.ts';
import type { FenceKind, FenceOptions } from '../examples/fences.ts';
import type { Address } from './address.ts';
import { type Block, code, inline, link, list, paragraph, strong, text } from './nodes.ts';

const HEADS = { bad: 'Faulty', good: 'Corrected', plain: undefined };

/** A YAML example under its title, and under a faulty one what the checker finds in it. */
export function example(
  kind: FenceKind,
  yaml: string,
  { title, istio, complete }: FenceOptions,
  address: Address,
): Block[] {
  const findings =
    kind === 'bad'
      ? analyze([{ name: 'example.yaml', text: `${yaml}\n` }], {
          complete,
          ...(istio && { istioVersion: istio }),
        }).findings
      : [];
  const head = HEADS[kind];
  const version = istio ? ` (checked for Istio ${istio})` : '';
  const said = [
    ...(head ? [strong(`${head}${version}${title ? ':' : ''}`)] : []),
    ...(title ? [text(head ? ' ' : ''), ...inline(title)] : []),
  ];
  return [
    ...(said.length > 0 ? [paragraph(...said)] : []),
    code('yaml', yaml),
    ...(findings.length > 0
      ? [paragraph(text('The checker finds:')), list(findings.map((one) => told(one, address)))]
      : []),
  ];
}

function told({ severity, range, message, rule, aliases }: Finding, address: Address) {
  return [
    strong(severity),
    text(`, line ${range.start.line}: `),
    ...inline(message),
    text(' ('),
    link(`\`${rule}\``, address(`/rules/${rule}/`)),
    text(`${aliases.map((code) => `, ${code}`).join('')})`),
  ];
}
