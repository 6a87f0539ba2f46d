import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FindingCard, looksOf } from './FindingCard.tsx';
import { FixAll } from './FixAll.tsx';
import type { KeyedFinding } from './findings.ts';
import { ListBar } from './ListBar.tsx';
import type { Choice, Model, View } from './model.ts';
import { plural } from './text.ts';

/** Cards of the first step: what fits a screen. */
const FIRST = 6;
/** Cards of each further step, between which the page answers. */
const STEP = 12;
/** Cards drawn without being asked for. */
const MOST = 96;

/** The note about the last action, and the findings; `tools` adds filters, groups and fixes for many. */
export function Findings({ model, view, tools = false }: { model: Model; view: View; tools?: boolean }) {
  const back = useRef<HTMLButtonElement>(null);
  const [batch, setBatch] = useState<{ title: string; choices: Choice[] }>();
  const { note, run, chosen } = view;
  const listed = model.listed();
  const several = (run.result?.sources.length ?? 0) > 1;
  const chosenAt = listed.findings.findIndex(({ key }) => key === chosen);
  const [drawn, more] = useSteps(listed.findings, chosenAt);
  // The button that applied the fix goes with its finding, so the keyboard moves to the step back.
  const onApplied = () => requestAnimationFrame(() => back.current?.focus());
  const card = useCards();

  const draw = (finding: KeyedFinding) =>
    card(
      `${looksOf(finding, several)}\n${finding.key === chosen}\n${listed.isNew(finding.key)}`,
      finding,
      () => (
        <FindingCard
          key={finding.key}
          finding={finding}
          chosen={finding.key === chosen}
          introduced={listed.isNew(finding.key)}
          several={several}
          notable={tools}
          model={model}
          onApplied={onApplied}
          onBatch={(title, choices) => setBatch({ title, choices })}
        />
      ),
    );

  let left = drawn;
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
      {tools && run.result && run.result.findings.length > 0 && (
        <ListBar
          model={model}
          view={view}
          listed={listed}
          onBatch={(title, choices) => setBatch({ title, choices })}
        />
      )}
      {listed.groups.map(({ title, findings }) => {
        const shown = findings.slice(0, left);
        left -= shown.length;
        if (shown.length === 0) return null;
        const cards = shown.map(draw);
        return title === '' ? (
          <ol class="findings" aria-label="Findings" key="">
            {cards}
          </ol>
        ) : (
          <section class="group" key={title} aria-label={title}>
            <h2>
              {title} <span class="count">{plural(findings.length, 'finding')}</span>
            </h2>
            <ol class="findings">{cards}</ol>
          </section>
        );
      })}
      {more && (
        <button type="button" class="button" onClick={more.draw}>
          Show {more.count} more
        </button>
      )}
      {batch && (
        <FixAll
          title={batch.title}
          choices={batch.choices}
          model={model}
          onClose={() => setBatch(undefined)}
          onApplied={onApplied}
        />
      )}
    </>
  );
}

/** How many of the findings to draw: a screenful at once, then more in steps that leave the page free between them. */
function useSteps(
  findings: KeyedFinding[],
  chosenAt: number,
): [drawn: number, more: { count: number; draw(): void } | undefined] {
  const [steps, setSteps] = useState({ drawn: FIRST, most: MOST });
  const before = useRef(new Set<string>());
  const known = findings.slice(0, FIRST).filter(({ key }) => before.current.has(key)).length;
  // Another text starts over; an edited one keeps its cards.
  const started = known > 0 ? steps : { drawn: FIRST, most: MOST };
  const most = Math.max(started.most, chosenAt + 1);
  const drawn = Math.max(Math.min(started.drawn, most), chosenAt + 1);

  useEffect(() => {
    before.current = new Set(findings.map(({ key }) => key));
    if (drawn >= Math.min(findings.length, most)) {
      if (steps.drawn !== drawn || steps.most !== most) setSteps({ drawn, most });
      return;
    }
    const timer = setTimeout(() => setSteps({ drawn: drawn + STEP, most }), 16);
    return () => clearTimeout(timer);
  }, [findings, drawn, most]);

  const count = Math.min(MOST, findings.length - most);
  return [drawn, count > 0 ? { count, draw: () => setSteps({ drawn, most: most + count }) } : undefined];
}

/**
 * Keeps the card of a finding while nothing that it shows changes: Preact then leaves it alone. What a card does with
 * its finding it asks the model for, since offsets move without being seen.
 */
function useCards() {
  const cards = useRef(new Map<string, { looks: string; card: VNode }>());
  return (looks: string, { key }: KeyedFinding, make: () => VNode): VNode => {
    const kept = cards.current.get(key);
    if (kept?.looks === looks) return kept.card;
    const card = make();
    if (cards.current.size > 1_000) cards.current.clear();
    cards.current.set(key, { looks, card });
    return card;
  };
}
