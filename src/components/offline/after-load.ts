/** Once the page is there and has nothing else to do: a first visit is not slowed down, not even by the script. */
function start() {
  const load = () => import('./offline.ts');
  if ('requestIdleCallback' in window) requestIdleCallback(load);
  else setTimeout(load, 1000);
}

if (__OFFLINE__) {
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
