/**
 * Takes out of some bytes what they repeat from further back than gzip looks (32 kB, about one page): pages have most
 * of their head, header and foot in common.
 *
 * The result holds, each as a number of seven bits a byte, the size of the original, of the list and of the rest; then
 * the list of triples (bytes to take from the rest, how far back the repeat begins, its length); then the rest.
 */

/** A repeat is at least so long, and is found where it holds a block that begins at a multiple of STEP. */
const BLOCK = 64;
const STEP = 8;
const TABLE = 2 ** 18;
const FACTOR = 0x01000193;

export function withoutRepeats(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const last = new Int32Array(TABLE).fill(-1);
  const slot = (hash: number) => (hash ^ (hash >>> 15)) & (TABLE - 1);
  let drop = 1; // What the byte that leaves the block has been multiplied with.
  for (let n = 1; n < BLOCK; n++) drop = Math.imul(drop, FACTOR);
  const list: number[] = [];
  const rest: Uint8Array[] = [];
  let done = 0;
  let hash = 0;
  for (let at = 0, end = 0; end < bytes.length; end++) {
    // The hash is of the bytes from `at` to `end`.
    if (end - at === BLOCK) hash = (hash - Math.imul(bytes[at++]!, drop)) | 0;
    hash = (Math.imul(hash, FACTOR) + bytes[end]!) | 0;
    if (end - at !== BLOCK - 1) continue;
    const from = last[slot(hash)]!;
    if (at % STEP === 0) last[slot(hash)] = at;
    const length = from < 0 ? 0 : sameFrom(bytes, from, at);
    if (length < BLOCK) continue;
    const before = sameBefore(bytes, from, at, done);
    rest.push(bytes.subarray(done, at - before));
    write(list, at - before - done, at - from, before + length);
    done = at + length;
    at = done;
    end = done - 1;
    hash = 0;
  }
  rest.push(bytes.subarray(done));
  const left = rest.reduce((sum, { length }) => sum + length, 0);
  const head: number[] = [];
  write(head, bytes.length, list.length, left);
  const result = new Uint8Array(head.length + list.length + left);
  result.set(head);
  result.set(list, head.length);
  let at = head.length + list.length;
  for (const part of rest) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** How many bytes from two places on are the same. */
function sameFrom(bytes: Uint8Array, from: number, at: number): number {
  let length = 0;
  while (at + length < bytes.length && bytes[from + length] === bytes[at + length]) length++;
  return length;
}

/** How many bytes before two places are the same, not before `start`. */
function sameBefore(bytes: Uint8Array, from: number, at: number, start: number): number {
  let length = 0;
  while (at - length > start && from - length > 0 && bytes[from - length - 1] === bytes[at - length - 1])
    length++;
  return length;
}

function write(to: number[], ...numbers: number[]) {
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) to.push((number % 128) + 128);
    to.push(number);
  }
}

/** The bytes that `withoutRepeats` was given. */
export function withRepeats(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let next = 0;
  const read = () => {
    for (let number = 0, place = 1; ; place *= 128) {
      const byte = bytes[next++]!;
      number += (byte & 127) * place;
      if (byte < 128) return number;
    }
  };
  const result = new Uint8Array(read());
  const size = read();
  const left = read();
  let rest = next + size;
  const end = rest;
  let at = 0;
  const take = (length: number) => {
    result.set(bytes.subarray(rest, rest + length), at);
    rest += length;
    at += length;
  };
  while (next < end) {
    take(read());
    const from = at - read();
    const length = read();
    // A repeat may reach into itself: then it is written as often as it takes.
    for (let done = 0; done < length; ) {
      const part = Math.min(length - done, at - from);
      result.copyWithin(at, from, from + part);
      at += part;
      done += part;
    }
  }
  take(end + left - rest);
  return result;
}
