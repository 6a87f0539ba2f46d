import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { joinPack, splitPack } from '../../src/offline/pack.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ['', { type: 'text/html; charset=utf-8', bytes: bytes('<title>Ä</title>') }],
  ['empty.txt', { type: 'text/plain', bytes: bytes('') }],
  ['a/b.wasm', { type: 'application/octet-stream', bytes: new Uint8Array([0x1f, 0x8b, 0, 255]) }],
]);

test.each([
  ['gzipped', (pack: Uint8Array<ArrayBuffer>) => new Uint8Array(gzipSync(pack))],
  ['unpacked by the browser on its way', (pack: Uint8Array<ArrayBuffer>) => pack],
])('a pack comes back as it was, %s', async (_, send) => {
  const back = await splitPack(send(joinPack(files)));
  expect([...back].map(([path, { type, bytes }]) => [path, type, [...bytes]])).toEqual(
    [...files].map(([path, { type, bytes }]) => [path, type, [...bytes]]),
  );
});

test('a pack that was cut off is refused', async () => {
  const pack = new Uint8Array(gzipSync(joinPack(files)));
  await expect(splitPack(pack.slice(0, pack.length - 12))).rejects.toThrow();
});
