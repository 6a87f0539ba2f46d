import { useMemo } from 'preact/hooks';
import type { Edit, Source } from '../../analyzer/types.ts';
import { type DiffLine, diffOf } from './fixes.ts';

const signs: Record<DiffLine['kind'], { sign: string; word: string }> = {
  same: { sign: ' ', word: '' },
  removed: { sign: '−', word: 'removed: ' },
  added: { sign: '+', word: 'added: ' },
};

/** What edits change, file by file. */
export function DiffView({ edits, sources }: { edits: Edit[]; sources: Source[] }) {
  const diffs = useMemo(() => diffOf(edits, sources), [edits, sources]);
  return (
    <>
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
    </>
  );
}
