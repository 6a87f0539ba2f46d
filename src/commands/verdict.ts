/** Whether a command reads or changes, and what; or why nobody can say. */
export type Verdict = { effect: 'read' } | { effect: 'change'; what: string } | { unknown: string };

export const READ: Verdict = { effect: 'read' };
export const change = (what: string): Verdict => ({ effect: 'change', what });
export const unknown = (reason: string): Verdict => ({ unknown: reason });

/** Changes if any part changes; unknown if any part is unknown. */
export function together(verdicts: Verdict[]): Verdict {
  const bad = verdicts.find((verdict) => 'unknown' in verdict);
  if (bad) return bad;
  return verdicts.find((verdict) => 'effect' in verdict && verdict.effect === 'change') ?? READ;
}

/** The words that are no flags; `valued` flags take the next word with them. */
export function positional(args: string[], valued: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (valued.includes(arg)) at += 1;
    else if (!arg.startsWith('-') || arg === '-') found.push(arg);
  }
  return found;
}

export const hasFlag = (args: string[], ...names: string[]) =>
  args.some((arg) => names.some((name) => arg === name || arg.startsWith(`${name}=`)));
