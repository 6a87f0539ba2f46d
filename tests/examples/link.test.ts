import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkerLink, decodeHash, encode } from '../../src/examples/link.ts';

const yaml = 'kind: Service\nmetadata:\n  name: größe-✓\n# 😀\n'.repeat(50);

test('a link gives back the very text, and is plain deflate and base64url', async () => {
  const link = await checkerLink(yaml);
  expect(link).toMatch(/^\/check\/#y=[\w-]+$/);
  expect(await decodeHash(link.slice('/check/'.length))).toBe(yaml);
  expect(inflateRawSync(Buffer.from(await encode(yaml), 'base64url')).toString()).toBe(yaml);
});

test('the empty text survives', async () => {
  expect(await decodeHash(`#y=${await encode('')}`)).toBe('');
});

test('another hash holds no text', async () => {
  expect(await decodeHash('')).toBeUndefined();
  expect(await decodeHash('#fix')).toBeUndefined();
});

test.each(['#y=', '#y=%%%', '#y=AAAA', '#y=zzzzzzzz'])('a damaged link is refused: %s', async (hash) => {
  await expect(decodeHash(hash)).rejects.toThrow();
});

test('a link carries the settings that its text needs', async () => {
  const hash = (await checkerLink('kind: Service\n', { istioVersion: '1.29', complete: true })).slice(
    '/check/'.length,
  );
  expect(await decodeHash(hash)).toBe('kind: Service\n');
  expect(hash).toMatch(/&istio=1\.29&complete$/);
});
