import { describe, expect, test } from 'vitest';
import { createAnalysis, type WorkerLike } from '../../../src/components/checker/analysis.ts';
import { readAside } from '../../../src/worker/aside.ts';
import type { AsideAnswer, AsideQuestion } from '../../../src/worker/protocol.ts';

class FakeWorker implements WorkerLike {
  asked: AsideQuestion[] = [];
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  postMessage(question: AsideQuestion) {
    this.asked.push(question);
  }
  terminate() {}
  answer(data: AsideAnswer) {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent<AsideAnswer>);
  }
}

const input = { sources: [{ name: 'a.yaml', text: 'password: x9\n' }], options: {} };

function start() {
  const worker = new FakeWorker();
  const states: string[] = [];
  return {
    worker,
    states,
    analysis: createAnalysis(
      () => worker,
      ({ status }) => states.push(status),
    ),
  };
}

describe('what the worker is asked for beside an analysis', () => {
  test('comes back to who asked, and is no run of the analysis', async () => {
    const { worker, states, analysis } = start();
    const secrets = analysis.aside('secrets', input);
    const graph = analysis.aside('picture', input);
    const [first, second] = worker.asked;
    worker.answer({ id: second!.id, aside: { nodes: [], edges: [] } });
    worker.answer({ id: first!.id, aside: [[]] });
    expect(await secrets).toEqual([[]]);
    expect(await graph).toEqual({ nodes: [], edges: [] });
    expect(states).toEqual([]);
  });

  test('is given up where the worker fails or is replaced', async () => {
    const { worker, analysis } = start();
    const failed = analysis.aside('secrets', input);
    worker.answer({ id: worker.asked[0]!.id, error: 'out of memory' });
    expect(await failed).toBeUndefined();
    const dropped = analysis.aside('secrets', input);
    analysis.cancel();
    expect(await dropped).toBeUndefined();
  });

  test('is read from the texts', () => {
    expect(readAside('secrets', input.sources, {})).toMatchObject([[{ what: 'Value of password', line: 1 }]]);
    expect(readAside('picture', input.sources, {})).toEqual({ nodes: [], edges: [] });
  });
});
