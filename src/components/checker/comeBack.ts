import type { Model } from './model.ts';

/** The button of a finding in the list, if it is drawn. */
export const findingButton = (key: string) =>
  document.querySelector<HTMLElement>(`.finding-main[data-key="${CSS.escape(key)}"]`);

/**
 * Who follows a finding's link and comes back by the browser's Back stands at that finding again. The place is kept
 * in the history's entry, so a fresh visit begins at the top.
 */
export function comeBack(model: Model, root: HTMLElement, signal: AbortSignal): void {
  const { finding: left, ...state } = (history.state ?? {}) as { finding?: string };
  root.addEventListener(
    'click',
    ({ target }) => {
      const card = (target as Element).closest('a[href]')?.closest('.finding');
      const key = card?.querySelector<HTMLElement>('[data-key]')?.dataset.key;
      if (key) history.replaceState({ ...history.state, finding: key }, '');
    },
    { signal },
  );
  if (!left) return;
  history.replaceState(state, '');
  const stop = model.subscribe(() => {
    if (model.view().run.status !== 'done') return;
    stop();
    if (!model.find(left)) return;
    model.choose(left, false);
    requestAnimationFrame(() => findingButton(left)?.scrollIntoView({ block: 'center' }));
  });
  signal.addEventListener('abort', stop);
}
