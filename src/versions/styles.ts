import { ISTIO_VERSIONS } from '../analyzer/mesh/settings.ts';
import type { State } from './range.ts';

/** What stands beside a passage; `var(--istio)` is the reader's version, as a string of CSS. */
const SAYS: Record<State, string> = {
  yes: '"✓ applies to your " var(--istio)',
  no: '"✕ not in your " var(--istio)',
  part: '"~ in some builds of " var(--istio)',
};

const on = (version: string) => `:root[data-istio="${version}"]`;
const forAll = (selector: (version: string) => string) => ISTIO_VERSIONS.map(selector).join();

/**
 * Rules that tell, by the version picked on the root element alone, what each passage is to the reader: nothing has
 * to be drawn again, so nothing moves.
 */
export const versionStyles: string = [
  ...Object.entries(SAYS).map(
    ([state, says]) =>
      `${forAll((version) => `${on(version)} [data-${state}~="${version}"]`)}{--says:${says};--tone:var(--${state === 'no' ? 'soft' : 'info'})}`,
  ),
  `${forAll((version) => `${on(version)} .version-passage[data-no~="${version}"]`)}{color:var(--soft)}`,
  `${forAll((version) => `${on(version)} [data-for="${version}"]`)}{display:inline}`,
].join('\n');
