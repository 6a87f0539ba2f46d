/** One element of DER (X.690): its tag, and where its content is. */
export interface Element {
  tag: number;
  content: Uint8Array;
}

/**
 * The elements that follow each other in some DER.
 * @throws RangeError where a length goes beyond the bytes, or takes more than four bytes
 */
export function elements(bytes: Uint8Array): Element[] {
  const out: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = byteAt(bytes, at);
    let length = byteAt(bytes, at + 1);
    let start = at + 2;
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count === 0 || count > 4) throw new RangeError('length of a DER element');
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + byteAt(bytes, start + i);
      start += count;
    }
    if (start + length > bytes.length) throw new RangeError('end of a DER element');
    out.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return out;
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new RangeError('end of DER');
  return byte;
}
