/**
 * What must be right at the first paint, so that nothing moves afterwards: the reader's version of Istio, and the
 * notice of an old review. The function is written into the page as it stands: it may call nothing from outside.
 */
export function early(): void {
  const root = document.documentElement;
  const select = document.querySelector<HTMLSelectElement>('istio-picker select');
  try {
    if (select) select.value = localStorage.getItem('meshbook.istio') ?? '';
    // A version that cannot be picked any more leaves nothing selected.
    if (select?.value) {
      root.dataset.istio = select.value;
      root.style.setProperty('--istio', `"${select.value}"`);
    } else if (select) select.value = '';
  } catch {
    // Storage may be blocked: then no version is picked.
  }
  for (const notice of document.querySelectorAll<HTMLElement>('[data-reviewed]')) {
    const days = Math.floor((Date.now() - Date.parse(notice.dataset.reviewed ?? '')) / 86_400_000);
    const count = notice.querySelector('.days');
    if (count) count.textContent = String(days);
    notice.hidden = !(days > 180);
  }
}
