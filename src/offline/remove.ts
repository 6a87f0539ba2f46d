/** The service worker of a build without offline use: takes the place of an earlier one, and removes it and its copy. */
import { cacheNames } from './protocol.ts';
import type { ServiceWorkerScope } from './scope.ts';

const scope = self as unknown as ServiceWorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => {
  const names = cacheNames(scope.registration.scope);
  event.waitUntil(
    Promise.all([...names.map((name) => caches.delete(name)), scope.registration.unregister()]),
  );
});
