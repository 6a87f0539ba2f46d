/** What somebody pasted on the home page, as far as its shape tells. */
export type Kind = 'nothing' | 'yaml' | 'code' | 'text';

const CODE = /^\s*(IST|KIA)[\s-]?(\d{4})\s*$/i;
const OBJECT = /^[ \t]*(?:-[ \t]+)?["']?(apiVersion|kind)["']?\s*:/m;
/** Fields of objects begin with a small letter; `Name:` and `Events:` are what `kubectl describe` prints. */
const FIELD = /^\s*(?:-\s+)?["']?[a-z][\w./-]*["']?\s*:(\s|$)/;
/** Keys of logs and of what `-o json` of istioctl prints, which no Kubernetes object has. */
const OUTPUT =
  /"(?:response_flags|response_code_details|hostStatuses|virtualHosts|filterChains|dynamicActiveSecrets|edsClusterConfig|circuitBreakers)"\s*:|\bdocumentationUrl"?\s*:|^Events:|^[ \t]*Type\s+Reason\s+Age\s+From/m;
/** The shape shows in the beginning. */
const ENOUGH = 100_000;

/**
 * `yaml` for Kubernetes objects, whole or in part, also as JSON; `code` for a lone code of istioctl or Kiali;
 * `text` for the rest: log lines, errors, words.
 */
export function kindOfPaste(paste: string): Kind {
  const text = paste.slice(0, ENOUGH);
  if (!text.trim()) return 'nothing';
  if (codeIn(text)) return 'code';
  if (OBJECT.test(text)) return 'yaml';
  if (OUTPUT.test(text)) return 'text';
  const lines = text.split('\n').filter((line) => line.trim() && !line.trim().startsWith('#'));
  const fields = lines.filter((line) => FIELD.test(line));
  return lines.length >= 3 && fields.length >= lines.length / 2 ? 'yaml' : 'text';
}

/** `IST0131` from ` ist-0131 `; undefined when the text is something else. */
export function codeIn(text: string): string | undefined {
  const match = CODE.exec(text);
  return match ? `${match[1]!.toUpperCase()}${match[2]}` : undefined;
}
