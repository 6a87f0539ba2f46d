/** Whether this build has a service worker; the dev server has none. */
declare const __OFFLINE__: boolean;
