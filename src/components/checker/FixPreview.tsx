import type { Fix, Source } from '../../analyzer/types.ts';
import { type DiffLine, diffOf } from './fixes.ts';

const signs: Record<DiffLine['kind'], { sign: string; word: string }> = {
  same: { sign: ' ', word: '' },
  removed: { sign: '−', word: 'removed: ' },
  added: { sign: '+', word: 'added: ' },
};

const safeties = {
  safe: 'Safe: keeps what the text means to do.',
  review: 'Review: it may change what happens to traffic, so read it before you apply it.',
};

interface Props {
  id: string;
  fix: Fix;
  sources: Source[];
  /** False while the text has moved on: then the fix would land elsewhere. */
  fresh: boolean;
  onApply(): void;
}

/** What a fix would change, to be seen before it is applied. */
export function FixPreview({ id, fix, sources, fresh, onApply }: Props) {
  const diffs = diffOf(fix, sources);
  return (
    <div class="fix" id={id}>
      <p class="safety">{safeties[fix.safety]}</p>
      {diffs.map(({ source, hunks }) => (
        <figure class="diff" key={source}>
          {sources.length > 1 && <figcaption>{source}</figcaption>}
          {hunks.map((lines, index) => (
            <div class="hunk" key={index}>
              {lines.map(({ kind, line, text }) => (
                <div class={`diff-line ${kind}`} key={`${kind}${line}`}>
                  <span class="number" aria-hidden="true">
                    {line}
                  </span>
                  <span class="sign" aria-hidden="true">
                    {signs[kind].sign}
                  </span>
                  <code>
                    {signs[kind].word && <span class="sr-only">{signs[kind].word}</span>}
                    {text}
                  </code>
                </div>
              ))}
            </div>
          ))}
        </figure>
      ))}
      <button type="button" class="button primary" onClick={onApply} disabled={!fresh}>
        {fresh ? 'Apply this fix' : 'Checking the newer text…'}
      </button>
    </div>
  );
}
