import { Fold } from './Fold.tsx';
import { placeOf, severities } from './findings.ts';
import { Message } from './Message.tsx';
import type { Listed, Model, View } from './model.ts';
import { plural } from './text.ts';

/** Compares the findings of now with those of an earlier text. */
export function Compare({ model, view, listed }: { model: Model; view: View; listed: Listed }) {
  const { baseline, run, filters } = view;
  if (!baseline) {
    if (!run.result || run.result.report.resources.length === 0) return null;
    return (
      <Fold summary="Compare with a changed text">
        {() => (
          <>
            <p>
              Keeps the findings of now. Then edit the text, or paste another over it, and see what comes new
              and what is fixed.
            </p>
            <button type="button" class="button" disabled={!model.isFresh()} onClick={model.startComparing}>
              Keep these findings as “before”
            </button>
          </>
        )}
      </Fold>
    );
  }
  const { introduced = [], fixed = [], unchanged = [] } = listed.compared ?? {};
  const several = baseline.workspace.files.length > 1;
  return (
    <section class="compare" aria-labelledby="compare">
      <h2 id="compare">Before and after</h2>
      <p role="status">
        <strong>{introduced.length} introduced</strong>, <strong>{fixed.length} fixed</strong>,{' '}
        {unchanged.length} unchanged.
      </p>
      {fixed.length > 0 && (
        <Fold summary={`${plural(fixed.length, 'finding')} fixed`}>
          {() => (
            <ul class="places">
              {fixed.map((finding) => (
                <li key={finding.key}>
                  <span class="facts">
                    {severities[finding.severity].word} · {finding.rule} · was at {placeOf(finding, several)}
                  </span>{' '}
                  <Message text={finding.message} />
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
      <p class="buttons">
        {introduced.length > 0 && (
          <label>
            <input
              type="checkbox"
              checked={filters.introduced ?? false}
              onChange={({ currentTarget: { checked } }) =>
                model.setFilters({ ...filters, introduced: checked || undefined })
              }
            />{' '}
            List only what was introduced
          </label>
        )}
        <button
          type="button"
          class="button"
          onClick={() => model.open(baseline.workspace, 'The text of before.', baseline.options)}
        >
          Show the text of before
        </button>
        <button type="button" class="button" onClick={model.stopComparing}>
          Stop comparing
        </button>
      </p>
    </section>
  );
}
