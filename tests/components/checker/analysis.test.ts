import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Report } from '../../../src/analyzer/types.ts';
import {
  createAnalysis,
  SLOW_MS,
  type State,
  type WorkerLike,
} from '../../../src/components/checker/analysis.ts';
import type { Answer, Question } from '../../../src/worker/protocol.ts';

class FakeWorker implements WorkerLike {
  asked: Question[] = [];
  dead = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  postMessage(question: Question) {
    this.asked.push(question);
  }
  terminate() {
    this.dead = true;
  }
  answer(answer: Answer) {
    this.onmessage?.call(this as unknown as Worker, { data: answer } as MessageEvent<Answer>);
  }
  crash(message: string) {
    this.onerror?.call(this as unknown as Worker, { message } as ErrorEvent);
  }
}

const report = { findings: [], suppressed: [], resources: [], skipped: [] } as unknown as Report;
const rules = { ran: 1, skipped: 0 };
const input = (text: string) => ({ sources: [{ name: 'a.yaml', text }], options: {} });

function start() {
  const workers: FakeWorker[] = [];
  const states: State[] = [];
  const analysis = createAnalysis(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    (state) => states.push(state),
  );
  return {
    analysis,
    workers,
    states,
    texts: () => workers.map((worker) => worker.asked.map(({ sources }) => sources[0]!.text)),
    reply: (worker: FakeWorker) => worker.answer({ id: worker.asked.at(-1)!.id, report, rules }),
    status: () => states.at(-1)?.status,
    shown: () => states.at(-1)?.result?.sources[0]?.text,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('analysis', () => {
  test('asks at once without delay and shows the answer', () => {
    const { analysis, workers, texts, reply, status, shown } = start();
    analysis.submit(input('one'), 0);
    expect(texts()).toEqual([['one']]);
    expect(status()).toBe('running');
    reply(workers[0]!);
    expect(status()).toBe('done');
    expect(shown()).toBe('one');
  });

  test('typing asks once, for the last text', () => {
    const { analysis, texts } = start();
    for (const text of ['a', 'ab', 'abc']) {
      analysis.submit(input(text), 200);
      vi.advanceTimersByTime(150);
    }
    expect(texts()).toEqual([]);
    vi.advanceTimersByTime(50);
    expect(texts()).toEqual([['abc']]);
  });

  test('the newest input wins: what was asked meanwhile is asked next, the older answer is dropped', () => {
    const { analysis, workers, states, texts, reply, shown } = start();
    for (const text of ['old', 'newer', 'newest']) analysis.submit(input(text), 0);
    expect(texts()).toEqual([['old']]);
    reply(workers[0]!);
    expect(states.some(({ status }) => status === 'done')).toBe(false);
    expect(texts()).toEqual([['old', 'newest']]);
    reply(workers[0]!);
    expect(shown()).toBe('newest');
  });

  test('an answer that comes late is dropped', () => {
    const { analysis, workers, states } = start();
    analysis.submit(input('one'), 0);
    const { id } = workers[0]!.asked[0]!;
    analysis.clear();
    workers[0]!.answer({ id, report, rules });
    expect(states.at(-1)).toEqual({ status: 'idle' });
  });

  test('a slow run can be cancelled and asked again, with a fresh worker', () => {
    const { analysis, workers, texts, status } = start();
    analysis.submit(input('big'), 0);
    vi.advanceTimersByTime(SLOW_MS);
    expect(status()).toBe('slow');
    analysis.cancel();
    expect(status()).toBe('cancelled');
    expect(workers.map(({ dead }) => dead)).toEqual([true, false]);
    analysis.retry();
    expect(texts()).toEqual([['big'], ['big']]);
  });

  test('newer text does not wait for a slow run', () => {
    const { analysis, workers, texts } = start();
    analysis.submit(input('big'), 0);
    vi.advanceTimersByTime(SLOW_MS);
    analysis.submit(input('small'), 0);
    expect(texts()).toEqual([['big'], ['small']]);
    expect(workers[0]!.dead).toBe(true);
  });

  test('a crash is told, keeps the last result, and the next text gets a fresh worker', () => {
    const { analysis, workers, states, texts, reply, shown } = start();
    analysis.submit(input('fine'), 0);
    reply(workers[0]!);
    analysis.submit(input('bad'), 0);
    workers[0]!.crash('out of memory');
    expect(states.at(-1)).toMatchObject({ status: 'crashed', error: 'out of memory' });
    expect(shown()).toBe('fine');
    expect(workers).toHaveLength(1);
    analysis.submit(input('next'), 0);
    expect(texts()).toEqual([['fine', 'bad'], ['next']]);
  });

  test('a worker that can never start does not start over and over', () => {
    const { analysis, workers } = start();
    analysis.warm();
    workers[0]!.crash('not found');
    expect(workers).toHaveLength(1);
  });

  test('an error inside the analysis is a crash that leaves the worker alive', () => {
    const { analysis, workers, status } = start();
    analysis.submit(input('one'), 0);
    workers[0]!.answer({ id: workers[0]!.asked[0]!.id, error: 'TypeError' });
    expect(status()).toBe('crashed');
    expect(workers[0]!.dead).toBe(false);
  });
});
