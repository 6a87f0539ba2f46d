/** Makes, while the site is built, what `/search.json` holds, from all of content/. */
import { ruleNamed, rulesByCode } from '../components/rule/registry.ts';
import type { IstioctlCode } from '../content.schema.ts';
import { LONG_NAMES } from '../signals/flags.ts';
import { families, type Signal } from '../signals/index.ts';
import { readDoor } from '../wizard/door.ts';
import type { Tree } from '../wizard/schema.ts';
import type { Entry, Kind, List } from './list.ts';
import { literals, namesIn } from './names.ts';
import { plain, stem, textWords } from './words.ts';
import { readWords } from './words-file.ts';

export interface Document {
  kind: 'runbook' | 'rule';
  name: string;
  title: string;
  description: string;
  symptoms?: string[];
  body: string;
}

export interface Content {
  documents: Document[];
  trees: { topic: string; tree: Tree }[];
  codes: IstioctlCode[];
  /** content/front-door.yaml and content/search.yaml. */
  door: string;
  words: string;
}

/** An entry in the making, with the whole text of its page. */
type Draft = Entry & { body: string };

/** Every page that can be found. Throws where content/search.yaml names a page that is none of them. */
export function searchList(content: Content): List {
  const drafts = [
    ...content.documents.map(documentPage),
    ...wizardPages(content),
    ...families.flatMap(({ signals }) => signals.map(signalPage)),
    ...codePages(content),
  ];
  const pages = new Map(drafts.map((draft) => [draft.href, draft]));
  const { same, pages: named } = readWords(content.words);
  for (const { page, title, text, words } of named) {
    const known = pages.get(page);
    if (known) known.keys.push(...words);
    else if (title && text) pages.set(page, { ...blank(page, 'other'), title, text, keys: words });
    else throw new Error(`content/search.yaml: no page ${page}`);
  }
  return { ...compact([...pages.values()]), same };
}

const blank = (href: string, kind: Kind): Draft => ({
  href,
  kind,
  title: '',
  text: '',
  keys: [],
  names: '',
  body: '',
});

const bare = (text: string): string => text.replaceAll('`', '');

function documentPage({ kind, name, title, description, symptoms, body }: Document): Draft {
  const draft = { title, text: description, body };
  if (kind === 'runbook')
    return {
      ...blank(`/runbooks/${name}/`, kind),
      ...draft,
      keys: [...(symptoms ?? [])],
      names: namesIn(body).join(' '),
    };
  const { aliases = [], reads = [] } = ruleNamed(name) ?? {};
  const names = [...aliases, ...reads, ...namesIn(body)].join(' ');
  return { ...blank(`/rules/${name}/`, kind), ...draft, keys: [name], names };
}

function wizardPages({ trees, door }: Content): Draft[] {
  const says = readDoor(door).flatMap(({ wizards }) => wizards);
  return trees.map(({ topic, tree }) => {
    const outcomes = Object.values(tree.outcomes).map(({ title }) => bare(title));
    const body = JSON.stringify(tree);
    return {
      ...blank(`/diagnose/${topic}/`, 'wizard'),
      title: bare(tree.title),
      text: bare(tree.description),
      keys: says.flatMap((said) => (said.topic === topic ? [bare(said.says)] : [])),
      names: [...outcomes, ...namesIn(body)].join(' '),
      body,
    };
  });
}

function signalPage(signal: Signal): Draft {
  const marks = signal.match.flatMap(({ flag, text, details, code, tlsError, cluster, route, origin }) => [
    ...(flag && !details && !text ? [flag, LONG_NAMES[flag]] : []),
    ...[text, details, code, tlsError, cluster, route, origin && 'via_upstream'],
  ]);
  const patterns = signal.match.flatMap(({ regex, likely: _, ...rest }) =>
    regex && Object.keys(rest).length === 0 ? [regex] : [],
  );
  return {
    ...blank(`/signals/${signal.id}/`, 'signal'),
    title: signal.title,
    text: bare(signal.meaning),
    keys: marks.filter((mark): mark is string => !!mark),
    names: [...patterns.flatMap(literals), signal.run].join(' '),
    ...(patterns.length > 0 ? { patterns } : {}),
    body: JSON.stringify(signal),
  };
}

/** `ConflictingGateways` as it is said. */
const spaced = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

function codePages({ codes, documents }: Content): Draft[] {
  const byCode = rulesByCode();
  const titles = new Map(documents.map(({ name, title }) => [name, title]));
  const ofIstioctl = new Map(codes.map((code) => [code.code, code]));
  return [...new Set([...ofIstioctl.keys(), ...byCode.keys()])].map((code) => {
    const rules = byCode.get(code) ?? [];
    const istioctl = ofIstioctl.get(code);
    const name = istioctl?.name ?? (rules.length === 1 ? titles.get(rules[0]!.name) : undefined);
    return {
      ...blank(`/rules/${code.toLowerCase()}/`, 'rule'),
      title: name ? `${code}: ${name}` : code,
      text: istioctl ? bare(istioctl.meaning) : `What Kiali reports as ${code}, as rules of Meshbook.`,
      keys: [code, ...(istioctl ? [istioctl.name, spaced(istioctl.name)] : [])],
      names: rules.map((rule) => rule.name).join(' '),
      body: JSON.stringify(istioctl ?? ''),
    };
  });
}

/** Without words that stand in the same entry already, and with the words that stand in no entry apart. */
function compact(drafts: Draft[]): Omit<List, 'same'> {
  const seen = new Set<string>();
  const others = new Set<string>();
  const times = new Map<string, number>();
  for (const { names } of drafts) {
    for (const name of new Set(names.split(/\s+/))) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const entries = drafts.map(({ body: _, ...entry }): Entry => {
    const text = firstSentences(entry.text);
    const keys = [...new Map(entry.keys.map((key) => [plain(key), key])).values()];
    const told = textWords([entry.title, text, ...keys].join('\n'));
    const telling = entry.names.split(/\s+/).filter((name) => times.get(name)! <= COMMON);
    const names = untold(telling, told);
    for (const word of told) seen.add(stem(word));
    return { ...entry, text, keys, names };
  });
  for (const { body } of drafts) {
    for (const word of textWords(body)) {
      if (word.length > 3 && word.length < 40 && !/\d/.test(word) && !seen.has(stem(word))) others.add(word);
    }
  }
  return { entries, words: [...others].sort().join(' ') };
}

/** A name that so many pages have tells them not apart. */
const COMMON = 40;

/** The names with a word that is not told yet; tells them. */
function untold(names: string[], told: Set<string>): string {
  const fresh = new Set<string>();
  for (const name of names) {
    const words = textWords(name);
    if ([...words].some((word) => !told.has(word))) fresh.add(name);
    for (const word of words) told.add(word);
  }
  return [...fresh].join(' ');
}

const SHOWN = 120;

/** As much of a text as a result shows. */
function firstSentences(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= SHOWN) return line;
  const end = line.lastIndexOf('. ', SHOWN);
  return end > 40 ? line.slice(0, end + 1) : `${line.slice(0, line.lastIndexOf(' ', SHOWN - 2))} …`;
}
