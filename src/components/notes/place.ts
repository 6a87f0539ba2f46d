import type { Place } from '../../notes/model.ts';

/** This page, at the heading above an element if that has an address. */
export function placeHere(element?: Element): Place {
  const above = [...document.querySelectorAll('main h2[id]')].filter(
    (heading) => element && heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const hash = above.at(-1)?.id;
  return {
    title: document.querySelector('h1')?.textContent?.trim() || document.title,
    href: location.pathname + location.search + (hash ? `#${hash}` : ''),
  };
}
