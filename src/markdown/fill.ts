import { parts } from '../commands/placeholders.ts';

/** A whole fenced block with its indent, its ticks, its language and its text; or the begin of a link's address. */
const BLOCK_OR_LINK = /^( *)(`{3,})(\w*)\n([\s\S]*?)\n\1\2$|\]\(\//gm;

/**
 * A page's Markdown as its reader takes it away: values in the commands, quoted as on the page, and links that hold
 * outside the site. Placeholders without a value stay as they are written.
 * @param origin of the site, without a slash at its end
 */
export function filled(
  markdown: string,
  values: Readonly<Record<string, string | undefined>>,
  origin: string,
): string {
  return markdown.replaceAll(
    BLOCK_OR_LINK,
    (found: string, indent?: string, ticks?: string, lang?: string, run?: string) => {
      if (run === undefined) return found.startsWith(']') ? `](${origin}/` : found;
      if (lang !== 'sh') return found;
      const command = parts(run, values).map(({ text, name }) =>
        name && !values[name]?.trim() ? `{${name}}` : text,
      );
      return `${indent}${ticks}sh\n${command.join('')}\n${indent}${ticks}`;
    },
  );
}
