import type { Recognition } from '../../signals/index.ts';
import { type Hit, hitLink, search } from '../chrome/search.ts';
import { messageParts } from '../example/segments.ts';
import { offerItem } from '../notes/offer.ts';
import { codeIn, kindOfPaste } from './decide.ts';

/** The checker takes the text from here, once. */
const HANDOFF = 'meshbook.handoff';
const PAUSE = 150;

/** `<ask-field>`: YAML opens the checker, a code its page; anything else is recognised and searched for in place. */
class AskField extends HTMLElement {
  #latest = 0;
  #timer: number | undefined;

  get #area() {
    return this.querySelector('textarea')!;
  }

  connectedCallback() {
    this.#area.addEventListener('paste', () => setTimeout(() => this.#go(true)));
    this.#area.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#look(), PAUSE);
    });
    this.#area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#go(false);
    });
    this.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
  }

  /** After Enter, or a paste: where the shape is clear, go there. */
  #go(pasted: boolean) {
    const text = this.#area.value;
    const kind = kindOfPaste(text);
    if (kind === 'yaml') this.#check(text);
    else if (kind === 'code' && this.#known(codeIn(text))) location.assign(this.#codePage(text));
    else if (!pasted) this.querySelector<HTMLAnchorElement>('.results a')?.click();
  }

  #check(text: string) {
    try {
      sessionStorage.setItem(HANDOFF, text);
      location.assign('/check/');
    } catch {
      this.#show(
        [linkTo('/check/', 'Open the checker', 'This text is too long to pass on: paste it there.')],
        '',
      );
    }
  }

  #known(code: string | undefined): boolean {
    return code !== undefined && (this.dataset.codes ?? '').split(' ').includes(code);
  }

  #codePage(text: string): string {
    return `/rules/${codeIn(text)?.toLowerCase()}/`;
  }

  async #look() {
    const text = this.#area.value;
    const run = ++this.#latest;
    const kind = kindOfPaste(text);
    if (kind === 'nothing') return this.#show([], '');
    if (kind === 'yaml')
      return this.#show([linkTo('/check/', 'Check this YAML', 'Enter opens the checker with it.')], '');

    const first =
      kind === 'code' && this.#known(codeIn(text))
        ? [linkTo(this.#codePage(text), codeIn(text)!, 'What this code means')]
        : [];
    const [recognised, hits] = await Promise.all([recognise(text), find(text)]);
    if (run !== this.#latest) return;
    const seen = new Set(recognised.map((one) => `/signals/${one.signal}/`));
    const links = [
      ...first,
      ...recognised.slice(0, 3).flatMap(recognisedLinks),
      ...hits.filter((hit) => !seen.has(hit.href)).map(hitLink),
    ];
    this.#show(links, links.length > 0 ? said(recognised) : 'Nothing here matches. The symptoms below may.');
    if (recognised[0]) this.querySelector('.results')!.append(offerItem(text, recognised[0]));
  }

  #show(links: HTMLElement[], state: string) {
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
  }
}

async function recognise(text: string): Promise<Recognition[]> {
  const signals = await import('../../signals/index.ts');
  return signals.recognise(text);
}

/** Full-text search takes words, not log lines; a text that was recognised is searched for as well. */
async function find(text: string): Promise<Hit[]> {
  const query = text.trim().split('\n', 1)[0]!.slice(0, 120);
  try {
    return await search(query, 5);
  } catch {
    return []; // Without the index, as under `astro dev`, recognition still answers.
  }
}

function said(recognised: Recognition[]): string {
  const best = recognised[0];
  if (!best) return 'Pages that mention it:';
  return best.certainty === 'certain' ? `This is: ${best.title}` : `This looks like: ${best.title}`;
}

/** A recognised signal: its meaning, and the pages it leads to. */
function recognisedLinks(one: Recognition): HTMLElement[] {
  return [
    linkTo(`/signals/${one.signal}/`, one.title, one.meaning),
    ...one.next.slice(0, 2).map(({ label, href }) => linkTo(href, `→ ${label}`)),
  ];
}

function linkTo(href: string, title: string, text = ''): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'result';
  link.href = href;
  const strong = document.createElement('strong');
  strong.textContent = title;
  link.append(strong);
  if (text) {
    const span = document.createElement('span');
    span.append(...messageParts(text).map((part) => (part.code ? codeElement(part.text) : part.text)));
    link.append(span);
  }
  return link;
}

function codeElement(text: string): HTMLElement {
  const code = document.createElement('code');
  code.textContent = text;
  return code;
}

customElements.define('ask-field', AskField);
