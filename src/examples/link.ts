import type { Options } from '../analyzer/types.ts';

/**
 * Text in a link: `#y=` and the base64url of the text's raw deflate, then the settings that it needs
 * (`&istio=1.29`, `&complete`). The fragment never reaches a server.
 */
const PREFIX = '#y=';

/** Settings that a link carries. */
type LinkOptions = Pick<Options, 'istioVersion' | 'complete'>;

/** The address of the checker with this text in it. Runs at build time and in the browser alike. */
export async function checkerLink(
  yaml: string,
  { istioVersion, complete }: LinkOptions = {},
): Promise<string> {
  const settings = `${istioVersion ? `&istio=${istioVersion}` : ''}${complete ? '&complete' : ''}`;
  return `/check/${PREFIX}${await encode(yaml)}${settings}`;
}

/** The raw deflate of a text in base64url. */
export async function encode(text: string): Promise<string> {
  const bytes = await pipe(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The text of a location's hash, or undefined when the hash holds none.
 * Throws when it holds one that is damaged.
 */
export async function decodeHash(hash: string): Promise<string | undefined> {
  if (!hash.startsWith(PREFIX)) return undefined;
  const [encoded = ''] = hash.slice(PREFIX.length).split('&');
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const text = await pipe(bytes, new DecompressionStream('deflate-raw'));
  return new TextDecoder('utf-8', { fatal: true }).decode(text);
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
