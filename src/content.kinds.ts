import { type CollectionEntry, getCollection } from 'astro:content';
import { type RulePage, type Runbook, ruleSchema, runbookSchema } from './content.schema.ts';

type Entry = CollectionEntry<'docs'>;

export type Kind =
  | { kind: 'runbook'; topic: string; data: Runbook }
  | { kind: 'rule'; rule: string; data: RulePage }
  | { kind: 'page' };

/** What an entry of the docs collection is, with its frontmatter checked; a missing field fails the build. */
export function kindOf(entry: { id: string; data: unknown }): Kind {
  const [folder, name] = entry.id.split('/');
  if (folder === 'runbooks' && name) {
    return { kind: 'runbook', topic: name, data: parse(runbookSchema, entry) };
  }
  if (folder === 'rules' && name && isRulePage(entry.data)) {
    return { kind: 'rule', rule: name, data: parse(ruleSchema, entry) };
  }
  return { kind: 'page' };
}

/** Our own pages under /rules/ (lists of a code's rules) have no sources. */
const isRulePage = (data: unknown) => (data as Partial<RulePage>).sources !== undefined;

function parse<T>(schema: { parse(data: unknown): T }, entry: { id: string; data: unknown }): T {
  try {
    return schema.parse(entry.data);
  } catch (error) {
    throw new Error(`content/${entry.id}.mdx: ${(error as Error).message}`, { cause: error });
  }
}

const inFolder = (folder: string) => (entry: Entry) => entry.id.startsWith(`${folder}/`);

/** All runbooks, by title. */
export async function runbooks(): Promise<{ topic: string; data: Runbook }[]> {
  const entries = await getCollection('docs', inFolder('runbooks'));
  return entries
    .map((entry) => ({ topic: entry.id.split('/')[1] ?? '', data: parse(runbookSchema, entry) }))
    .sort((a, b) => a.data.title.localeCompare(b.data.title));
}

/** The runbooks that name a rule or a signal, by title. */
export async function runbooksWith(list: 'rules' | 'signals', id: string) {
  named ??= runbooks();
  return (await named).filter(({ data }) => data[list].includes(id));
}

/** Read once a build: every rule and signal asks. */
let named: ReturnType<typeof runbooks> | undefined;

/** All rules' pages, by name. */
export async function rulePages(): Promise<{ rule: string; data: RulePage }[]> {
  const entries = await getCollection('docs', inFolder('rules'));
  return entries
    .map((entry) => ({ rule: entry.id.split('/')[1] ?? '', data: parse(ruleSchema, entry) }))
    .sort((a, b) => a.rule.localeCompare(b.rule));
}
