import type { Message, News, State } from '../../offline/protocol.ts';
import { isRefused } from './refused.ts';
import { type Copy, keptWords, megabytes, offlineWords } from './words.ts';

const BASE = import.meta.env.BASE_URL;
const READY = 'A new version of Meshbook is ready.';
const STAYS = 'The next page you open is of the new version. This one stays, with what you typed.';
/** The version that this tab was told about and left for later. */
const LATER = 'meshbook.later';
/** Fields that keep their text themselves, or hold nothing to lose. */
const SAFE = '.checker:not(.embedded), site-search, .values, [readonly]';

/** `<site-offline>`: has the whole site kept for offline use, and says quietly how that stands. */
class SiteOffline extends HTMLElement {
  #copy: Copy = { saving: savesData() };
  #asked: Promise<void> | undefined;

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
    if (serviceWorker.controller) this.#asked = this.#ask(serviceWorker.controller);
    const registration = await serviceWorker.register(`${BASE}sw.js`, { updateViaCache: 'none' });
    // A page that was loaded past the worker.
    if (!this.#asked && registration.active) this.#asked = this.#ask(registration.active);
    const look = () => this.#look(registration);
    registration.addEventListener('updatefound', look);
    look();
  }

  /** Asks the worker in charge how the copy stands, and has it completed. */
  async #ask(active: ServiceWorker) {
    const state = await ask(active, 'opened');
    const { saving } = this.#copy;
    this.#know({ state, busy: !state.complete && !saving });
    if (this.#copy.busy) tell(active, 'keep-all');
  }

  /** Follows a worker that is being installed, and offers one that waits. */
  #look(registration: ServiceWorkerRegistration) {
    const { installing, waiting } = registration;
    if (waiting) this.#offer(waiting).catch(() => {});
    if (!installing) return;
    this.#know({ busy: true });
    installing.addEventListener('statechange', async () => {
      if (installing.state === 'installed' && registration.active) this.#look(registration);
      if (installing.state === 'activated') await this.#ask(installing);
      if (installing.state === 'redundant') this.#know({ busy: false });
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
    await this.#asked;
    const { version } = await ask(waiting, 'state');
    if (version === this.#copy.state?.version || version === tabValue(LATER)) return;
    const box = this.querySelector<HTMLElement>('.update')!;
    const [reload, later] = box.querySelectorAll('button');
    const say = (words: string) => {
      this.querySelector('.news')!.textContent = words;
      box.hidden = words !== READY;
    };
    say(READY);
    later!.onclick = () => {
      keepTabValue(LATER, version);
      say('');
    };
    // Other tabs stay as they are: the new version answers them from their next page on.
    let after = '';
    reload!.onclick = () => {
      if (hasTyped()) after = STAYS;
      else navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      tell(waiting, 'take-over');
    };
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') say(after);
    });
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
