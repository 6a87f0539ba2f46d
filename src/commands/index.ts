import { istioctl } from './istioctl.ts';
import { kubectl } from './kubectl.ts';
import { unlisted } from './placeholders.ts';
import { commandsIn } from './shell.ts';
import { judgeOf } from './tools.ts';
import { together, unknown, type Verdict } from './verdict.ts';

export { fill, PLACEHOLDERS, placeholders } from './placeholders.ts';
export type { Verdict } from './verdict.ts';

/**
 * Whether a shell line reads or changes, and what it changes; `unknown` with the reason when a program, a
 * sub-command or a placeholder in it is not known. A line changes if any part of it does.
 */
export function classify(run: string): Verdict {
  const [stray] = unlisted(run);
  if (stray) return unknown(`{${stray}} is not in src/commands/placeholders.ts`);
  return script(run);
}

function script(text: string): Verdict {
  try {
    const commands = commandsIn(text);
    if (commands.length === 0) return unknown('no command');
    return together(commands.map(({ words }) => judge(words)));
  } catch (error) {
    return unknown((error as Error).message);
  }
}

function judge(words: string[]): Verdict {
  const [program = '', ...args] = words;
  const name = program.replace(/^.*\//, '');
  if (name === 'istioctl') return istioctl(args);
  if (name === 'kubectl') return kubectl(args, judge);
  return judgeOf(name)?.(args, judge, script) ?? unknown(`"${name}" is not a known program`);
}

/** Whether an undo is a command to run rather than a sentence. */
export function isCommand(text: string): boolean {
  const [first = ''] = text.trim().split(/\s+/);
  return (
    first === 'kubectl' || first === 'istioctl' || (/^[a-z]/.test(first) && judgeOf(first) !== undefined)
  );
}
