import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { findingExcerpt } from '../../src/report/excerpt.ts';
import { findSecrets, redact } from '../../src/report/redact.ts';
import { secrets, seeded } from './seeded.ts';

const masked = (text: string): string => redact(text, findSecrets(text));
const found = (text: string): string[] => findSecrets(text).map(({ start, end }) => text.slice(start, end));

describe('secrets', () => {
  const text = masked(seeded);
  for (const [kind, secret] of Object.entries(secrets)) {
    test(`${kind} is in the text, and not in the masked one`, () => {
      expect(seeded).toContain(secret);
      expect(text).not.toContain(secret);
    });
  }

  test('no more is masked than the secrets: every other line is the same to the byte', () => {
    const before = seeded.split('\n');
    const after = text.split('\n');
    expect(after.length).toBe(before.length);
    const values = Object.values(secrets);
    const changed = before.filter((line, index) => line !== after[index]);
    const unexpected = changed.filter((line) => !values.some((value) => line.includes(value)));
    expect(unexpected.map((line) => line.trim())).toEqual([
      `.dockerconfigjson: ${Buffer.from('{"auths":{}}').toString('base64')}`,
      'and more of it',
      expect.stringMatching(/^[A-Za-z0-9+/=]+$/), // The middle of the key.
    ]);
    expect(after.map((line) => /^\s*/.exec(line)![0])).toEqual(before.map((line) => /^\s*/.exec(line)![0]));
  });

  test('the masked text has the same keys, lists and documents', () => {
    expect(shape(text)).toEqual(shape(seeded));
  });

  test('each is named with its place and without its value', () => {
    const list = findSecrets(seeded);
    for (const { what, line, column, start, end } of list) {
      expect(what).not.toContain(seeded.slice(start, end));
      expect(seeded.split('\n')[line - 1]!.slice(column - 1)).toContain(
        seeded.slice(start, end).split('\n')[0],
      );
    }
    const words = list.map(({ what }) => what);
    expect(words).toContain('Data of a Secret: password');
    expect(words).toContain('PEM block: private key');
    expect(words).toContain('JSON Web Token');
    expect(words).toContain('Bearer token');
    expect(words).toContain('Password in a URL');
    expect(words).toContain('GitHub token');
    expect(words).toContain('Value of DB_PASSWORD');
  });

  test('one that is not masked comes back, and only that', () => {
    const list = findSecrets(seeded);
    const shown = list.find(({ what }) => what === 'Value of DB_PASSWORD')!;
    const text = redact(
      seeded,
      list.filter((secret) => secret !== shown),
    );
    expect(text).toContain('value: hunter2\n');
    expect(text).not.toContain(secrets.secretData);
  });

  test('a masked text has nothing more to mask', () => {
    expect(found(text)).toEqual([]);
  });
});

