import { arrive, encodeTrail, nodePath, type Walkable, walk } from '../../wizard/trail.ts';

/** `<wizard-map>`: marks the reader's answers, if the address brings some, and keeps them in the links of their steps. */
class WizardMap extends HTMLElement {
  connectedCallback() {
    const data: Walkable & { topic: string } = JSON.parse(
      this.querySelector('.map-data')?.textContent ?? '{}',
    );
    if (!location.search) return;
    const { answers } = arrive(data, data.start, location.search);
    const { steps, at } = walk(data, answers);
    if (steps.length === 0) return;

    for (const { question, answer } of steps) {
      this.#mark(`[data-edge="${question}/${answer}"]`);
      this.#mark(`[data-node="${question}"]`);
    }
    this.#mark(`[data-node="${at}"]`, 'here');
    for (const node of [...steps.map(({ question }) => question), at]) {
      for (const link of this.querySelectorAll(`a[data-node="${node}"], [data-node="${node}"] > a`))
        link.setAttribute('href', nodePath(data.topic, data, node) + encodeTrail(answers));
    }
    const back = document.createElement('a');
    back.href = nodePath(data.topic, data, at) + encodeTrail(answers);
    back.textContent = 'Back to your step';
    this.querySelector('.map-trail')?.append('Your answers so far are marked. ', back);
    this.querySelector('a.here')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  #mark(selector: string, also?: string) {
    for (const found of this.querySelectorAll(selector)) {
      found.classList.add('taken', ...(also ? [also] : []));
      if (also) found.closest('a')?.setAttribute('aria-current', 'step');
    }
  }
}

if (!customElements.get('wizard-map')) customElements.define('wizard-map', WizardMap);
