import { expect, test } from 'vitest';
import { codeIn, kindOfPaste } from '../../src/components/home/decide.ts';

test.each([
  ['', 'nothing'],
  ['  \n', 'nothing'],
  ['apiVersion: v1\nkind: Service', 'yaml'],
  ['# a comment\n---\nkind: VirtualService\nmetadata:\n  name: x', 'yaml'],
  ['{\n  "apiVersion": "v1",\n  "kind": "Service"\n}', 'yaml'],
  ['items:\n- apiVersion: v1\n  kind: Pod', 'yaml'],
  ['http:\n- match:\n  - uri:\n      prefix: /a\n  route:\n  - destination:\n      host: a', 'yaml'],
  [`${'\n'.repeat(90_000)}x`, 'text'],
  ['IST0131', 'code'],
  [' kia1107\n', 'code'],
  ['my route is ignored', 'text'],
  ['upstream connect error or disconnect/reset before headers. reset reason: connection failure', 'text'],
  ['[2026-11-25T03:12:09.481Z] "GET / HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 -', 'text'],
  ['Warning [IST0101] (VirtualService default/a) Referenced host not found: "b"', 'text'],
  ['curl: (52) Empty reply from server', 'text'],
  ['Name:         cart-1\nNamespace:    shop\nStatus:       Running\nNode:         n1', 'text'],
  ['- code: IST0101\n  documentationUrl: https://istio.io/x\n  level: Error\n  message: no\n', 'text'],
  ['[\n  {\n    "name": "a",\n    "virtualHosts": [\n      {\n        "name": "b"\n', 'text'],
  ['{\n  "method": "GET",\n  "response_code": 503,\n  "response_flags": "UH"\n}', 'text'],
  ['NAME  CLUSTER  ISTIOD\na.b   Kubernetes  istiod-1', 'text'],
])('%j is %s', (text, kind) => {
  expect(kindOfPaste(text)).toBe(kind);
});

test('a code is written in one way', () => {
  expect(codeIn(' ist-0131 ')).toBe('IST0131');
  expect(codeIn('IST0131 and more')).toBeUndefined();
});
