/** Which pages have a Markdown copy at their own address + `index.md`. */
import { ruleNamed } from '../components/rule/registry.ts';
import { signalOf } from '../signals/index.ts';

export const twinOf = (path: string): string => `${path}index.md`;

const FOLDERS: Record<string, (name: string) => boolean> = {
  runbooks: () => true,
  diagnose: () => true,
  rules: (name) => ruleNamed(name) !== undefined,
  signals: (name) => signalOf(name) !== undefined,
};

/** Whether the page at this path, from the site's root, is a runbook, a wizard's start, a rule or a signal. */
export function hasTwin(path: string): boolean {
  const [, folder = '', name = ''] = /^\/(\w+)\/([^/]+)\/$/.exec(path) ?? [];
  return Object.hasOwn(FOLDERS, folder) && FOLDERS[folder]!(name);
}
