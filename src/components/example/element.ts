import type { Options } from '../../analyzer/types.ts';

/** `<yaml-example>`: copies its YAML, or swaps it for the live checker, which is fetched only then. */
class YamlExample extends HTMLElement {
  get #yaml() {
    return [...this.querySelectorAll('.line')].map((line) => line.textContent).join('');
  }

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-action]');
      if (button?.dataset.action === 'copy') this.#copy();
      if (button?.dataset.action === 'edit') this.#edit(button);
    });
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#yaml);
      this.#say('Copied.');
    } catch {
      this.#say('The browser did not allow copying: select the text instead.');
    }
  }

  async #edit(button: HTMLButtonElement) {
    button.disabled = true;
    try {
      const [{ h, render }, { EmbeddedChecker }] = await Promise.all([
        import('preact'),
        import('../checker/EmbeddedChecker.tsx'),
      ]);
      const options = JSON.parse(this.dataset.options ?? '{}') as Options;
      const place = document.createElement('div');
      render(h(EmbeddedChecker, { yaml: this.#yaml, options }), place);
      this.querySelector('.example-code')?.replaceWith(place);
      for (const gone of this.querySelectorAll('[data-action]')) gone.remove();
      place.querySelector('textarea')?.focus();
    } catch {
      button.disabled = false;
      this.#say('The checker could not be loaded. “Open in checker” leads to its page.');
    }
  }

  #say(text: string) {
    const live = this.querySelector('.example-live');
    if (live) live.textContent = text;
  }
}

customElements.define('yaml-example', YamlExample);
