import { describe, expect, test } from 'vitest';
import { single } from '../../../src/components/checker/files.ts';
import { noFilters } from '../../../src/components/checker/filters.ts';
import {
  asOneText,
  isEmbed,
  linkFault,
  linkHash,
  readLink,
  type Shared,
} from '../../../src/components/share/link.ts';
import { checkerLink } from '../../../src/examples/link.ts';
import { findSecrets, redact } from '../../../src/report/redact.ts';
import { secrets, seeded } from '../../report/seeded.ts';

const share = (change: Partial<Shared> = {}): Shared => ({
  workspace: single('kind: Service # ü €\n'),
  options: {},
  filters: noFilters,
  embed: false,
  ...change,
});
const fault = async (hash: string): Promise<string> =>
  readLink(hash).then(
    () => 'it was read',
    (error) => linkFault(error),
  );

describe('a link', () => {
  test('brings back text, settings and filters', async () => {
    const before = share({
      options: {
        istioVersion: '1.29',
        complete: true,
        defaultNamespace: 'shop',
        rootNamespace: 'istio-config',
        clusterDomain: 'mesh.local',
        autoMtls: false,
        outboundTrafficPolicy: 'REGISTRY_ONLY',
      },
      filters: {
        severity: ['error', 'warning'],
        rule: 'subset-not-found',
        object: 'Service a/b',
        group: 'object',
      },
    });
    const after = await readLink(await linkHash(before));
    expect(after?.workspace).toEqual(before.workspace);
    expect(after?.options).toEqual(before.options);
    expect(after?.filters).toMatchObject(before.filters!);
    expect(after?.embed).toBe(false);
  });

  test('keeps several files apart, with their names', async () => {
    const files = [
      { name: 'a & b|c.yaml', text: 'kind: A\n---\nkind: B' },
      { name: 'ü.yaml', text: '' },
      { name: 'c.yaml', text: 'x: 😀\n' },
    ];
    const after = await readLink(await linkHash(share({ workspace: { files, active: 'ü.yaml' } })));
    expect(after?.workspace.files).toEqual([{ ...files[0], name: 'a & b_c.yaml' }, files[1], files[2]]);
  });

  test('says when it is only to be looked at', async () => {
    const hash = await linkHash(share({ embed: true }));
    expect(isEmbed(hash)).toBe(true);
    expect((await readLink(hash))?.embed).toBe(true);
    expect(isEmbed('#embed')).toBe(false);
  });

  test('of an example’s page is read as well', async () => {
    const link = await checkerLink('a: b\n', { istioVersion: '1.29', complete: true });
    const after = await readLink(link.slice('/check/'.length));
    expect(after?.workspace).toEqual(single('a: b\n'));
    expect(after?.options).toEqual({ istioVersion: '1.29', complete: true });
    expect(after?.filters).toBeUndefined();
  });

  test('that holds no text is none', async () => {
    expect(await readLink('')).toBeUndefined();
    expect(await readLink('#severity=error')).toBeUndefined();
  });

  test('that is damaged says so, wherever it was cut', async () => {
    const hash = await linkHash(share({ workspace: single(seeded) }));
    const [text] = hash.split('&');
    const rest = hash.slice(text!.length);
    for (const damaged of [
      text!.slice(0, 200),
      `${text!.slice(0, 300)}AAAA${text!.slice(304)}${rest}`,
      '#y=',
      '#y=%%%',
    ]) {
      expect(await fault(damaged), damaged.slice(0, 20)).toMatch(/^This link is damaged/);
    }
    const lengths = await linkHash(share({ workspace: { files: [{ name: 'a', text: 'b' }], active: 'a' } }));
    expect(await fault(lengths.replace('1%3Aa', '2%3Aa'))).toMatch(/^This link is damaged/);
  });

  test('of a newer page says so', async () => {
    expect(await fault((await linkHash(share())).replace('v=1', 'v=2'))).toMatch(/newer version/);
  });

  test('leaves out settings that no page would set', async () => {
    const after = await readLink(`${await linkHash(share())}&istio=<b>&namespace=A%20B&outbound=x`);
    expect(after?.options).toEqual({});
  });

  test('of a masked text holds none of its secrets', async () => {
    const masked = redact(seeded, findSecrets(seeded));
    const hash = await linkHash(share({ workspace: single(masked) }));
    const [file] = (await readLink(hash))!.workspace.files;
    for (const [kind, secret] of Object.entries(secrets)) expect(file!.text, kind).not.toContain(secret);
    expect(file!.text).toContain('registry.example.com/shop:1.2.3');
  });
});

test('files as one text are documents of their own, under their names', () => {
  expect(asOneText([{ name: 'a', text: 'x: 1' }])).toBe('x: 1');
  expect(
    asOneText([
      { name: 'a', text: 'x: 1\n\n' },
      { name: 'b', text: 'y: 2' },
    ]),
  ).toBe('# a\nx: 1\n---\n# b\ny: 2\n');
});
