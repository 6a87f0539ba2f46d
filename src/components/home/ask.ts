import { siteHref } from '../../site-href.ts';
import { type Hit, hitLink, search } from '../chrome/search.ts';
import { offerItem } from '../notes/offer.ts';
import type { Job } from '../signals/reader.ts';
import { codeIn, kindOfPaste } from './decide.ts';

/** The checker takes the text from here, once. */
const HANDOFF = 'meshbook.handoff';
const PAUSE = 150;
/** A field with megabytes in it is slow to draw: of a longer paste it shows the beginning. */
const LONG = 200_000;
const SHOWN_LINES = 20;
/** Reading that takes longer shows how far it is. */
const PATIENCE = 1000;

/** `<ask-field>`: YAML opens the checker, a code its page; anything else is read and searched for in place. */
class AskField extends HTMLElement {
  #latest = 0;
  #timer: number | undefined;
  #job: Job | undefined;
  /** A long paste, and what the field shows of it. */
  #long = { text: '', shown: '' };

  get #area() {
    return this.querySelector('textarea')!;
  }

  get #text(): string {
    const { value } = this.#area;
    return this.#long.text && value === this.#long.shown ? this.#long.text : value;
  }

  connectedCallback() {
    this.#area.addEventListener('paste', (event) => {
      this.#hold(event);
      setTimeout(() => this.#go(true));
    });
    this.#area.addEventListener('input', () => this.#lookSoon());
    this.#area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#go(false);
    });
    this.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    this.querySelector('.cancel')!.addEventListener('click', () => {
      this.#stop();
      this.#show([], 'Stopped. Nothing was kept.');
    });
    this.querySelector('.search')!.addEventListener('click', () => openSearch(this.#text));
    if (this.#area.value) this.#lookSoon(); // The browser put back what was there before.
  }

  /** Keeps a long paste beside the field. */
  #hold(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length < LONG) return;
    event.preventDefault();
    const lines = text.slice(0, LONG).split('\n', SHOWN_LINES);
    const shown = `${lines.map((line) => line.slice(0, 500)).join('\n')}\n…`;
    this.#long = { text, shown };
    this.#area.value = shown;
    this.#lookSoon();
  }

  #lookSoon() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#look(), PAUSE);
  }

  /** After Enter, or a paste: where the shape is clear, go there. */
  #go(pasted: boolean) {
    const text = this.#text;
    const kind = kindOfPaste(text);
    if (kind === 'yaml') this.#check(text);
    else if (kind === 'code' && this.#known(codeIn(text))) location.assign(siteHref(this.#codePage(text)));
    else if (!pasted) this.querySelector<HTMLAnchorElement>('.answers a')?.click();
  }

  #check(text: string) {
    try {
      sessionStorage.setItem(HANDOFF, text);
      location.assign(siteHref('/check/'));
    } catch {
      this.#show(
        [linkTo('/check/', 'Open the checker', 'This text is too long to pass on: paste it there.')],
        '',
      );
    }
  }

  get #codes(): Set<string> {
    return new Set((this.dataset.codes ?? '').split(' '));
  }

  #known(code: string | undefined): boolean {
    return code !== undefined && this.#codes.has(code);
  }

  #codePage(text: string): string {
    return `/rules/${codeIn(text)?.toLowerCase()}/`;
  }

  #stop() {
    this.#latest++;
    this.#job?.cancel();
    this.#job = undefined;
    this.#progress();
  }

  async #look() {
    this.#stop();
    const text = this.#text;
    const run = this.#latest;
    const kind = kindOfPaste(text);
    if (kind === 'nothing') return this.#show([], '');
    if (kind === 'yaml')
      return this.#show([linkTo('/check/', 'Check this YAML', 'Enter opens the checker with it.')], '');
    try {
      await this.#read(text, run);
    } catch (error) {
      if (run === this.#latest)
        this.#show([], `It could not be read: ${error instanceof Error ? error.message : error}`);
    }
  }

  async #read(text: string, run: number) {
    const { read, show } = await tools();
    if (run !== this.#latest) return;
    const slow = setTimeout(() => this.#progress('Reading…'), PATIENCE);
    const started = performance.now();
    this.#job = read(text, (done, of) => {
      if (performance.now() - started > PATIENCE) this.#progress(`Reading: ${done} of ${of} lines`);
    });
    const reading = await this.#job.reading.finally(() => clearTimeout(slow));
    if (run !== this.#latest) return;
    this.#progress();

    const tables = show.readingNodes(reading, this.#codes);
    const first =
      codeIn(text) && this.#known(codeIn(text))
        ? [linkTo(this.#codePage(text), codeIn(text)!, 'What this code means')]
        : [];
    const links = [...first, ...show.recognisedLinks(reading.recognised)];
    const kept = text === this.#long.text ? ` The field shows the first ${SHOWN_LINES} lines.` : '';
    // Words are searched for as well; a log or a table is not a search.
    const hits = tables.length > 0 ? [] : await find(text);
    if (run !== this.#latest) return;
    const seen = new Set(reading.recognised.map(({ signal }) => siteHref(`/signals/${signal}/`)));
    links.push(...hits.filter((hit) => !seen.has(hit.href)).map(hitLink));
    const known = show.said(reading);
    this.#show(links, (known || (hits.length > 0 ? UNKNOWN_BUT_FOUND : UNKNOWN)) + kept, tables, !known);
    const best = reading.recognised[0] ?? reading.summary?.groups[0];
    if (best) this.querySelector('.results')!.append(offerItem(text, best));
  }

  #progress(state = '') {
    const box = this.querySelector<HTMLElement>('.progress')!;
    box.hidden = !state;
    box.querySelector('span')!.textContent = state;
  }

  #show(links: HTMLElement[], state: string, tables: HTMLElement[] = [], searchable = false) {
    const answers = this.querySelector<HTMLElement>('.answers')!;
    answers.hidden = links.length === 0 && !state;
    answers.querySelector('p')!.textContent = state;
    answers.querySelector('ul')!.replaceChildren(
      ...links.map((link) => {
        const item = document.createElement('li');
        item.append(link);
        return item;
      }),
    );
    answers.querySelector('.reading')!.replaceChildren(...tables);
    answers.querySelector<HTMLElement>('.search')!.hidden = !searchable;
  }
}

const UNKNOWN =
  'Not recognised, and no page mentions it. Search with other words, or start from a symptom below.';
const UNKNOWN_BUT_FOUND = 'Not recognised. Pages that mention it:';

/** All that reading needs, loaded when the field is first used. */
async function tools() {
  const [{ startReading }, show, { said }] = await Promise.all([
    import('../signals/reader.ts'),
    import('../signals/show.ts'),
    import('../signals/words.ts'),
  ]);
  return { read: startReading, show: { ...show, said } };
}

/** Full-text search takes words, not log lines. */
async function find(text: string): Promise<Hit[]> {
  try {
    return await search(firstWords(text), 5);
  } catch {
    return []; // Without the index, as under `astro dev`, recognition still answers.
  }
}

const firstWords = (text: string): string => text.trim().split('\n', 1)[0]!.slice(0, 120);

/** Opens the site's search with these words in it. */
function openSearch(text: string) {
  document.querySelector<HTMLButtonElement>('site-search .open')?.click();
  const input = document.querySelector<HTMLInputElement>('site-search input');
  if (!input) return;
  input.value = firstWords(text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.select();
}

function linkTo(href: string, title: string, text = ''): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'result';
  link.href = siteHref(href);
  const strong = document.createElement('strong');
  strong.textContent = title;
  link.append(strong);
  if (text) {
    const span = document.createElement('span');
    span.textContent = text;
    link.append(span);
  }
  return link;
}

customElements.define('ask-field', AskField);
