import { useEffect, useRef, useState } from 'preact/hooks';
import type { Proof } from '../../worker/protocol.ts';
import { DiffView } from './Diff.tsx';
import { fixesOfRule, refusalText } from './fixes.ts';
import { Message } from './Message.tsx';
import type { Choice, Model } from './model.ts';
import { useView } from './useModel.ts';

const safeties = {
  safe: 'Safe: keeps what the text means to do.',
  review: 'Review: it may change what happens to traffic, so read it before you apply it.',
};

interface Props {
  id: string;
  /** Key of the finding. */
  finding: string;
  /** Which of its fixes. */
  index: number;
  model: Model;
  onApplied(): void;
  onBatch(title: string, choices: Choice[]): void;
}

/** What a fix would change. It is tried on the text first, and offered only if the finding goes and no new one comes. */
export function FixPreview({ id, finding: key, index, model, onApplied, onBatch }: Props) {
  const { result } = useView(model).run;
  const finding = model.find(key);
  const fix = finding?.fixes[index];
  const proof = useProof(model, finding && fix ? [{ finding, fix }] : [], [result, key, index]);
  const wanted = useRef(false);
  const fresh = model.isFresh();
  const proven = proof?.proven.includes(key) ?? false;

  const apply = () => {
    // Pressed while it is still being tried: it is applied as soon as it is proven.
    if (!proof) wanted.current = true;
    else if (finding && fix && proven) {
      wanted.current = false;
      model.apply([{ finding, fix }]);
      onApplied();
    }
  };
  useEffect(() => {
    if (proof && wanted.current) apply();
  }, [proof]);

  if (!finding || !fix || !result) return null;
  const [refusal] = proof?.refused ?? [];
  const others = fixesOfRule(result.findings, finding, index);
  return (
    <div class="fix" id={id}>
      <p class="safety">{safeties[fix.safety]}</p>
      <DiffView edits={fix.edits} sources={result.sources} />
      <p class="proof" role="status">
        {!fresh ? (
          'Checking the newer text…'
        ) : !proof ? (
          'Trying it on your text…'
        ) : refusal ? (
          <Message text={`Not offered. ${refusalText(refusal)}`} />
        ) : (
          'Tried on your text: the finding goes, and no new one comes.'
        )}
      </p>
      {!refusal && (
        <p class="buttons">
          <button type="button" class="button primary" onClick={apply} disabled={!fresh}>
            Apply this fix
          </button>
          {others.length > 1 && (
            <button
              type="button"
              class="button"
              onClick={() => onBatch(`${others.length} fixes of ${finding.rule}`, others)}
            >
              All {others.length} of this rule…
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Tries fixes as soon as the text they are for is the text that was analysed. */
export function useProof(model: Model, choices: Choice[], when: unknown[]): Proof | undefined {
  const [proof, setProof] = useState<Proof>();
  useEffect(() => {
    let stopped = false;
    setProof(undefined);
    const heard = (proof: Proof | undefined) => {
      if (stopped) return;
      // Without an answer, though the text is still the same, something went wrong: it is not tried for ever.
      if (proof || model.isFresh()) setProof(proof ?? failed(choices));
    };
    if (choices.length > 0) void model.prove(choices).then(heard);
    return () => {
      stopped = true;
    };
  }, when);
  return proof;
}

const failed = (choices: Choice[]): Proof => ({
  proven: [],
  refused: choices.map(({ finding: { key } }) => ({ key, why: 'failed' })),
});
