import { useId, useState } from 'preact/hooks';
import { add } from '../../notes/store.ts';
import { siteHref } from '../../site-href.ts';
import { findingNote } from '../notes/finding.ts';
import { FixPreview } from './FixPreview.tsx';
import { type KeyedFinding, nameOf, placeOf, severities } from './findings.ts';
import { Message } from './Message.tsx';
import type { Choice, Model } from './model.ts';

interface Props {
  finding: KeyedFinding;
  chosen: boolean;
  /** New since the text that this one is compared with. */
  introduced: boolean;
  /** There are several files, so that a place names its own. */
  several: boolean;
  /** It may be taken into the notes. */
  notable: boolean;
  model: Model;
  /** Told after a fix was applied: the card is about to go. */
  onApplied(): void;
  onBatch(title: string, choices: Choice[]): void;
}

/** All that a card shows of its finding. */
export function looksOf(finding: KeyedFinding, several: boolean): string {
  const { severity, certainty, message, related, fixes } = finding;
  const places = related.map((place) => `${placeOf(place, several)} ${place.message}`);
  const titles = fixes.map(({ title, safety }) => `${title} ${safety}`);
  return [severity, certainty, message, placeOf(finding, several), several, ...places, ...titles].join('\n');
}

export function FindingCard(props: Props) {
  const { finding, chosen, introduced, several, notable, model, onApplied, onBatch } = props;
  const [shown, setShown] = useState<number>();
  const [noted, setNoted] = useState(false);
  const id = useId();
  const { key, severity, certainty, message, rule, aliases, resource, related, fixes } = finding;
  const { word, shape } = severities[severity];
  const facts = [rule, ...aliases, ...(resource ? [nameOf(resource)] : []), placeOf(finding, several)];
  return (
    <li class={`finding ${severity}${chosen ? ' chosen' : ''}`}>
      <button
        type="button"
        class="finding-main"
        data-key={key}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => model.choose(key)}
      >
        <span class="finding-head">
          <span class={`severity ${severity}`}>
            <span aria-hidden="true">{shape}</span> {word}
          </span>{' '}
          · {certainty}
          {introduced && ' · introduced'}
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
              model.choose(key, false);
            }}
          >
            {shown === index ? 'Hide fix' : 'Show fix'}: {fix.title}
          </button>
        ))}
        <a class="button" href={siteHref(`/rules/${rule}/`)} aria-label={`Why: rule ${rule}`}>
          Why
        </a>
        {notable && (
          <button
            type="button"
            class="button"
            aria-disabled={noted}
            onClick={() => {
              if (!noted) add([findingNote(finding, several)]);
              setNoted(true);
            }}
          >
            {noted ? 'In the notes' : 'Add to notes'}
          </button>
        )}
      </p>
      {shown !== undefined && fixes[shown] && (
        <FixPreview
          id={`${id}-${shown}`}
          finding={key}
          index={shown}
          model={model}
          onApplied={onApplied}
          onBatch={onBatch}
        />
      )}
    </li>
  );
}
