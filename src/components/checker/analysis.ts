import type { Options, Source } from '../../analyzer/types.ts';
import type { Asides } from '../../worker/aside.ts';
import type {
  Answer,
  AsideAnswer,
  AsideQuestion,
  Candidate,
  Proof,
  ProofAnswer,
  ProofQuestion,
  Question,
} from '../../worker/protocol.ts';
import { keyed, type Result } from './findings.ts';

/** After this long a run is called slow: it can be cancelled, and newer text no longer waits for it. */
export const SLOW_MS = 1_000;

export interface State {
  /** `idle`: nothing was asked yet, or the text is empty. */
  status: 'idle' | 'running' | 'slow' | 'done' | 'cancelled' | 'crashed';
  /** The last finished run; stays while a newer one is under way. */
  result?: Result;
  error?: string;
}

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Input {
  sources: Source[];
  options: Options;
}

export interface Analysis {
  /** Loads the worker before there is anything to ask. */
  warm(): void;
  /** Asks for an analysis after `delay` ms; a newer call replaces an older one. */
  submit(input: Input, delay: number): void;
  /** Nothing to analyse. */
  clear(): void;
  cancel(): void;
  /** Asks again for what was cancelled or crashed. */
  retry(): void;
  /** Which of the fixes hold; undefined when something newer came in between. */
  prove(input: Input, candidates: Candidate[]): Promise<Proof | undefined>;
  /** What else can be read from texts; undefined when the worker stopped before it answered. */
  aside<Name extends keyof Asides>(name: Name, input: Input): Promise<Asides[Name] | undefined>;
  stop(): void;
}

/**
 * Talks to one worker at a time. At most one question is out and one waits; an answer that is not to the newest
 * question is dropped.
 */
export function createAnalysis(spawn: () => WorkerLike, listen: (state: State) => void): Analysis {
  let worker: WorkerLike | undefined;
  let state: State = { status: 'idle' };
  let lastId = 0;
  let asked: { id: number; input: Input; since: number } | undefined;
  let waiting: Input | undefined;
  const proofs = new Map<number, (proof: Proof | undefined) => void>();
  const asides = new Map<number, (aside: Asides[keyof Asides] | undefined) => void>();
  let newest: Input | undefined;
  let debounce: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  function spawnWorker(): WorkerLike {
    const fresh = spawn();
    fresh.onmessage = ({ data }: MessageEvent<Answer | ProofAnswer | AsideAnswer>) => receive(data);
    fresh.onerror = (event) => crash((event as ErrorEvent).message ?? '');
    return fresh;
  }

  function set(next: State) {
    state = next;
    listen(state);
  }

  function send(input: Input) {
    const id = ++lastId;
    asked = { id, input, since: Date.now() };
    waiting = undefined;
    clearTimeout(slow);
    slow = setTimeout(() => set({ status: 'slow', result: state.result }), SLOW_MS);
    set({ status: 'running', result: state.result });
    worker ??= spawnWorker();
    worker.postMessage({ id, ...input } satisfies Question);
  }

  function ask(input: Input) {
    if (!asked) return send(input);
    if (Date.now() - asked.since < SLOW_MS) {
      waiting = input;
      return;
    }
    respawn();
    send(input);
  }

  function receive(answer: Answer | ProofAnswer | AsideAnswer) {
    const aside = asides.get(answer.id);
    if (aside) {
      asides.delete(answer.id);
      return aside('aside' in answer ? answer.aside : undefined);
    }
    const prove = proofs.get(answer.id);
    if (prove) {
      proofs.delete(answer.id);
      return prove('proof' in answer ? answer.proof : undefined);
    }
    if (answer.id !== asked?.id || 'proof' in answer || 'aside' in answer) return;
    const { input } = asked;
    settle();
    if (waiting) return send(waiting);
    if ('error' in answer) return set({ status: 'crashed', result: state.result, error: answer.error });
    const { report, rules } = answer;
    set({
      status: 'done',
      result: { report, rules, sources: input.sources, findings: keyed(report.findings) },
    });
  }

  /** The next question starts a fresh worker, not the crash: a script that can't be loaded would crash for ever. */
  function crash(error: string) {
    const next = waiting;
    settle();
    dropProofs();
    worker?.terminate();
    worker = undefined;
    if (next) return send(next);
    set({ status: 'crashed', result: state.result, error });
  }

  function settle() {
    asked = undefined;
    clearTimeout(slow);
  }

  function dropProofs() {
    for (const drop of [...proofs.values(), ...asides.values()]) drop(undefined);
    proofs.clear();
    asides.clear();
  }

  function respawn() {
    settle();
    dropProofs();
    waiting = undefined;
    worker?.terminate();
    worker = spawnWorker();
  }

  return {
    warm() {
      worker ??= spawnWorker();
    },
    submit(input, delay) {
      newest = input;
      clearTimeout(debounce);
      if (delay === 0) ask(input);
      else debounce = setTimeout(ask, delay, input);
    },
    clear() {
      newest = undefined;
      clearTimeout(debounce);
      if (asked) respawn();
      set({ status: 'idle' });
    },
    cancel() {
      clearTimeout(debounce);
      respawn();
      set({ status: 'cancelled', result: state.result });
    },
    retry() {
      if (newest) ask(newest);
    },
    prove(input, candidates) {
      const id = ++lastId;
      worker ??= spawnWorker();
      worker.postMessage({ id, ...input, prove: candidates } satisfies ProofQuestion);
      return new Promise((resolve) => proofs.set(id, resolve));
    },
    aside<Name extends keyof Asides>(aside: Name, input: Input) {
      const id = ++lastId;
      worker ??= spawnWorker();
      worker.postMessage({ id, ...input, aside } satisfies AsideQuestion);
      return new Promise<Asides[Name] | undefined>((resolve) =>
        asides.set(id, resolve as (aside: Asides[keyof Asides] | undefined) => void),
      );
    },
    stop() {
      clearTimeout(debounce);
      settle();
      dropProofs();
      worker?.terminate();
    },
  };
}
