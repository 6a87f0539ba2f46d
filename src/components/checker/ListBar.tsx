import type { Certainty, Severity } from '../../analyzer/types.ts';
import { countOf, type Filters, type Grouping, noFilters, objectOf } from './filters.ts';
import { severities } from './findings.ts';
import { safeFixes } from './fixes.ts';
import type { Choice, Listed, Model, View } from './model.ts';

interface Props {
  model: Model;
  view: View;
  listed: Listed;
  onBatch(title: string, choices: Choice[]): void;
}

/** From finding to finding, which of them to list, and the fixes that many of them have. */
export function ListBar({ model, view: { filters, run, chosen }, listed, onBatch }: Props) {
  const all = run.result?.findings ?? [];
  const shown = listed.findings;
  const hidden = all.length - shown.length;
  const at = shown.findIndex(({ key }) => key === chosen);
  const safe = safeFixes(shown);
  if (all.length < 2 && countOf(filters) === 0) return null;
  const set = (change: Partial<Filters>) => model.setFilters({ ...filters, ...change });
  const active = countOf(filters);
  return (
    <div class="list-bar">
      <span class="steps">
        <button
          type="button"
          class="button"
          aria-label="Finding before"
          disabled={shown.length === 0}
          onClick={() => model.step(-1, false)}
        >
          ‹
        </button>
        <span class="count">{at < 0 ? shown.length : `${at + 1} of ${shown.length}`}</span>
        <button
          type="button"
          class="button"
          aria-label="Next finding"
          disabled={shown.length === 0}
          onClick={() => model.step(1, false)}
        >
          ›
        </button>
      </span>
      {safe.length > 1 && (
        <button
          type="button"
          class="button"
          onClick={() => onBatch(`${safe.length} safe fixes of the findings shown`, safe)}
        >
          All {safe.length} safe fixes…
        </button>
      )}
      <details class="filters">
        <summary>{active > 0 ? `Filter (${active})` : 'Filter and group'}</summary>
        <div class="filter-fields">
          <fieldset>
            <legend>Severity</legend>
            {(Object.keys(severities) as Severity[]).map((severity) => (
              <label key={severity}>
                <input
                  type="checkbox"
                  checked={filters.severity.includes(severity)}
                  onChange={({ currentTarget: { checked } }) =>
                    set({
                      severity: checked
                        ? [...filters.severity, severity]
                        : filters.severity.filter((other) => other !== severity),
                    })
                  }
                />{' '}
                {severities[severity].word}
              </label>
            ))}
          </fieldset>
          <Choose
            label="Certainty"
            value={filters.certainty}
            options={['certain', 'likely']}
            onChange={(certainty) => set({ certainty: certainty as Certainty })}
          />
          <Choose
            label="Rule"
            value={filters.rule}
            options={distinct(all.map(({ rule }) => rule))}
            onChange={(rule) => set({ rule })}
          />
          <Choose
            label="Object"
            value={filters.object}
            options={distinct(all.map(objectOf))}
            onChange={(object) => set({ object })}
          />
          <label>
            Group by{' '}
            <select
              value={filters.group}
              onChange={({ currentTarget: { value } }) => set({ group: value as Grouping })}
            >
              <option value="text">nothing</option>
              <option value="object">object</option>
              <option value="file">file</option>
            </select>
          </label>
        </div>
      </details>
      {active > 0 && (
        <p class="hidden-count">
          {shown.length} of {all.length} shown, {hidden} hidden by filters.{' '}
          <button
            type="button"
            class="button"
            onClick={() => model.setFilters({ ...noFilters, group: filters.group })}
          >
            Show all
          </button>
        </p>
      )}
    </div>
  );
}

interface ChooseProps {
  label: string;
  value: string | undefined;
  options: string[];
  onChange(value: string | undefined): void;
}

/** One of several, or any. A value that is no longer among them stays to be seen. */
function Choose({ label, value, options, onChange }: ChooseProps) {
  const known = value && !options.includes(value) ? [value, ...options] : options;
  return (
    <label>
      {label}{' '}
      <select value={value ?? ''} onChange={({ currentTarget: { value } }) => onChange(value || undefined)}>
        <option value="">any</option>
        {known.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

const distinct = (words: string[]): string[] => [...new Set(words)].sort();
