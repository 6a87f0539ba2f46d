import { useId, useState } from 'preact/hooks';
import type { Source } from '../../analyzer/types.ts';
import { FixPreview } from './FixPreview.tsx';
import { type KeyedFinding, nameOf, placeOf, severities } from './findings.ts';
import { Message } from './Message.tsx';
import type { Model } from './model.ts';

interface Props {
  finding: KeyedFinding;
  chosen: boolean;
  fresh: boolean;
  sources: Source[];
  model: Model;
  /** Told after a fix was applied: the card is about to go. */
  onApplied(): void;
}

export function FindingCard({ finding, chosen, fresh, sources, model, onApplied }: Props) {
  const [shown, setShown] = useState<number>();
  const id = useId();
  const { severity, certainty, message, rule, aliases, resource, related, fixes } = finding;
  const { word, shape } = severities[severity];
  const several = sources.length > 1;
  const facts = [rule, ...aliases, ...(resource ? [nameOf(resource)] : []), placeOf(finding, several)];
  return (
    <li class={`finding ${severity}${chosen ? ' chosen' : ''}`}>
      <button
        type="button"
        class="finding-main"
        data-key={finding.key}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => model.choose(finding.key)}
      >
        <span class="finding-head">
          <span class={`severity ${severity}`}>
            <span aria-hidden="true">{shape}</span> {word}
          </span>{' '}
          · {certainty}
        </span>
        <span class="message">
          <Message text={message} />
        </span>
        <span class="facts">{facts.join(' · ')}</span>
      </button>
      {related.length > 0 && (
        <ul class="related">
          {related.map((place) => (
            <li key={`${place.source}${place.range.start.line}:${place.range.start.column}${place.message}`}>
              <button type="button" class="jump" onClick={() => model.jump(place)}>
                <span class="at">{several ? placeOf(place, true) : `Line ${place.range.start.line}`}</span>{' '}
                <Message text={place.message} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="buttons">
        {fixes.map((fix, index) => (
          <button
            type="button"
            key={fix.title}
            class={index === 0 && shown === undefined ? 'button primary' : 'button'}
            aria-expanded={shown === index}
            aria-controls={`${id}-${index}`}
            onClick={() => {
              setShown(shown === index ? undefined : index);
              model.choose(finding.key, false);
            }}
          >
            {shown === index ? 'Hide fix' : 'Show fix'}: {fix.title}
          </button>
        ))}
        <a class="button" href={`/rules/${rule}/`} aria-label={`Why: rule ${rule}`}>
          Why
        </a>
      </p>
      {shown !== undefined && fixes[shown] && (
        <FixPreview
          id={`${id}-${shown}`}
          fix={fixes[shown]}
          sources={sources}
          fresh={fresh}
          onApply={() => {
            model.apply(finding, fixes[shown]!);
            onApplied();
          }}
        />
      )}
    </li>
  );
}
