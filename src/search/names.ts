/** The names in a text that people search for: fields, kinds, variables, metrics, labels. */

const NAME =
  /\b[a-z0-9.-]+\.(?:io|com)\/[\w.-]*\w|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b|\b[a-z]+[0-9]*(?:[A-Z][a-z0-9]*)+\b|\b(?:[A-Z][a-z0-9]+){2,}\b/g;
/** Standing so often, a name is what the page is about. */
const OFTEN = 3;

/** The distinct names that stand often in a text. */
export function namesIn(text: string): string[] {
  const count = new Map<string, number>();
  for (const [name] of text.replaceAll(/https?:\S+/g, '').matchAll(NAME)) {
    if (name.length < 60) count.set(name, (count.get(name) ?? 0) + 1);
  }
  return [...count].flatMap(([name, times]) => (times >= OFTEN ? [name] : []));
}

/** What surely stands in every match of a regular expression: its longer literal pieces. */
export const literals = (regex: string): string[] =>
  regex
    .replaceAll(/\\[a-z]/gi, '\n')
    .replaceAll(/\\(.)/g, '$1')
    .split(/\[[^\]]*\]|[(){}|?*+^$\n]|\.(?=[{*+?])|\d+,\d+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 5);
