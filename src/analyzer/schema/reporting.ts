import { fix, quoteValue, renameKey, replaceValue } from '../fix/index.ts';
import { nestKeys } from '../fix/nest.ts';
import type { Mesh } from '../mesh/index.ts';
import type { Place } from '../parse/resource.ts';
import type { Reporter } from '../rule.ts';
import type { Fix } from '../types.ts';
import { minorOf } from './index.ts';
import { problemsOf } from './object.ts';
import type { Fault, Problem } from './problem.ts';

/** The mechanical repair of a problem, as a fix of the text. */
export function fixOf(problem: Problem, at: Place): Fix | undefined {
  const { repair } = problem;
  switch (repair?.kind) {
    case undefined:
      return undefined;
    case 'rename':
      return fix(`Rename it to ${repair.to}`, 'safe', renameKey(at, repair.to));
    case 'nest': {
      const { keys, under } = repair;
      const map = { ...at, treePath: at.treePath.slice(0, -1), path: at.path.slice(0, -1) };
      return fix(`Indent ${keys.join(', ')} under ${under}`, 'review', nestKeys(map, keys, under));
    }
    case 'quote':
      return fix('Put it in quotes', 'safe', quoteValue(at));
    case 'replace':
      return fix(`Write ${repair.text}`, repair.review ? 'review' : 'safe', replaceValue(at, repair.text));
  }
}

/** Reports every problem of one kind in every object of the mesh. */
export function reportFaults(fault: Fault, mesh: Mesh, report: Reporter): void {
  const minor = minorOf(mesh.settings.istioVersion.value);
  for (const resource of mesh.resources) {
    for (const problem of problemsOf(resource, minor)) {
      if (problem.fault !== fault) continue;
      const at = resource.at(...problem.path);
      report({
        at,
        message: problem.message,
        related: (problem.also ?? []).map(({ path, message }) => ({ at: resource.at(...path), message })),
        fixes: [fixOf(problem, at)],
      });
    }
  }
}
