/** The search's list as a build makes it, straight from content/; and the set of queries. */
import { parse } from 'yaml';
import { codesSchema, ruleSchema, runbookSchema } from '../../src/content.schema.ts';
import { searchList } from '../../src/search/build.ts';
import type { List } from '../../src/search/list.ts';
import { loadTrees } from '../../src/wizard/load.ts';
import { names, rulePages, runbooks, text } from '../content/corpus.ts';

export const list: List = searchList({
  documents: [
    ...runbooks.map(({ name, body, frontmatter }) => ({
      ...runbookSchema.parse(frontmatter),
      kind: 'runbook' as const,
      name,
      body,
    })),
    ...rulePages.map(({ name, body, frontmatter }) => ({
      ...ruleSchema.parse(frontmatter),
      kind: 'rule' as const,
      name,
      body,
    })),
  ],
  trees: [...loadTrees()].map(([topic, tree]) => ({ topic, tree })),
  codes: names('content/codes/', '.yaml').flatMap((name) => {
    const { where, codes } = codesSchema.parse(parse(text(`content/codes/${name}.yaml`)));
    return codes.map((code) => ({ ...code, where }));
  }),
  door: text('content/front-door.yaml'),
  words: text('content/search.yaml'),
});

interface Group {
  group: string;
  /** The right page must stand first; otherwise among the first three. */
  first?: true;
  queries: Record<string, string[]>;
}

export const groups = parse(text('tests/search/queries.yaml')) as Group[];

/** Whether these results, best first, lead to a right page. */
export const isRight = (found: string[], right: string[], first = false): boolean =>
  found.slice(0, first ? 1 : 3).some((href) => right.includes(href));
