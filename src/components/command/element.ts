import { fill, PLACEHOLDERS, placeholders, words } from '../../commands/placeholders.ts';
import { onValues, readValues, setValue, type Values } from '../../commands/values.ts';
import { saidOf } from '../../notes/said.ts';
import { record } from '../../notes/store.ts';
import { placeHere } from '../notes/place.ts';

/** `<mesh-command>`: copies without prompt or output, and lets placeholders be filled in place, once for all. */
class MeshCommand extends HTMLElement {
  #stop?: () => void;

  get #run() {
    return this.dataset.run ?? '';
  }

  connectedCallback() {
    // A field that is open stays: what is typed there counts.
    this.#stop = onValues(() => this.querySelector('.slot-input') || this.#draw());
    this.#draw();
    this.querySelector('.copy')?.addEventListener('click', () => this.#copy());
    this.addEventListener('click', (event) => this.#edit(slotOf(event)));
    this.addEventListener('keydown', (event) => {
      const slot = slotOf(event);
      if (!slot || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.#edit(slot);
    });
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  #draw() {
    const code = this.querySelector('code');
    if (!code || placeholders(this.#run).length === 0) return;
    const values = readValues();
    code.replaceChildren(
      ...words(this.#run, values).map((word) => {
        const pieces = word.map(({ text, name }) => (name ? slotFor(name, text, values[name]) : text));
        return word[0]?.text.trim() ? wordOf(pieces) : (pieces[0] ?? '');
      }),
    );
    const button = this.querySelector<HTMLElement>('.copy');
    const left = toFill(missingIn(this.#run, values));
    if (!button) return;
    button.title = left;
    button.setAttribute('aria-description', left);
  }

  async #copy() {
    const values = readValues();
    const missing = missingIn(this.#run, values);
    const run = fill(this.#run, values);
    try {
      await navigator.clipboard.writeText(run);
    } catch {
      this.#say('The browser did not allow copying: select the text instead.');
      return;
    }
    for (const slot of this.querySelectorAll<HTMLElement>('.slot')) {
      slot.classList.toggle('missing', missing.includes(slot.dataset.name ?? ''));
    }
    const changes = this.closest<HTMLElement>('[data-effect]')?.dataset.effect === 'change';
    const kept = record({ kind: changes ? 'change' : 'command', text: run, place: placeHere(this) });
    this.#say(`Copied. ${toFill(missing)}`.trim() + saidOf(kept));
  }

  #say(text: string) {
    const note = this.querySelector('.command-note');
    if (note) note.textContent = text;
  }

  #edit(slot: HTMLElement | undefined) {
    const name = slot?.dataset.name;
    const placeholder = name && PLACEHOLDERS[name];
    if (!slot || !name || !placeholder) return;
    const input = document.createElement('input');
    input.className = 'slot-input';
    input.value = readValues()[name] ?? '';
    input.placeholder = placeholder.example;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('autocapitalize', 'off');
    input.setAttribute('aria-label', placeholder.label);
    const grow = () => {
      input.style.width = `${Math.max(input.value.length, placeholder.example.length) + 2}ch`;
    };
    grow();
    this.#say(
      `${placeholder.label}: ${placeholder.hint}. Enter keeps it for every command, in this browser.`,
    );

    let open = true;
    const close = (keep: boolean, refocus: boolean) => {
      if (!open) return;
      open = false;
      const order = [...this.querySelectorAll('.slot, .slot-input')].indexOf(input);
      this.#say('');
      if (keep) setValue(name, input.value);
      this.#draw();
      if (refocus) this.querySelectorAll<HTMLElement>('.slot')[order]?.focus();
    };
    input.addEventListener('input', grow);
    input.addEventListener('blur', () => close(true, false));
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') close(true, true);
      if (event.key === 'Escape') close(false, true);
    });
    slot.replaceWith(input);
    input.focus();
    input.select();
  }
}

const missingIn = (run: string, values: Values) => placeholders(run).filter((name) => !values[name]);

const toFill = (missing: string[]): string =>
  missing.length > 0
    ? `Still to fill in: ${missing.map((name) => PLACEHOLDERS[name]?.label.toLowerCase()).join(', ')}.`
    : '';

function slotOf(event: Event): HTMLElement | undefined {
  return (event.target as Element | null)?.closest<HTMLElement>('.slot') ?? undefined;
}

/** Paper breaks no line within a word: see print.css. */
function wordOf(pieces: (string | Node)[]): HTMLElement {
  const word = document.createElement('span');
  word.className = 'word';
  word.append(...pieces);
  return word;
}

function slotFor(name: string, text: string, value: string | undefined): HTMLElement {
  const slot = document.createElement('span');
  slot.className = 'slot';
  slot.dataset.name = name;
  slot.tabIndex = 0;
  slot.setAttribute('role', 'button');
  const label = PLACEHOLDERS[name]?.label ?? name;
  slot.setAttribute('aria-label', `${text}: ${value ? `change ${label}` : `fill in ${label}`}`);
  slot.title = label;
  slot.textContent = text;
  return slot;
}

if (!customElements.get('mesh-command')) customElements.define('mesh-command', MeshCommand);
