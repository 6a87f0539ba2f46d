import { fill } from '../../commands/placeholders.ts';
import { onValues, readValues, setValue } from '../../commands/values.ts';
import { whenOf } from '../../notes/model.ts';
import { toMarkdown } from '../../wizard/notes.ts';
import { type Arrival, arrive, encodeTrail, next, nodePath, type Taken } from '../../wizard/trail.ts';
import { noteAnswer, noteHelped, timesOf } from './noted.ts';
import { MOVED, noticeOf } from './notice.ts';
import type { ScriptData } from './page.ts';

/**
 * `<mesh-wizard>`: carries the trail of answers in the address, draws it beside the step, fills in values, marks
 * the answer that a paste belongs to and writes the notes. Without it the answers are plain links.
 */
class MeshWizard extends HTMLElement {
  #data!: ScriptData;
  #answers: Readonly<Record<string, string>> = {};
  #steps: Taken[] = [];

  connectedCallback() {
    this.#data = JSON.parse(this.querySelector('.wizard-data')?.textContent ?? '{}');
    const { topic, node } = this.#data;
    const arrival = arrive(this.#data, node, location.search);
    if (arrival.node !== node) {
      location.replace(nodePath(topic, this.#data, arrival.node) + location.search + MOVED);
      return;
    }
    this.#answers = arrival.answers;
    this.#steps = arrival.steps;
    this.#notice(arrival);

    const clean = nodePath(topic, this.#data, node) + encodeTrail(this.#answers);
    const anchor = location.hash === MOVED ? '' : location.hash;
    if (clean + anchor !== location.pathname + location.search + location.hash)
      history.replaceState(null, '', clean + anchor);

    const map = this.querySelector<HTMLAnchorElement>('.map-link');
    if (map) map.search = encodeTrail(this.#answers);
    this.#linkAnswers();
    this.#drawTrail();
    this.#drawPlace();
    this.#wireValues();
    this.#wireNotes();
    this.#wirePaste();
  }

  /** Gives each answer's link the trail, and notes the answer that is taken. */
  #linkAnswers() {
    const { topic, node } = this.#data;
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-answer]')) {
      const answer = link.dataset.answer ?? '';
      const target = next(this.#data, this.#answers, { question: node, answer });
      link.href = nodePath(topic, this.#data, target.node) + encodeTrail(target.answers);
      if (this.#answers[node] === answer) this.#mark(link, 'your answer so far');
      link.addEventListener('click', () => noteAnswer(this.#data, this.#answers, answer));
    }
  }

  #drawPlace() {
    const { node, title, left, questions } = this.#data;
    const eyebrow = document.querySelector('.eyebrow');
    if (!eyebrow || !(node in questions)) return;
    const number = this.#steps.length + 1;
    eyebrow.textContent = `${title} · question ${number} of at most ${number - 1 + left}`;
  }

  /** Says at the top of the step what of the address was left out, and why the reader is here. */
  #notice({ dropped, unknown }: Arrival) {
    const notice = this.querySelector('.wizard-notice');
    const asks = dropped.map((question) => this.#data.questions[question]?.ask ?? question);
    notice?.append(...noticeOf({ moved: location.hash === MOVED, unknown, dropped: asks }));
  }

  #drawTrail() {
    const { topic, node, start, questions } = this.#data;
    const times = timesOf(topic);
    const now = new Date().toISOString();
    const list = this.querySelector('.trail');
    list?.replaceChildren(
      ...this.#steps.map(({ question, answer }) => {
        const item = document.createElement('li');
        const change = document.createElement('a');
        change.href = nodePath(topic, this.#data, question) + encodeTrail(this.#answers);
        change.textContent = 'change';
        change.append(hidden(`: ${questions[question]?.ask}`));
        const chosen = document.createElement('strong');
        chosen.textContent = this.#wordsOf(question, answer);
        item.append(`${questions[question]?.ask} `, chosen, ' ', change);
        const at = times[`${question}/${answer}`];
        if (at) {
          const stamp = document.createElement('time');
          stamp.dateTime = at;
          stamp.textContent = whenOf(at, now);
          item.append(stamp);
        }
        return item;
      }),
    );

    const note = this.querySelector('.trail-note');
    if (!note) return;
    if (this.#steps.length > 0) return;
    note.textContent = node === start ? 'No answers yet.' : 'You came here directly: no answers yet.';
  }

  #wordsOf(question: string, answer: string): string {
    return this.#data.questions[question]?.answers.find((a) => a.id === answer)?.is ?? answer;
  }

  #mark(link: HTMLAnchorElement, text: string) {
    const mark = link.closest('li')?.querySelector('.mark');
    if (mark) mark.textContent = text;
  }

  #wireValues() {
    const inputs = [...this.querySelectorAll<HTMLInputElement>('.values input')];
    const show = (values: Record<string, string>) => {
      for (const input of inputs)
        if (input !== document.activeElement) input.value = values[input.name] ?? '';
    };
    show(readValues());
    onValues(show);
    for (const input of inputs) input.addEventListener('input', () => setValue(input.name, input.value));
  }

  #notes(): string {
    const { topic, node, title, questions, outcome } = this.#data;
    const times = timesOf(topic);
    const values = readValues();
    const filled = (run: string | undefined) => run && fill(run, values);
    return toMarkdown({
      title,
      url: location.href,
      now: new Date().toISOString(),
      steps: this.#steps.map(({ question, answer }) => ({
        ask: questions[question]?.ask ?? question,
        is: this.#wordsOf(question, answer),
        run: filled(questions[question]?.run),
        at: times[`${question}/${answer}`],
      })),
      open: questions[node]?.ask,
      outcome: outcome && {
        ...outcome,
        parts: outcome.parts.map((part) => ({ ...part, run: filled(part.run) })),
      },
    });
  }

  #wireNotes() {
    const text = this.querySelector<HTMLTextAreaElement>('#notes');
    const write = () => {
      if (text) text.value = this.#notes();
    };
    write();
    onValues(write);
    noteHelped(this.querySelector('.helped'));
    for (const button of this.querySelectorAll<HTMLElement>('.copy-notes')) {
      button.addEventListener('click', async () => {
        const said = button.closest('section, details')?.querySelector('.notes-note');
        try {
          await navigator.clipboard.writeText(this.#notes());
          if (said) said.textContent = 'Copied.';
        } catch {
          if (said) said.textContent = 'The browser did not allow copying.';
        }
      });
    }
  }

  #wirePaste() {
    const field = this.querySelector<HTMLTextAreaElement>('#paste');
    const result = this.querySelector('.paste-result');
    if (!field || !result) return;
    let reader: Promise<typeof import('./paste.ts')> | undefined;
    const load = () => {
      reader ??= import('./paste.ts');
      return reader;
    };
    field.addEventListener('focus', load, { once: true });
    field.addEventListener('input', async () => {
      const text = field.value;
      const { judge } = await load();
      if (text !== field.value) return;
      const links = [...this.querySelectorAll<HTMLAnchorElement>('a[data-answer]')];
      for (const link of links) {
        link.closest('li')?.classList.remove('fits');
        this.#mark(link, this.#answers[this.#data.node] === link.dataset.answer ? 'your answer so far' : '');
      }
      const verdict = judge(links.map(choiceOf), text);
      result.replaceChildren(...verdict.said);
      const link = links.find((candidate) => candidate.dataset.answer === verdict.id);
      if (!link) return;
      link.closest('li')?.classList.add('fits');
      this.#mark(link, 'fits your paste');
      const take = document.createElement('a');
      take.href = link.href;
      take.className = 'button primary';
      take.textContent = 'Take this answer';
      take.addEventListener('click', () => noteAnswer(this.#data, this.#answers, verdict.id ?? ''));
      result.append(' ', take);
    });
  }
}

/** An answer as its card shows it; `code` keeps its marks. */
function choiceOf(link: HTMLAnchorElement) {
  const words = [...link.childNodes].map((node) =>
    node.nodeName === 'CODE' ? `\`${node.textContent}\`` : (node.textContent ?? ''),
  );
  const lines = [...(link.closest('li')?.querySelectorAll('.shows > span') ?? [])].map(
    (line) => line.textContent,
  );
  return {
    id: link.dataset.answer ?? '',
    is: words.join('').trim(),
    shows: lines.length > 0 ? lines.join('\n') : undefined,
  };
}

function hidden(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'sr-only';
  span.textContent = text;
  return span;
}

if (!customElements.get('mesh-wizard')) customElements.define('mesh-wizard', MeshWizard);
