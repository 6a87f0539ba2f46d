import { countOf } from './filters.ts';
import { type Result, summarise } from './findings.ts';
import type { Model, View } from './model.ts';

/** The line above the findings: what was found, or what the check is at. */
export function Summary({ model, view, href }: { model: Model; view: View; href?: string }) {
  const { status, result, error } = view.run;
  return (
    <div class={`summary ${status}`}>
      {status === 'slow' ? (
        <p>
          <label>
            <strong>Still checking</strong> <progress />
          </label>{' '}
          <button type="button" class="button" onClick={model.cancel}>
            Cancel
          </button>
        </p>
      ) : status === 'cancelled' ? (
        <p>
          <strong>Check cancelled.</strong> Your text is kept.{' '}
          <button type="button" class="button" onClick={model.retry}>
            Check again
          </button>
        </p>
      ) : status === 'crashed' ? (
        <p>
          <strong>The check stopped before its end.</strong> Your text is kept; shown is what was found
          before.
          {error && <span class="facts"> {error}</span>}{' '}
          <button type="button" class="button" onClick={model.retry}>
            Try again
          </button>
        </p>
      ) : result ? (
        <Counts result={result} href={href} />
      ) : (
        <p>
          <strong>{status === 'running' ? 'Checking…' : 'Nothing to check yet'}</strong>
        </p>
      )}
    </div>
  );
}

function Counts({ result, href }: { result: Result; href?: string }) {
  const { lead, tail } = summarise(result);
  const words = (
    <>
      <strong>{lead}</strong> {tail}
    </>
  );
  return <p>{href ? <a href={href}>{words}</a> : words}</p>;
}

/** The same for who can't see it: once a finished run, once a change of filters, and nothing in between. */
export function Announcer({ model, view: { run, filters } }: { model: Model; view: View }) {
  const filtered = countOf(filters) > 0 ? `. Filters show ${model.listed().findings.length}` : '';
  const said =
    run.status === 'slow'
      ? 'Still checking.'
      : run.status === 'cancelled'
        ? 'Check cancelled.'
        : run.status === 'crashed'
          ? 'The check stopped before its end. Your text is kept.'
          : run.result
            ? Object.values(summarise(run.result)).join(' ') + filtered
            : '';
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}
