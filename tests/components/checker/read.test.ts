import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/components/checker/read.ts';

const file = (name: string, bytes: string | Uint8Array) => new File([bytes as BlobPart], name);

describe('files', () => {
  test('text is read as it is, gzip is unpacked whatever its name', async () => {
    const { texts, refused } = await readFiles([
      file('a.yaml', 'kind: Ä\r\n'),
      file('b.yaml.gz', gzipSync('kind: B\n')),
      file('c', gzipSync('kind: C\n')),
      file('d.yaml', Buffer.from('\uFEFFkind: D\n', 'utf16le')),
    ]);
    expect(texts).toEqual([
      { name: 'a.yaml', text: 'kind: Ä\r\n' },
      { name: 'b.yaml', text: 'kind: B\n' },
      { name: 'c', text: 'kind: C\n' },
      { name: 'd.yaml', text: 'kind: D\n' },
    ]);
    expect(refused).toEqual([]);
  });

  test('a damaged archive, a picture and a bomb are named and left out', async () => {
    const whole = gzipSync('kind: Service\n'.repeat(1000));
    const { texts, refused } = await readFiles([
      file('cut.gz', whole.subarray(0, 40)),
      file('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)),
      file('bomb.gz', gzipSync(Buffer.alloc(65 * 1024 * 1024))),
      file('good.yaml', 'kind: Service'),
    ]);
    expect(texts.map(({ name }) => name)).toEqual(['good.yaml']);
    expect(refused).toEqual([
      'cut.gz can’t be read: it is damaged.',
      'picture.png holds no text.',
      'bomb.gz is bigger than 64 MiB when it is unpacked.',
    ]);
  });
});
