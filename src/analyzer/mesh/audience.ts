/** Who may use an object: its `exportTo` with `.` resolved; `*` where nothing is written. */
function audience({ exportTo, namespace }: Exported): ReadonlySet<string> {
  return exportTo.length === 0
    ? new Set(['*'])
    : new Set(exportTo.map((to) => (to === '.' ? namespace : to)));
}

interface Exported {
  namespace: string;
  exportTo: readonly string[];
}

/** Whether some namespace sees both objects. One exported to nobody (`~`) is seen by none. */
export function seenTogether(a: Exported, b: Exported): boolean {
  const [one, other] = [audience(a), audience(b)];
  if (one.has('~') || other.has('~')) return false;
  return one.has('*') || other.has('*') || [...one].some((namespace) => other.has(namespace));
}
