import type { Place } from '../parse/resource.ts';
import type { Fix } from '../types.ts';
import { fix, isJson, renameKey, replaceValue } from './index.ts';

/**
 * Turns `rewrite.uri` into a `uriRegexRewrite` that keeps the rest of the path with exactly one slash.
 * @param uri place of `rewrite.uri`
 * @param base literal text that the path begins with, without its final slash
 * @param target the new beginning, as `rewrite.uri` says it
 */
export function keepSubPath(uri: Place, base: string, target: string): Fix | undefined {
  const escaped = base.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  const match = `^${escaped}/?(.*)$`;
  const rewrite = `${target.endsWith('/') ? target : `${target}/`}\\1`;
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const value = isJson(uri.tree)
    ? JSON.stringify({ match, rewrite })
    : `{ match: ${quoted(match)}, rewrite: ${quoted(rewrite)} }`;
  return fix(
    'Rewrite with a regular expression that keeps the rest of the path',
    'review',
    renameKey(uri, 'uriRegexRewrite'),
    replaceValue(uri, value),
  );
}
