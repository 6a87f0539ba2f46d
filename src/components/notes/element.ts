import { onNotes, readNotes } from '../../notes/store.ts';

/** `<mesh-notes>`: counts the notes, and fetches their dialog when a button marked `data-notes` asks for it. */
class MeshNotes extends HTMLElement {
  #dialog?: Promise<{ show(): void }>;

  connectedCallback() {
    this.#draw();
    onNotes(() => this.#draw());
    document.addEventListener('click', (event) => {
      if ((event.target as Element).closest('[data-notes]')) void this.#open();
    });
  }

  #draw() {
    const { length } = readNotes();
    this.querySelector('.count')!.textContent = length > 0 ? ` ${length}` : '';
  }

  async #open() {
    this.#dialog ??= import('./panel.tsx').then(({ mountPanel }) => mountPanel(this));
    try {
      (await this.#dialog).show();
    } catch {
      this.#dialog = undefined;
      this.querySelector('.failed')!.textContent = 'The notes could not be loaded: try again.';
    }
  }
}

if (!customElements.get('mesh-notes')) customElements.define('mesh-notes', MeshNotes);
