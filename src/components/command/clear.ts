import { PLACEHOLDERS } from '../../commands/placeholders.ts';
import { clearValues, onValues, readValues, type Values } from '../../commands/values.ts';

/** `<clear-values>`: the values kept in this browser, by name, and the button that forgets them. */
class ClearValues extends HTMLElement {
  #stop?: () => void;

  connectedCallback() {
    this.#stop = onValues((values) => this.#show(values));
    this.#show(readValues());
    this.querySelector('button')?.addEventListener('click', () => {
      clearValues();
      // The button that had the focus is gone.
      this.tabIndex = -1;
      this.focus();
    });
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #show(values: Values) {
    const kept = Object.entries(values).map(
      ([name, value]) => `${PLACEHOLDERS[name]?.label.toLowerCase() ?? name} ${value}`,
    );
    const none = kept.length === 0;
    if (this.hidden && none) return;
    this.hidden = false;
    const status = this.querySelector('[role=status]');
    if (status)
      status.textContent = none
        ? 'Cleared: no values are kept.'
        : `Filled into every command, kept in this browser only: ${kept.join(', ')}.`;
    const button = this.querySelector('button');
    if (button) button.hidden = none;
  }
}

if (!customElements.get('clear-values')) customElements.define('clear-values', ClearValues);
