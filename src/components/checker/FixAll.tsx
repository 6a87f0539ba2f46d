import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { DiffView } from './Diff.tsx';
import { useProof } from './FixPreview.tsx';
import { placeOf } from './findings.ts';
import { refusalText } from './fixes.ts';
import { Message } from './Message.tsx';
import type { Choice, Model } from './model.ts';
import { plural } from './text.ts';

interface Props {
  title: string;
  choices: Choice[];
  model: Model;
  onClose(): void;
  onApplied(): void;
}

/** Many fixes at once: tried together, seen as one diff, applied and undone as one step. */
export function FixAll({ title, choices, model, onClose, onApplied }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const proof = useProof(model, choices, [choices]);
  const holding = useMemo(
    () => choices.filter(({ finding }) => proof?.proven.includes(finding.key)),
    [choices, proof],
  );
  const edits = useMemo(() => holding.flatMap(({ fix }) => fix.edits), [holding]);
  const { result } = model.view().run;
  const several = (result?.sources.length ?? 0) > 1;
  const review = holding.filter(({ fix }) => fix.safety === 'review').length;

  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} class="batch" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <p role="status">
        {!proof
          ? `Trying ${plural(choices.length, 'fix', 'fixes')} on your text…`
          : holding.length === 0
            ? 'None of them holds on your text.'
            : `${holding.length} of ${choices.length} hold together on your text: their findings go, and no new one comes.`}
      </p>
      {review > 0 && (
        <p class="safety">
          {plural(review, 'fix', 'fixes')} may change what happens to traffic, so read before you apply.
        </p>
      )}
      {proof && proof.refused.length > 0 && (
        <details>
          <summary>{plural(proof.refused.length, 'fix', 'fixes')} left out</summary>
          <ul class="places">
            {proof.refused.map((refusal) => {
              const choice = choices.find(({ finding }) => finding.key === refusal.key);
              return (
                choice && (
                  <li key={refusal.key}>
                    <span class="facts">
                      {choice.finding.rule} · {placeOf(choice.finding, several)}
                    </span>{' '}
                    <Message text={refusalText(refusal)} />
                  </li>
                )
              );
            })}
          </ul>
        </details>
      )}
      {result && edits.length > 0 && <DiffView edits={edits} sources={result.sources} />}
      <p class="buttons">
        {holding.length > 0 && (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              dialog.current?.close();
              model.apply(holding);
              onApplied();
            }}
          >
            Apply {plural(holding.length, 'fix', 'fixes')}
          </button>
        )}
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
      </p>
    </dialog>
  );
}
