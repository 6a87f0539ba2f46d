import type { Source } from '../../analyzer/types.ts';

/** No YAML that a browser can check is bigger; a gzip file can claim to be. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Texts of files, and a sentence for each that has none. */
export interface ReadFiles {
  texts: Source[];
  refused: string[];
}

/** Reads dropped, pasted or picked files as text; those that gzip has packed are unpacked first. */
export async function readFiles(files: Iterable<File> | null | undefined): Promise<ReadFiles> {
  const read = await Promise.all([...(files ?? [])].map(readFile));
  return {
    texts: read.flatMap((file) => (typeof file === 'string' ? [] : [file])),
    refused: read.filter((file) => typeof file === 'string'),
  };
}

async function readFile(file: File): Promise<Source | string> {
  const { name } = file;
  try {
    if (file.size > MOST_BYTES) return `${name} is bigger than 64 MiB.`;
    const packed = await isGzip(file);
    const bytes = packed ? await unpack(file) : new Uint8Array(await file.arrayBuffer());
    if (!bytes) return `${name} is bigger than 64 MiB when it is unpacked.`;
    const text = decode(bytes);
    if (text === undefined) return `${name} holds no text.`;
    return { name: packed ? name.replace(/\.gz$/i, '') : name, text };
  } catch {
    return `${name} can’t be read: it is damaged.`;
  }
}

async function isGzip(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Undefined where it would be too big. Throws on a damaged file. */
async function unpack(file: File): Promise<Uint8Array | undefined> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Windows' shell writes UTF-16 when it redirects what kubectl prints; anything else must be UTF-8 without NULs. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  return text.includes('\0') ? undefined : text;
}
