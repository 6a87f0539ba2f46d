import { analyze, createMemo } from '../analyzer/index.ts';
import type { Options, Report, Source } from '../analyzer/types.ts';
import { readAside } from './aside.ts';
import { blankHelm } from './helm.ts';
import { prove } from './proof.ts';
import type {
  Answer,
  AsideAnswer,
  AsideQuestion,
  ProofAnswer,
  ProofQuestion,
  Question,
  RuleCount,
} from './protocol.ts';

const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>;
const memo = createMemo();
/** The newest text to check: a proof of an older one gives up. */
let newest = 0;

scope.onmessage = ({ data }: MessageEvent<Question | ProofQuestion | AsideQuestion>) => {
  if ('aside' in data) return scope.postMessage(besides(data));
  if ('prove' in data) return void proof(data).then((answer) => scope.postMessage(answer));
  newest = data.id;
  scope.postMessage(answer(data));
};

function answer({ id, sources, options }: Question): Answer {
  try {
    const report = check(sources, options);
    return { id, report, rules: count(report) };
  } catch (error) {
    return { id, error: words(error) };
  }
}

function besides({ id, aside, sources, options }: AsideQuestion): AsideAnswer {
  try {
    // Secrets are looked for in all of the text, the parts that no check reads too.
    const texts = aside === 'secrets' ? sources : readable(sources);
    return { id, aside: readAside(aside, texts, options, memo) };
  } catch (error) {
    return { id, error: words(error) };
  }
}

async function proof({ id, sources, options, prove: candidates }: ProofQuestion): Promise<ProofAnswer> {
  const findings = async (sources: Source[]) => {
    // A newer text waits in the queue of messages: it gets in between two analyses.
    await new Promise((next) => setTimeout(next));
    if (id < newest) throw new Error('a newer text came');
    return check(sources, options).findings;
  };
  try {
    return { id, proof: await prove(sources, candidates, findings) };
  } catch (error) {
    return { id, error: words(error) };
  }
}

const check = (sources: Source[], options: Options): Report => analyze(readable(sources), options, memo);

const readable = (sources: Source[]): Source[] =>
  sources.map(({ name, text }) => ({ name, text: blankHelm(text) }));

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function count({ ran, skipped }: Report): RuleCount {
  const left = new Set(skipped.map(({ rule }) => rule)).size;
  return { ran: ran.length - left, skipped: left };
}
