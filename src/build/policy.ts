/**
 * What a page may load, and where it may connect: the browser itself refuses to send anything to another host, which
 * is the promise on the home page, enforced. Every page carries it, and the servers of deploy/ send it as a header,
 * so that it holds for workers and for answers without a page too.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
