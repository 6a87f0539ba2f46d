import type { Group } from '../../search/groups.ts';
import type { Found, Hit, Options } from './search.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Longer than between two keys of somebody who types: each question to the full text may cost a part of its index. */
const PAUSE = 350;
/** A query is words, not a log; so much of a paste is looked at. */
const LONGEST = 500;
/** What takes longer than this says so. */
const PATIENCE = 1000;

/** What the search needs beside this dialog, fetched when it is first opened. */
const tools = async () => ({ ...(await import('./search.ts')), ...(await import('../../search/groups.ts')) });

/** `<site-search>`: a button, and a dialog with results under the field; "/" and Ctrl+K open it. */
export class SiteSearch extends HTMLElement {
  #latest = 0;
  #timer: number | undefined;
  #selected: HTMLAnchorElement | undefined;
  #drawn = '';
  /** Enter was pressed before the results were there. */
  #goes = false;

  get #dialog() {
    return this.querySelector('dialog')!;
  }
  get #input() {
    return this.querySelector('input')!;
  }
  /** What is shown belongs to this query. */
  get #shown() {
    return this.dataset.shown ?? '';
  }
  set #shown(query: string) {
    this.dataset.shown = query;
  }
  get #query() {
    return this.#input.value.trim().slice(0, LONGEST);
  }
  get #options() {
    return [...this.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  }

  connectedCallback() {
    this.querySelector('.open')!.addEventListener('click', () => this.#open());
    document.addEventListener('keydown', (event) => {
      const slash =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const controlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (this.#dialog.open || (!slash && !controlK)) return;
      event.preventDefault();
      this.#open();
    });
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#input.addEventListener('input', () => this.#run());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    for (const button of this.querySelectorAll<HTMLButtonElement>('.search-start button')) {
      button.addEventListener('click', () => this.#take(button.textContent.trim()));
    }
    this.querySelector('.search-literal')!.addEventListener('click', () => this.#run(true));
  }

  #open() {
    this.#dialog.showModal();
    this.#input.select();
    void tools()
      .then(({ names }) => names())
      .catch(() => undefined); // What cannot be loaded is told when something is searched for.
  }

  /** What the dialog shows for a query, by names and full text. Rejects where neither can be asked. */
  async find(query: string, options?: Options): Promise<Found> {
    return (await tools()).find(query, options);
  }

  #take(query: string) {
    this.#input.value = query;
    this.#input.focus();
    this.#run();
  }

  /** Names at once, the full text after a pause; a newer query makes both late. */
  #run(literal = false) {
    const query = this.#query;
    const run = ++this.#latest;
    const isLate = () => run !== this.#latest;
    clearTimeout(this.#timer);
    delete this.dataset.answered;
    this.#goes = false;
    if (!query) return this.#empty();
    const slow = setTimeout(() => isLate() || this.#say('Searching …'), PATIENCE);
    const show = (found: Found, isWhole: boolean) => this.#show(query, found, isWhole);
    const first = tools()
      .then((tools) => (isLate() ? undefined : tools.findNames(query, { literal })))
      .then((found) => (found && !isLate() ? show(found, false) : undefined))
      .catch(() => undefined); // The full text may still answer.
    this.#timer = window.setTimeout(async () => {
      try {
        await first;
        const found = await this.find(query, { literal });
        if (!isLate()) await show(found, true);
      } catch {
        if (!isLate()) this.#fail();
      } finally {
        clearTimeout(slow);
        if (!isLate()) this.dataset.answered = query;
      }
    }, PAUSE);
  }

  async #show(query: string, { hits, corrected }: Found, isWhole: boolean) {
    if (hits.length === 0 && !isWhole && this.#shown) return; // The full text may have some: keep what is there.
    const { grouped, KIND_NAMES } = await tools();
    const kept = this.#shown === query ? this.#selected?.getAttribute('href') : undefined;
    const groups = grouped(hits);
    const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
    this.#draw(groups, (hit) => KIND_NAMES[hit.kind]);
    this.#shown = query;
    const none = isWhole && count === 0;
    this.#reveal({ none, correction: corrected !== undefined && count > 0, query });
    const pages = count === 1 ? '1 page' : `${count} pages`;
    const said = corrected ? `Showing results for “${corrected}”: ${pages}` : pages;
    if (none) this.#say(`Nothing found for “${query}”.`);
    else if (count > 0) this.#say(said);
    if (kept) this.#select(this.#options.find((option) => option.getAttribute('href') === kept));
    if (this.#goes) this.#options[0]?.click();
  }

  #empty() {
    this.#shown = '';
    this.#draw([], () => '');
    this.#say('');
    this.#reveal({ start: true });
  }

  #fail() {
    this.#shown = '';
    this.#draw([], () => '');
    this.#reveal({ none: true });
    this.#say('The search index could not be loaded.');
  }

  #say(state: string) {
    this.querySelector('.state')!.textContent = state;
  }

  #reveal(parts: { start?: boolean; none?: boolean; correction?: boolean; query?: string }) {
    const part = (name: string) => this.querySelector<HTMLElement>(`.search-${name}`)!;
    part('start').hidden = !parts.start;
    part('none').hidden = !parts.none;
    part('literal').hidden = !parts.correction;
    part('literal').textContent = `Search for “${parts.query}” as typed`;
  }

  #draw(groups: Group<Hit>[], kindOf: (hit: Hit) => string) {
    const list = this.querySelector<HTMLElement>('#search-results')!;
    this.#select(undefined);
    // Most keys of a long query change nothing.
    const drawn = JSON.stringify(groups);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#input.setAttribute('aria-expanded', String(groups.length > 0));
    const mixed = groups[0];
    let count = 0;
    list.replaceChildren(
      ...groups.map((group, index) => {
        const box = document.createElement('div');
        box.setAttribute('role', 'group');
        const heading = document.createElement('div');
        heading.id = `search-group-${index}`;
        heading.className = 'search-heading';
        heading.setAttribute('role', 'presentation');
        heading.textContent = group.heading;
        box.setAttribute('aria-labelledby', heading.id);
        const options = group.hits.map((hit) =>
          option(hit, `search-result-${count++}`, group === mixed ? kindOf(hit) : ''),
        );
        box.append(heading, ...options);
        return box;
      }),
    );
    this.#dialog.scrollTop = 0;
  }

  #select(option: HTMLAnchorElement | undefined) {
    this.#selected?.setAttribute('aria-selected', 'false');
    this.#selected = option;
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #onKey(event: KeyboardEvent) {
    if (event.isComposing) return;
    // A search field takes the first Escape to empty itself; here it closes.
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    const options = this.#options;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#shown === this.#query) (this.#selected ?? options[0])?.click();
      else this.#goes = true;
      return;
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || options.length === 0) return;
    event.preventDefault();
    const at = this.#selected ? options.indexOf(this.#selected) : -1;
    const next = event.key === 'ArrowDown' ? at + 1 : at < 0 ? options.length - 1 : at - 1 + options.length;
    const chosen = options[next % options.length]!;
    this.#select(chosen);
    chosen.scrollIntoView({ block: 'nearest' });
  }
}

function option(hit: Hit, id: string, kind: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'result';
  link.id = id;
  link.href = hit.href;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  const title = document.createElement('strong');
  title.textContent = hit.title;
  const excerpt = document.createElement('span');
  excerpt.innerHTML = hit.excerpt;
  if (kind) {
    const mark = document.createElement('small');
    mark.textContent = kind;
    title.append(' ', mark);
  }
  link.append(title, excerpt);
  return link;
}

customElements.define('site-search', SiteSearch);
