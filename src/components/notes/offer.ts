import { saidOf } from '../../notes/said.ts';
import { add } from '../../notes/store.ts';
import type { Recognition } from '../../signals/index.ts';
import { siteHref } from '../../site-href.ts';

/** As much of a paste as a note keeps. */
const LENGTH = 2_000;

/** A last item of the answers to a paste: the button that takes what was recognised into the notes. */
export function offerItem(
  text: string,
  { title, signal }: Pick<Recognition, 'title' | 'signal'>,
): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'note-offer';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Add to notes';
  button.addEventListener('click', () => {
    if (button.ariaDisabled) return;
    const place = { title, href: siteHref(`/signals/${signal}/`) };
    const kept = add([{ kind: 'paste', text: text.trim().slice(0, LENGTH), place }]);
    button.ariaDisabled = 'true';
    button.textContent = 'In the notes';
    const status = item.closest('.answers')?.querySelector('[role=status]');
    if (status) status.textContent = `In the notes.${saidOf(kept)}`;
  });
  item.append(button);
  return item;
}
