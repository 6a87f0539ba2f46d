import { readValues } from '../../commands/values.ts';

/** `<copy-page>`: fetches the page's Markdown when asked, fills in the reader's values, and copies it. */
class CopyPage extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => this.#copy());
  }

  async #copy() {
    try {
      // Safari allows copying only while the click is being handled, so it gets the promise, not the text.
      const text = this.#text().then((text) => new Blob([text], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
      this.#say('Copied as Markdown.');
    } catch {
      this.#say('Copying did not work: view it and copy it there.');
    }
  }

  async #text(): Promise<string> {
    const address = this.querySelector('a')?.href ?? '';
    const [response, { filled }] = await Promise.all([fetch(address), import('../../markdown/fill.ts')]);
    if (!response.ok) throw new Error(`${response.status}`);
    return filled(await response.text(), readValues(), location.origin);
  }

  #say(text: string) {
    const note = this.querySelector('[role=status]');
    if (note) note.textContent = text;
  }
}

if (!customElements.get('copy-page')) customElements.define('copy-page', CopyPage);
