import { recognise } from '../../signals/index.ts';
import { siteHref } from '../../site-href.ts';
import { type Choice, pick } from '../../wizard/pick.ts';

export interface Judgement {
  /** The answer that fits; none when it could be several. */
  id?: string;
  said: (Node | string)[];
}

/** What a paste says to the answers of a question. Loaded when the field is used: it brings all signals. */
export function judge(answers: Choice[], text: string): Judgement {
  if (!text.trim()) return { said: [] };
  const picked = pick(answers, text, recognise);
  if (picked) {
    const answer = answers.find(({ id }) => id === picked.id)!;
    return {
      id: picked.id,
      said: [`This fits “${answer.is.replaceAll('`', '')}”, because of `, ...codes(picked.because), '.'],
    };
  }
  const [signal] = recognise(text);
  if (!signal)
    return { said: ['Not sure: this fits none of the answers clearly. Choose by eye, or “not sure”.'] };
  const link = document.createElement('a');
  link.href = siteHref(`/signals/${signal.signal}/`);
  link.textContent = signal.title;
  return { said: ['Not sure which answer fits. It reads as: ', link, '.'] };
}

function codes(words: string[]): (Node | string)[] {
  return words.flatMap((word, i) => {
    const code = document.createElement('code');
    code.textContent = word;
    return i === 0 ? [code] : [', ', code];
  });
}
