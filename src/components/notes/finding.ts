import type { Entry } from '../../notes/model.ts';
import { siteHref } from '../../site-href.ts';
import { type KeyedFinding, nameOf, placeOf, severities } from '../checker/findings.ts';

/** A finding as a note: what it says and where, and the page of its rule; none of the YAML. */
export function findingNote(finding: KeyedFinding, several: boolean): Entry {
  const { severity, resource, rule, message } = finding;
  const { shape, word } = severities[severity];
  const where = [...(resource ? [nameOf(resource)] : []), placeOf(finding, several)].join(', ');
  return {
    kind: 'finding',
    lead: `${shape} ${word}, ${where}`,
    text: message,
    place: { title: rule, href: siteHref(`/rules/${rule}/`) },
  };
}
