import { hitLink, search } from './search.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** `<site-search>`: a button, and a dialog with results under the field; "/" and Ctrl+K open it. */
class SiteSearch extends HTMLElement {
  #latest = 0;
  #selected = -1;

  get #input() {
    return this.querySelector('input')!;
  }
  get #options() {
    return [...this.querySelectorAll<HTMLLIElement>('[role=option]')];
  }

  connectedCallback() {
    const dialog = this.querySelector('dialog')!;
    const open = () => {
      dialog.showModal();
      this.#input.select();
    };
    this.querySelector('.open')!.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      const slash = event.key === '/' && !isTyping(event.target);
      const controlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (dialog.open || (!slash && !controlK)) return;
      event.preventDefault();
      open();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    this.#input.addEventListener('input', () => this.#run());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
  }

  async #run() {
    const query = this.#input.value.trim();
    const run = ++this.#latest;
    if (!query) return this.#show([], '');
    try {
      const hits = await search(query);
      if (run !== this.#latest) return;
      const count = hits.length === 1 ? '1 page' : `${hits.length} pages`;
      this.#show(hits.map(hitLink), hits.length ? count : `Nothing found for “${query}”`);
    } catch {
      this.#show([], 'The search index could not be loaded.');
    }
  }

  #show(links: HTMLAnchorElement[], state: string) {
    this.#selected = -1;
    this.#input.setAttribute('aria-expanded', String(links.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
    this.querySelector('.state')!.textContent = state;
    this.querySelector('ul')!.replaceChildren(
      ...links.map((link, index) => {
        const item = document.createElement('li');
        item.id = `search-result-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        link.tabIndex = -1;
        item.append(link);
        return item;
      }),
    );
  }

  #onKey(event: KeyboardEvent) {
    const options = this.#options;
    // A search field takes the first Escape to empty itself; here it closes.
    if (event.key === 'Escape') {
      event.preventDefault();
      this.querySelector('dialog')!.close();
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      options[Math.max(0, this.#selected)]?.querySelector('a')?.click();
      return;
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || options.length === 0) return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    this.#selected = (this.#selected + step + options.length) % options.length;
    options.forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === this.#selected));
    });
    const chosen = options[this.#selected]!;
    chosen.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', chosen.id);
  }
}

customElements.define('site-search', SiteSearch);
