import { filtersInHash, filtersToParams } from './filters.ts';
import type { Model } from './model.ts';

/** Takes the filters of the address, and keeps the address at the filters chosen, so that a reload or a link has them. */
export function followFilters(model: Model, signal: AbortSignal): void {
  const read = () => {
    const filters = filtersInHash(location.hash);
    if (filters) model.setFilters(filters);
    else write();
  };
  const write = () => {
    const { hash, pathname, search } = location;
    // A text in the address is another's to take.
    if (/^#(?:y|v\d+)[.=]/.test(hash)) return;
    const params = filtersToParams(model.view().filters);
    const wanted = params ? `#${params}` : '';
    if (wanted !== hash) history.replaceState(history.state, '', pathname + search + wanted);
  };
  let last = model.view().filters;
  const unsubscribe = model.subscribe(() => {
    const { filters } = model.view();
    if (filters === last) return;
    last = filters;
    write();
  });
  signal.addEventListener('abort', unsubscribe);
  addEventListener('hashchange', read, { signal });
  read();
}
