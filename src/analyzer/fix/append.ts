import type { Place } from '../parse/resource.ts';
import type { Edit } from '../types.ts';
import { replaceValue, scalarText } from './index.ts';

/**
 * Adds a text as the last item of a list of texts, written as the item before it: on a line of its own, or after a comma.
 * @param last place of the list's last item
 * @returns no edits where that item is not a text
 */
export function appendText(last: Place, value: string): Edit[] {
  const [item] = replaceValue(last, '');
  if (!item) return [];
  const { text } = last.tree;
  const head = text.slice(text.lastIndexOf('\n', item.start - 1) + 1, item.start);
  if (!/^[ \t]*-[ \t]+$/.test(head)) {
    return [{ ...item, start: item.end, text: `, ${JSON.stringify(value)}` }];
  }
  // A comment on the item's line stays with it.
  const lineEnd = /\r?\n|$/.exec(text.slice(item.end));
  const end = item.end + (lineEnd?.index ?? 0);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ ...item, start: end, end, text: `${newline}${head}${scalarText(value)}` }];
}
