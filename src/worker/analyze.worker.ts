import { analyze } from '../analyzer/index.ts';
import { rules } from '../analyzer/rules/index.ts';
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

/** A rule runs when the text holds one of the kinds it reads. */
function count({ resources, skipped }: Report): RuleCount {
  const kinds = new Set(resources.map(readAs));
  const ready = rules.filter(({ reads }) => reads.some((kind) => kind === '*' || kinds.has(kind))).length;
  const left = new Set(skipped.map(({ rule }) => rule)).size;
  return { ran: ready - left, skipped: left };
}

function readAs({ kind, apiVersion }: Report['resources'][number]): string {
  return kind === 'Gateway' && apiVersion.startsWith('gateway.networking.k8s.io/')
    ? 'KubernetesGateway'
    : kind;
}
