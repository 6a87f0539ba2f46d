import { cacheNames } from '../../offline/protocol.ts';
import { isRefused, setRefused } from './refused.ts';

const BASE = import.meta.env.BASE_URL;

/** `<offline-copy>`: the reader's own switch for the copy. */
class OfflineCopy extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator))
      return this.#say('No copy is kept here: that needs HTTPS, and a browser that allows it.');
    const [remove, keep] = this.querySelectorAll('button');
    this.#draw();
    remove!.addEventListener('click', async () => {
      const isKept = setRefused(true);
      await removeCopy();
      this.#draw();
      this.#say(
        isKept ? 'Removed. None is kept from now on.' : 'Removed. The browser does not remember this choice.',
      );
    });
    keep!.addEventListener('click', () => {
      setRefused(false);
      this.#draw();
      this.#say('A copy is kept from the next page you open.');
    });
  }

  #draw() {
    this.querySelector<HTMLElement>('.buttons')!.hidden = false;
    const [remove, keep] = this.querySelectorAll('button');
    remove!.hidden = isRefused();
    keep!.hidden = !isRefused();
  }

  #say(words: string) {
    this.querySelector('[role=status]')!.textContent = words;
  }
}

/** Without its worker this page too comes from the network again. */
async function removeCopy() {
  const registration = await navigator.serviceWorker.getRegistration(BASE);
  await registration?.unregister();
  await Promise.all(cacheNames(new URL(BASE, location.href).href).map((name) => caches.delete(name)));
}

customElements.define('offline-copy', OfflineCopy);
