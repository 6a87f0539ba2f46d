import { fill } from '../../commands/placeholders.ts';
import { onValues, readValues, setValue } from '../../commands/values.ts';
import { whenOf } from '../../notes/model.ts';
import { toMarkdown } from '../../wizard/notes.ts';
import {
  decodeTrail,
  droppedAnswers,
  encodeTrail,
  next,
  nodePath,
  type Taken,
  walk,
} from '../../wizard/trail.ts';
import { noteAnswer, noteHelped, timesOf } from './noted.ts';
import type { ScriptData } from './page.ts';

/**
 * `<mesh-wizard>`: carries the trail of answers in the address, draws it beside the step, fills in values, marks
 * the answer that a paste belongs to and writes the notes. Without it the answers are plain links.
 */
class MeshWizard extends HTMLElement {
  #data!: ScriptData;
  #answers: Readonly<Record<string, string>> = {};
  #dropped: string[] = [];
  #steps: Taken[] = [];

  connectedCallback() {
    this.#data = JSON.parse(this.querySelector('.wizard-data')?.textContent ?? '{}');
    const { topic, node } = this.#data;
    const given = decodeTrail(this.#data, location.search);
    this.#dropped = droppedAnswers(this.#data, given);
    this.#answers = Object.fromEntries(
      Object.entries(given).filter(([question]) => !this.#dropped.includes(question)),
    );
    const reached = walk(this.#data, this.#answers, node);
    this.#steps = reached.steps;

    const clean = nodePath(topic, this.#data, node) + encodeTrail(this.#answers);
    if (clean !== location.pathname + location.search) history.replaceState(null, '', clean + location.hash);

    this.#linkAnswers();
    this.#drawTrail(reached.at);
    this.#drawPlace(reached.at === node);
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

  #drawPlace(reached: boolean) {
    const { node, title, left, questions } = this.#data;
    const eyebrow = document.querySelector('.eyebrow');
    if (!eyebrow || !reached || !(node in questions)) return;
    const number = this.#steps.length + 1;
    eyebrow.textContent = `${title} · question ${number} of at most ${number - 1 + left}`;
  }

  #drawTrail(at: string) {
    const { topic, node, start, questions } = this.#data;
    const times = timesOf(topic);
    const now = new Date().toISOString();
    const list = this.querySelector('.trail');
    const reached = at === node;
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
        const given = times[`${question}/${answer}`];
        if (given) {
          const stamp = document.createElement('time');
          stamp.dateTime = given;
          stamp.textContent = whenOf(given, now);
          item.append(stamp);
        }
        return item;
      }),
    );

    const note = this.querySelector('.trail-note');
    if (!note) return;
    if (!reached && this.#steps.length > 0) {
      const link = document.createElement('a');
      link.href = nodePath(topic, this.#data, at) + encodeTrail(this.#answers);
      link.textContent = questions[at]?.ask ?? this.#data.outcomes[at] ?? '';
      note.append('These answers lead to another step: ', link);
    } else if (node !== start && this.#steps.length === 0) {
      note.textContent = 'You came here directly: no answers yet.';
    } else if (this.#steps.length === 0) {
      note.textContent = 'No answers yet.';
    }
    if (this.#dropped.length > 0) {
      const names = this.#dropped.map((question) => `“${questions[question]?.ask}”`).join(', ');
      note.append(`${note.textContent ? ' ' : ''}Not asked on this way, so the answer was dropped: ${names}`);
    }
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
