/**
 * The format of a pack: the length of its list in four bytes, the list as JSON, then the files one after the other; all
 * of it without repeats, and gzipped.
 */
import { withoutRepeats, withRepeats } from './repeats.ts';

export interface Packed {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

type Entry = [path: string, type: string, size: number];

/** Writes files into one pack, not gzipped yet. */
export function joinPack(files: ReadonlyMap<string, Packed>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([path, { type, bytes }]): Entry => [path, type, bytes.length]);
  const list = new TextEncoder().encode(JSON.stringify(entries));
  const pack = new Uint8Array(4 + list.length + entries.reduce((sum, [, , size]) => sum + size, 0));
  new DataView(pack.buffer).setUint32(0, list.length);
  pack.set(list, 4);
  let at = 4 + list.length;
  for (const { bytes } of files.values()) {
    pack.set(bytes, at);
    at += bytes.length;
  }
  return withoutRepeats(pack);
}

/** Reads a pack back; a gzipped one too, as some hosts have browsers unpack it on the way and some do not. */
export async function splitPack(sent: Uint8Array<ArrayBuffer>): Promise<Map<string, Packed>> {
  const pack = withRepeats(sent[0] === 0x1f && sent[1] === 0x8b ? await gunzip(sent) : sent);
  const length = new DataView(pack.buffer, pack.byteOffset).getUint32(0);
  const entries = JSON.parse(new TextDecoder().decode(pack.subarray(4, 4 + length))) as Entry[];
  let at = 4 + length;
  return new Map(
    entries.map(([path, type, size]) => {
      const bytes = pack.subarray(at, at + size);
      at += size;
      return [path, { type, bytes }];
    }),
  );
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
