import type { Options, Source } from '../../analyzer/types.ts';
import { decodeHash, encode } from '../../examples/link.ts';
import { PASTE, type Workspace } from '../checker/files.ts';
import { type Filters, filtersInHash, filtersToParams } from '../checker/filters.ts';
import { normalise } from '../checker/text.ts';

/**
 * A link of the checker: `/check/#y=<text>&v=1&sum=…&istio=1.30&severity=error&embed`. The text is a raw deflate in
 * base64url; the fragment never reaches a server. Files stand one after the other in it, with separators between
 * them, and `files` says how long each is.
 */
export interface Shared {
  workspace: Workspace;
  options: Options;
  filters?: Filters;
  /** Only to be looked at. */
  embed: boolean;
}

/** Raised when a link says something that an older page would get wrong. */
const VERSION = 1;

/** Between two files, so that any reader of the text takes them for documents of their own. */
const SEPARATOR = '\n---\n';

/** RFC 9110, 4.1: everyone should carry addresses of at least 8,000 characters; longer ones break on the way. */
export const LONGEST = 8_000;

/** Parameters of the settings; each reads what it writes. */
const settings: { [Name in keyof Options]?: { key: string; read(value: string): Options[Name] } } = {
  istioVersion: { key: 'istio', read: (value) => (/^\d+\.\d+$/.test(value) ? value : undefined) },
  complete: { key: 'complete', read: (value) => value !== 'no' },
  defaultNamespace: { key: 'namespace', read: nameOrNothing },
  rootNamespace: { key: 'root', read: nameOrNothing },
  clusterDomain: { key: 'domain', read: nameOrNothing },
  autoMtls: { key: 'auto-mtls', read: (value) => value !== 'no' },
  outboundTrafficPolicy: {
    key: 'outbound',
    read: (value) => (value === 'ALLOW_ANY' || value === 'REGISTRY_ONLY' ? value : undefined),
  },
};

function nameOrNothing(value: string): string | undefined {
  return /^[a-z0-9.-]{1,253}$/.test(value) ? value : undefined;
}

/** The part of an address that comes after the path, from `#` on. */
export async function linkHash({ workspace: { files }, options, filters, embed }: Shared): Promise<string> {
  const joined = files.map(({ text }) => text).join(SEPARATOR);
  const params = new URLSearchParams({ v: String(VERSION), sum: sumOf(joined) });
  const [only] = files;
  if (files.length > 1 || only?.name !== PASTE) {
    params.set(
      'files',
      files.map(({ name, text }) => `${text.length}:${name.replaceAll('|', '_')}`).join('|'),
    );
  }
  for (const [name, { key }] of Object.entries(settings)) {
    const value = options[name as keyof Options];
    if (value !== undefined) params.set(key, value === true ? 'yes' : value === false ? 'no' : String(value));
  }
  const text = await encode(joined);
  const listed = filters ? filtersToParams({ ...filters, introduced: undefined }) : '';
  return `#y=${text}&${params}${listed && `&${listed}`}${embed ? '&embed' : ''}`;
}

/** A deflated text that was changed on its way may still inflate: its FNV-1a hash tells. */
function sumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Thrown for a link that a newer page made. */
class NewerLink extends Error {}

/** What to say about a link that can't be opened. */
export const linkFault = (error: unknown): string =>
  error instanceof NewerLink
    ? 'This link was made by a newer version of this page: reload to get it, then open the link again.'
    : 'This link is damaged: its text can’t be read. What was here is kept.';

/** What a location's hash holds, or undefined when it holds no text. Throws when it is damaged, or newer than we are. */
export async function readLink(hash: string): Promise<Shared | undefined> {
  const text = await decodeHash(hash);
  if (text === undefined) return undefined;
  const params = new URLSearchParams(hash.slice(1));
  if (Number(params.get('v') ?? VERSION) > VERSION) throw new NewerLink();
  if (params.has('sum') && params.get('sum') !== sumOf(text))
    throw new Error('the text was changed on its way');
  const options: Options = {};
  for (const [name, { key, read }] of Object.entries(settings)) {
    const value = params.get(key);
    if (value !== null) Object.assign(options, { [name]: read(value) });
  }
  const files = filesOf(text, params.get('files'));
  return {
    workspace: { files, active: files[0]!.name },
    options,
    filters: filtersInHash(hash),
    embed: isEmbed(hash),
  };
}

/** Whether a hash asks for the view that is only looked at. */
export const isEmbed = (hash: string): boolean => hash.startsWith('#y=') && hash.split('&').includes('embed');

/** Throws where the lengths don't fit the text. */
function filesOf(text: string, list: string | null): Source[] {
  if (list === null) return [{ name: PASTE, text: normalise(text) }];
  let at = 0;
  const files = list.split('|').map((entry): Source => {
    const colon = entry.indexOf(':');
    const length = Number(entry.slice(0, colon));
    const name = entry.slice(colon + 1);
    if (colon < 1 || !Number.isInteger(length) || length < 0 || !name) throw new Error('no list of files');
    const file = { name, text: normalise(text.slice(at, at + length)) };
    at += length + SEPARATOR.length;
    return file;
  });
  const names = new Set(files.map(({ name }) => name));
  if (at - SEPARATOR.length !== text.length || names.size !== files.length) throw new Error('lengths differ');
  return files;
}

/** The files as one text, each under a comment with its name, for a file to send. */
export function asOneText(files: readonly Source[]): string {
  if (files.length === 1) return files[0]!.text;
  return files.map(({ name, text }) => `# ${name}\n${text.trimEnd()}\n`).join('---\n');
}
