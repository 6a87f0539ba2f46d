/** Stands where a secret stood. It reads as base64 too, so that a Secret's data stays well formed. */
export const MASK = 'REDACTED';

/** Ends of names, in lower case and without separators, whose values are secret. */
const ENDS = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'token',
  'apikey',
  'accesskey',
  'accountkey',
  'secretkey',
  'privatekey',
  'signingkey',
  'encryptionkey',
  'clientkeydata',
  'connectionstring',
  'clientsecret',
  'consumersecret',
  'sharedsecret',
  'webhooksecret',
  'hmacsecret',
  'tokensecret',
  'appsecret',
];
const WHOLE = new Set(['secret', 'pass', 'authorization', 'proxyauthorization', 'cookie', 'setcookie']);

/** Whether a key, header, flag or environment variable of this name holds a secret, as far as names tell. */
export function namesSecret(name: string): boolean {
  const plain = name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
  if (WHOLE.has(plain) || ENDS.some((end) => plain.endsWith(end))) return true;
  return /^[A-Z0-9_]+_(?:SECRET|PASS|CREDENTIALS?)$/.test(name);
}

/** Whether a value is no secret whatever its name: a reference, a template, a path, a switch, or masked already. */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  return (
    /^(?:|true|false|null|~|\*|REDACTED)$/i.test(text) ||
    /^\$(?:\([^()]*\)|\{[^{}]*\})$/.test(text) ||
    /^\{\{[^{}]*\}\}$/.test(text) ||
    /^\/(?:etc|var|run|tmp|usr|opt|mnt|home|root|secrets?|certs?|vault|config)\/[\w./-]*$/.test(text)
  );
}

/** A scheme of authorization by itself is no secret; what follows it is found by its own form. */
export const isScheme = (value: string): boolean => /^(?:bearer|basic)$/i.test(value.trim());

/** What base64 holds; undefined where it is none, or holds no text that prints. */
export function printable(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[\t\n\r\x20-\x7e\u{a0}-\u{10ffff}]+$/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** `user:password` in base64, as Basic authentication and Docker's registries write it. */
export const isBasic = (base64: string): boolean => printable(base64)?.includes(':') ?? false;
