import type { Output, Recognition } from '../../signals/index.ts';
import type { Reading } from '../../signals/read.ts';
import type { Group, Summary } from '../../signals/summary.ts';
import { siteHref } from '../../site-href.ts';
import { messageParts } from '../example/segments.ts';
import { listed, many, spanOf } from './words.ts';

type Child = Node | string | undefined | false;

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== undefined && child !== false));
  return node;
}

const code = (text: string) => make('code', '', text);
/** Text whose `code` is set as such. */
const rich = (text: string): (Node | string)[] =>
  messageParts(text).map((part) => (part.code ? code(part.text) : part.text));

function link(href: string, text: string): HTMLAnchorElement {
  const node = make('a', '', text);
  node.href = siteHref(href);
  return node;
}

/** A link with a title and words under it, as in the site's search. */
export function resultLink(href: string, title: string, text = ''): HTMLAnchorElement {
  const node = make('a', 'result', make('strong', '', title), text && make('span', '', ...rich(text)));
  node.href = siteHref(href);
  return node;
}

/** The next steps of a signal: into a wizard first, then the page that helps most. */
export function stepsOf(next: Recognition['next']): Recognition['next'] {
  const wizard = next.find(({ href }) => href.startsWith('/diagnose/'));
  const other = next.find((step) => step !== wizard);
  return [wizard, other].filter((step) => step !== undefined);
}

/** What was recognised, as links: the page of each, and where the first leads. */
export function recognisedLinks(recognised: readonly Recognition[]): HTMLElement[] {
  return recognised
    .slice(0, 3)
    .flatMap(({ signal, title, meaning, next }, i) => [
      resultLink(`/signals/${signal}/`, title, meaning),
      ...(i === 0 ? stepsOf(next).map(({ label, href }) => resultLink(href, `→ ${label}`)) : []),
    ]);
}

/** Tables about a paste; nothing for a text that is only recognised. */
export function readingNodes(reading: Reading, knownCodes: ReadonlySet<string>): HTMLElement[] {
  const { line, summary, output, messages, others } = reading;
  const also =
    others &&
    others.length > 0 &&
    make('p', 'soft small', 'Other lines of the paste: ', ...alsoLinks(others));
  if (summary)
    return [...groupsOf(summary), countsOf(summary), also].filter((node) => node instanceof HTMLElement);
  if (line) {
    const rows = line.map(({ name, value, says, telling }) => row(name, value, says, telling));
    return [table('Column', 'Value, and what it says', rows), also].filter(
      (node) => node instanceof HTMLElement,
    );
  }
  if (output) return outputOf(output);
  if (messages) {
    const rows = messages.slice(0, 200).map(({ code: name, level, text }) => {
      const title = knownCodes.has(name) ? link(`/rules/${name.toLowerCase()}/`, name) : name;
      return row(title, level ? `${mark(level)} ${level}` : '', text, level === 'error');
    });
    return [table('Code', 'Message', rows)];
  }
  return [];
}

const mark = (level: string): string => ({ error: '✕', warning: '▲', info: 'i' })[level] ?? '';

function alsoLinks(others: Recognition[]): Child[] {
  return others.flatMap(({ signal, title }, i) => [i > 0 && ', ', link(`/signals/${signal}/`, title)]);
}

function table(first: string, second: string, rows: HTMLElement[]): HTMLElement {
  const head = make('tr', '', header(first, 'col'), header(second, 'col'));
  return make('table', '', make('thead', '', head), make('tbody', '', ...rows));
}

function header(content: Node | string, scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = make('th', '', content);
  cell.scope = scope;
  return cell;
}

function row(name: Node | string, value: string, says: string, telling: boolean): HTMLElement {
  const cell = make('td', '', value && code(value), says && make('span', '', ...rich(says)));
  return make('tr', telling ? 'telling' : '', header(name, 'row'), cell);
}

/** What each kind of line likely is, faults first. */
function groupsOf({ groups }: Summary): HTMLElement[] {
  return groups.map((group) =>
    make(
      'section',
      group.ok ? 'group' : 'group fault',
      make('h2', '', `${many(group.count, 'line')}: `, link(`/signals/${group.signal}/`, group.title)),
      make('p', 'small soft', ...factsOf(group)),
      !group.ok && make('p', '', ...rich(group.meaning)),
      !group.ok &&
        make(
          'ul',
          'steps',
          ...stepsOf(group.next).map(({ label, href }) => make('li', '', link(href, `→ ${label}`))),
        ),
    ),
  );
}

function factsOf({ since, until, flags, codes, hosts, upstreams }: Group): Child[] {
  const parts: [string, string][] = [
    ['', since === undefined ? '' : spanOf(since, until)],
    ['flags ', listed(flags)],
    ['status ', listed(codes)],
    ['hosts ', listed(hosts)],
    ['upstream ', listed(upstreams)],
  ];
  return [parts.flatMap(([name, text]) => (text ? [name + text] : [])).join(' · ')];
}

function countsOf(summary: Summary): HTMLElement {
  const kinds: [string, string][] = [
    ['Flags', listed(summary.flags)],
    ['Status', listed(summary.codes)],
    ['Details', listed(summary.details)],
    ['Hosts', listed(summary.hosts)],
    ['Clusters', listed(summary.clusters)],
    ['Upstreams of failed lines', listed(summary.upstreams)],
  ];
  const rows = kinds.flatMap(([name, text]) => (text ? [row(name, '', text, false)] : []));
  const other = summary.others[0];
  if (other) rows.push(row('Lines not read', other, many(summary.unread, 'line'), false));
  const counts = table('In all', 'How often', rows);
  return make('details', '', make('summary', '', 'All counts'), counts);
}

function outputOf({ found }: Output): HTMLElement[] {
  if (found.length === 0) return [];
  const rows = found.map(({ mark: seen, where, count }) => {
    const more = count > where.length ? `, and ${count - where.length} more` : '';
    const cell = make(
      'td',
      '',
      ...where.map((place) => make('code', '', place)),
      more && make('span', '', more),
    );
    return make('tr', 'telling', header(`${seen}${count > 1 ? ` × ${count}` : ''}`, 'row'), cell);
  });
  return [table('Seen', 'Where', rows)];
}
