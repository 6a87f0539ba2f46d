/** What a wizard writes into the notes of the incident, and the times it reads back from them. */
import { answerTimes } from '../../notes/model.ts';
import { readNotes, record } from '../../notes/store.ts';
import { encodeTrail, next, nodePath } from '../../wizard/trail.ts';
import { placeHere } from '../notes/place.ts';
import type { ScriptData } from './page.ts';

type Answers = Readonly<Record<string, string>>;

/** When each answer of a wizard was given in this browser, by `question/answer`. */
export const timesOf = (topic: string): Record<string, string> => answerTimes(readNotes(), topic);

/** Notes the answer to the step's question, and the outcome if it leads to one. */
export function noteAnswer(data: ScriptData, answers: Answers, answer: string): void {
  const { topic, node, title, questions, outcomes } = data;
  const question = questions[node];
  if (!question) return;
  record({
    kind: 'answer',
    lead: question.ask,
    text: question.answers.find(({ id }) => id === answer)?.is ?? answer,
    place: { title, href: nodePath(topic, data, node) + encodeTrail(answers) },
    of: `${topic}/${node}/${answer}`,
  });
  const target = next(data, answers, { question: node, answer });
  const outcome = outcomes[target.node];
  if (outcome === undefined) return;
  const href = nodePath(topic, data, target.node) + encodeTrail(target.answers);
  record({ kind: 'outcome', text: outcome, place: { title, href } });
}

/** Notes whether the outcome helped, each time that the reader opens an answer to that. */
export function noteHelped(section: Element | null): void {
  for (const choice of section?.querySelectorAll('details') ?? []) {
    choice.addEventListener('toggle', () => {
      const text = choice.querySelector('summary')?.textContent ?? '';
      if (choice.open) record({ kind: 'answer', lead: 'Did it help?', text, place: placeHere() });
    });
  }
}
