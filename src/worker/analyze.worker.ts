import { analyze } from '../analyzer/index.ts';
import type { Report } from '../analyzer/types.ts';
import type { Answer, Question, RuleCount } from './protocol.ts';

const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>;

scope.onmessage = ({ data: { id, sources, options } }: MessageEvent<Question>) => {
  scope.postMessage(answer(id, () => analyze(sources, options)));
};

function answer(id: number, run: () => Report): Answer {
  try {
    const report = run();
    return { id, report, rules: count(report) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function count({ ran, skipped }: Report): RuleCount {
  const left = new Set(skipped.map(({ rule }) => rule)).size;
  return { ran: ran.length - left, skipped: left };
}
