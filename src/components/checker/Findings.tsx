import { useMemo, useRef } from 'preact/hooks';
import { FindingCard } from './FindingCard.tsx';
import type { Model, View } from './model.ts';

/** The note about the last action, and the findings. */
export function Findings({ model, view }: { model: Model; view: View }) {
  const back = useRef<HTMLButtonElement>(null);
  const { note, run, chosen } = view;
  const fresh = model.isFresh();
  // The button that applied the fix goes with its finding, so the keyboard moves to the step back.
  const onApplied = () => requestAnimationFrame(() => back.current?.focus());
  // A list of hundreds is drawn again for a new result, not for each key that is typed.
  const list = useMemo(
    () =>
      run.result &&
      run.result.findings.length > 0 && (
        <ol class="findings" aria-label="Findings">
          {run.result.findings.map((finding) => (
            <FindingCard
              key={finding.key}
              finding={finding}
              chosen={finding.key === chosen}
              fresh={fresh}
              sources={run.result!.sources}
              model={model}
              onApplied={onApplied}
            />
          ))}
        </ol>
      ),
    [run.result, chosen, fresh, model],
  );
  return (
    <>
      {note && (
        <p class={`note ${note.tone}`} role={note.tone === 'warning' ? 'alert' : undefined}>
          <span>{note.text}</span>
          {note.back && (
            <button type="button" class="button" ref={back} onClick={note.back.run}>
              {note.back.label}
            </button>
          )}
        </p>
      )}
      {list}
    </>
  );
}
