import type { Message, News, State } from '../../offline/protocol.ts';
import { isRefused } from './refused.ts';
import { type Copy, keptWords, megabytes, offlineWords } from './words.ts';

const BASE = import.meta.env.BASE_URL;
/** The version that this tab was told about and left for later. */
const LATER = 'meshbook.later';
/** Fields that keep their text themselves, or hold nothing to lose. */
const SAFE = '.checker:not(.embedded), site-search, .values, [readonly]';

/** `<site-offline>`: has the whole site kept for offline use, and says quietly how that stands. */
class SiteOffline extends HTMLElement {
  #copy: Copy = { saving: savesData() };

  connectedCallback() {
    addEventListener('online', () => this.#draw());
    addEventListener('offline', () => this.#draw());
    this.#draw();
    this.#start().catch(() => {}); // Blocked, or no network: the site works as before.
  }

  async #start() {
    const { serviceWorker } = navigator;
    // A page of a host without HTTPS has none; older browsers cannot unpack what it keeps.
    if (!serviceWorker || !('DecompressionStream' in window) || isRefused()) return;
    serviceWorker.addEventListener('message', ({ data }) => this.#hear(data as News));
    const active = (await serviceWorker.getRegistration(BASE))?.active;
    if (active) this.#know({ state: await ask(active, 'opened') });
    const registration = await serviceWorker.register(`${BASE}sw.js`, { updateViaCache: 'none' });
    const look = () => this.#look(registration);
    registration.addEventListener('updatefound', look);
    look();
    const { state, saving } = this.#copy;
    if (active && state && !state.complete && !saving) {
      this.#know({ busy: true });
      tell(active, 'keep-all');
    }
  }

  /** Follows a worker that is being installed, and offers one that waits. */
  #look(registration: ServiceWorkerRegistration) {
    const { installing, waiting } = registration;
    if (waiting) this.#offer(waiting).catch(() => {});
    if (!installing) return;
    this.#know({ busy: true });
    installing.addEventListener('statechange', async () => {
      if (installing.state === 'installed' && registration.active) this.#look(registration);
      if (installing.state === 'activated') this.#know({ state: await ask(installing, 'opened') });
      if (installing.state !== 'activating') this.#know({ busy: false });
    });
  }

  async #hear(news: News) {
    const { controller } = navigator.serviceWorker;
    if ('failed' in news) this.#know({ busy: false, failed: news.failed });
    else if (controller)
      this.#know({ busy: false, failed: undefined, state: await ask(controller, 'state') });
  }

  /** A new version waits until the reader wants it, or has closed all tabs. */
  async #offer(waiting: ServiceWorker) {
    const { version } = await ask(waiting, 'state');
    if (version === this.#copy.state?.version || version === tabValue(LATER)) return;
    const box = this.querySelector<HTMLElement>('.update')!;
    const say = (words: string) => {
      this.querySelector('.news')!.textContent = words;
    };
    say('A new version of Meshbook is ready.');
    box.hidden = false;
    const [reload, later] = box.querySelectorAll('button');
    const close = () => {
      box.hidden = true;
      say('');
    };
    later!.onclick = () => {
      keepTabValue(LATER, version);
      close();
    };
    reload!.onclick = () => {
      // Other tabs stay as they are: the new version answers them from their next page on.
      if (!hasTyped()) return reloadWith(waiting);
      tell(waiting, 'take-over');
      close();
      say('The next page you open is of the new version. This one stays, with what you typed.');
    };
    // Another tab may have said yes.
    waiting.addEventListener('statechange', close);
  }

  #know(news: Partial<Copy>) {
    Object.assign(this.#copy, news);
    this.#draw();
  }

  #draw() {
    const { state, saving, busy } = this.#copy;
    this.querySelector('.kept span')!.textContent = keptWords(this.#copy);
    this.querySelector('.note')!.textContent = navigator.onLine ? '' : offlineWords(this.#copy);
    const more = this.querySelector<HTMLButtonElement>('.kept button')!;
    more.hidden = !state || state.complete || !saving || busy === true;
    if (!state) return;
    more.textContent = `Keep all, ${megabytes(state.bytes)}`;
    more.onclick = () => {
      const { controller } = navigator.serviceWorker;
      if (!controller) return;
      this.#know({ busy: true });
      tell(controller, 'keep-all');
    };
  }
}

const tell = (worker: ServiceWorker, message: Message) => worker.postMessage(message);

function ask(worker: ServiceWorker, message: Message): Promise<State> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data as State);
    worker.postMessage(message, [port2]);
  });
}

function reloadWith(waiting: ServiceWorker) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  tell(waiting, 'take-over');
}

/** Whether a reload would drop something typed. */
function hasTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'textarea, input:is([type=text], [type=search], :not([type]))',
  );
  return [...fields].some(
    (field) => field.value.trim() && field.value !== field.defaultValue && !field.closest(SAFE),
  );
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

function tabValue(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keepTabValue(key: string, value: string) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The next page says it again.
  }
}

customElements.define('site-offline', SiteOffline);
