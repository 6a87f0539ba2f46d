/** Width and height that every reader of Open Graph takes. */
export const PICTURE = { width: 1200, height: 630 };

/** Pages that have a picture of their own: runbooks, wizards' starts, rules and signals; no codes. */
const OWN = /^\/(?:runbooks|diagnose|signals|rules(?!\/(?:ist|kia)\d+\/))\/[^/]+\/$/;

export const hasPicture = (path: string): boolean => path === '/' || OWN.test(path);

/** The picture of the page at this path, both from the site's root: its own, or the home page's. */
export const pictureOf = (path: string): string =>
  path !== '/' && hasPicture(path) ? `/og${path.slice(0, -1)}.png` : '/og/home.png';
