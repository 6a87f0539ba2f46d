import type { Source } from '../../analyzer/types.ts';
import { normalise } from './text.ts';

/** Name of the text that was typed or pasted. */
export const PASTE = 'pasted.yaml';

/** The files open in the checker; never none. */
export interface Workspace {
  files: Source[];
  active: string;
}

export const single = (text: string): Workspace => ({
  files: [{ name: PASTE, text: normalise(text) }],
  active: PASTE,
});

export const textOf = ({ files }: Workspace, name: string): string =>
  files.find((file) => file.name === name)?.text ?? '';

export const isEmpty = ({ files }: Workspace): boolean => files.every(({ text }) => text.trim() === '');

export function withText(workspace: Workspace, name: string, text: string): Workspace {
  return { ...workspace, files: workspace.files.map((file) => (file.name === name ? { name, text } : file)) };
}

/** Adds files and shows the first of them. An empty paste makes room; a name that is taken gets a number. */
export function withFiles(workspace: Workspace, added: Source[]): Workspace {
  if (added.length === 0) return workspace;
  const files = workspace.files.filter(({ name, text }) => name !== PASTE || text.trim() !== '');
  let active: string | undefined;
  for (const { name, text } of added) {
    const free = freeName(name, files);
    files.push({ name: free, text: normalise(text) });
    active ??= free;
  }
  return { files, active: active! };
}

/** Closes a file. The last one leaves an empty paste. */
export function withoutFile({ files, active }: Workspace, name: string): Workspace {
  const index = files.findIndex((file) => file.name === name);
  const rest = files.filter((file) => file.name !== name);
  if (rest.length === 0) return single('');
  return { files: rest, active: active === name ? rest[Math.min(index, rest.length - 1)]!.name : active };
}

function freeName(name: string, files: Source[]): string {
  const taken = (candidate: string) => files.some((file) => file.name === candidate);
  if (!taken(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let number = 2;
  while (taken(`${stem} (${number})${ending}`)) number++;
  return `${stem} (${number})${ending}`;
}
