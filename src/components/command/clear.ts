import { PLACEHOLDERS } from '../../commands/placeholders.ts';
import { clearValues, onValues, readValues, type Values } from '../../commands/values.ts';

/** `<clear-values>`: the values kept in this browser, by name, and the button that forgets them. */
class ClearValues extends HTMLElement {
  #stop?: () => void;

  connectedCallback() {
    this.#stop = onValues((values) => this.#show(values));
    this.#show(readValues());
    this.querySelector('button')?.addEventListener('click', clearValues);
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #show(values: Values) {
    const kept = Object.entries(values).map(
      ([name, value]) => `${PLACEHOLDERS[name]?.label.toLowerCase() ?? name} ${value}`,
    );
    this.hidden = kept.length === 0;
    const list = this.querySelector('.kept');
    if (list) list.textContent = kept.join(', ');
  }
}

if (!customElements.get('clear-values')) customElements.define('clear-values', ClearValues);