describe('odd forms', () => {
  test.each([
    ['a Secret in a List', 'kind: List\nitems:\n- kind: Secret\n  data:\n    a: c2VjcmV0\n', ['c2VjcmV0']],
    ['a Secret in JSON', '{"kind":"Secret","data":{"a":"c2VjcmV0"}}', ['c2VjcmV0']],
    ['a Secret in a flow map', 'kind: Secret\ndata: {a: c2VjcmV0, b: "eA=="}\n', ['c2VjcmV0', 'eA==']],
    ['an anchor', 'kind: Secret\nx: &v c2VjcmV0\ndata:\n  a: *v\n', ['c2VjcmV0']],
    ['a number', 'password: 12345\n', ['12345']],
    [
      'a Secret that YAML can’t read',
      'kind: Secret\nmetadata: {name: [}\ndata:\n  a: c2VjcmV0\n  b: eA==\n',
      ['c2VjcmV0', 'eA=='],
    ],
    [
      'a Secret in a template',
      'kind: Secret\nmetadata:\n  name: {{ .Release.Name }}-x\nstringData:\n  a: plain words\n',
      ['plain words'],
    ],
    [
      'a Secret in a text of a ConfigMap',
      'kind: ConfigMap\ndata:\n  t: |\n    kind: Secret\n    stringData:\n      a: b c\n',
      ['b c'],
    ],
    [
      'a PEM block cut off',
      'x: |\n  -----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n',
      ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'],
    ],
    ['two URLs in one value', 'v: amqp://a:one1@h,amqp://b:two2@h\n', ['one1', 'two2']],
    ['a password with an at sign', 'v: "amqp://a:p@ss@h/x"\n', ['p@ss']],
    [
      'a value that stands again',
      'token: abcdef123456\n# abcdef123456 was made by hand\n',
      ['abcdef123456', 'abcdef123456'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(masked(text).split('\n').length).toBe(text.split('\n').length);
  });

  test.each([
    ['a reference', 'password: $(DB_PASSWORD)\n'],
    ['a template', 'password: "{{ .Values.password }}"\n'],
    ['a switch', 'automountServiceAccountToken: false\nforwardOriginalToken: true\n'],
    ['a path', 'privateKey: /etc/certs/key.pem\n'],
    [
      'the name of a Secret',
      'secretName: db\ncredentialName: shop-cert\nsecretKeyRef: {name: db, key: password}\n',
    ],
    ['a port in a URL', 'v: https://example.com:8080/@someone\n'],
    ['words about tokens', '# bearer authentication and basic auth are off\n'],
    ['a header that any cookie matches', 'cookie: {regex: "^(.*?;)?(user=jason)(;.*)?$"}\n'],
    ['the cookie of a hash', 'httpCookie: {name: user, ttl: 0s}\n'],
    ['a digest of an image', 'image: a.example.com/b@sha256:0123456789abcdef0123456789abcdef\n'],
    ['claims', 'key: request.auth.claims[iss]\nvalues: ["https://issuer.example.com"]\n'],
    ['an empty value', 'kind: Secret\ndata:\n  a: ""\n  b:\n'],
  ])('%s is no secret', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('any text keeps its lines and never throws', () => {
    const piece = fc.constantFrom(
      'kind: Secret',
      'data:',
      '  a: b',
      '- ',
      '|',
      '"',
      "'",
      '\n',
      '\r\n',
      '  ',
      '{',
      '}',
      'password: x',
      '-----BEGIN A-----',
      'eyJhbGciOi.eyJhbGci.x',
      '&a',
      '*a',
      '# c',
      '://u:p@',
      '---',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(masked(text).split('\n').length).toBe(text.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('ordinary meshes', () => {
  const folder = join(import.meta.dirname, '../../../shared/cases');
  test.skipIf(!existsSync(folder))('keep their shape when masked', () => {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(masked(text).split('\n').length, name).toBe(text.split('\n').length);
      expect(shape(masked(text)), name).toEqual(shape(text));
    }
  });
});

/** Keys and lists of every document, values left out. */
function shape(text: string): unknown {
  const of = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(of);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, of(inner)]));
    }
    return '';
  };
  return parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false }).map((document) => {
    try {
      return of(document.toJS());
    } catch {
      return 'unreadable';
    }
  });
}

describe('the excerpt for an issue', () => {
  test('is the finding’s document, its secrets masked', () => {
    const line = seeded.split('\n').findIndex((line) => line.includes('DB_PASSWORD')) + 1;
    const range = { start: { line, column: 1 }, end: { line, column: 2 } };
    const excerpt = findingExcerpt(seeded, { range }, findSecrets(seeded));
    expect(excerpt).toMatch(/^apiVersion: apps\/v1\nkind: Deployment\n/);
    expect(excerpt).not.toContain('kind: VirtualService');
    expect(excerpt).toContain('value: REDACTED');
    for (const secret of Object.values(secrets)) expect(excerpt).not.toContain(secret);
  });
});
