import { siteHref } from '../../site-href.ts';
import { type Count, countText, type Facets, type Filter, filterFrom, matches, queryOf } from './filter.ts';

interface Row {
  element: HTMLElement;
  facets: Facets;
}

const list = (text: string | undefined) => (text ?? '').split(' ');

const rowOf = (element: HTMLElement): Row => ({
  element,
  facets: {
    find: element.dataset.find ?? '',
    kind: list(element.dataset.kind),
    severity: list(element.dataset.severity),
    fix: list(element.dataset.fix),
    needs: list(element.dataset.needs),
  },
});

/** `<rules-filter>`: narrows the tables of the page to what its form asks for, and keeps that in the address. */
class RulesFilter extends HTMLElement {
  #groups: { element: HTMLElement; rows: Row[] }[] = [];

  get #form() {
    return this.querySelector('form')!;
  }

  connectedCallback() {
    this.#groups = [...document.querySelectorAll<HTMLElement>('[data-group]')].map((element) => ({
      element,
      rows: [...element.querySelectorAll<HTMLElement>('[data-find]')].map(rowOf),
    }));
    for (const [name, value] of Object.entries(filterFrom(location.search))) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    this.#form.addEventListener('input', () => this.#apply());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('reset', () => setTimeout(() => this.#apply()));
    this.#apply();
    delete document.documentElement.dataset.filtering;
  }

  #filter(): Filter {
    const data = new FormData(this.#form);
    const query = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
    return filterFrom(query.toString());
  }

  #apply() {
    const filter = this.#filter();
    const counts: Record<string, Count> = { rules: { shown: 0, all: 0 }, codes: { shown: 0, all: 0 } };
    for (const { element, rows } of this.#groups) {
      const count = counts[element.dataset.group!]!;
      let shown = 0;
      for (const row of rows) {
        row.element.hidden = !matches(row.facets, filter);
        if (!row.element.hidden) shown += 1;
      }
      element.hidden = shown === 0;
      count.shown += shown;
      count.all += rows.length;
    }
    const query = queryOf(filter);
    const text = countText(counts.rules!, counts.codes!);
    const status = this.querySelector('[role=status]')!;
    if (status.textContent !== text) status.textContent = text;
    this.querySelector<HTMLElement>('[type=reset]')!.style.visibility = query ? 'visible' : 'hidden';
    if (query !== location.search)
      history.replaceState(history.state, '', siteHref(`/rules/${query}${location.hash}`));
  }
}

customElements.define('rules-filter', RulesFilter);
