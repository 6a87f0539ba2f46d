import { describe, expect, test } from 'vitest';
import { farLines } from '../../src/components/example/far.ts';

const before = `apiVersion: v1
kind: Service
metadata:
  name: edge
  namespace: shop
spec:
  type: LoadBalancer
  ports:
    - name: tls
      port: 15443
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: cross
spec:
  selector:
    istio: edge
  servers:
    - port:
        number: 15443
        name: tls
        protocol: TLS
      tls:
        mode: PASSTHROUGH
      hosts:
        - '*.example.com'
        - '*.example.org'`;

/** What paper shows: one mark for each run of lines left out. */
function shown(after: string): string[] {
  const far = farLines(before.split('\n'), after.split('\n'));
  return after.split('\n').flatMap((line, at) => (!far[at] ? [line] : far[at - 1] ? [] : ['…']));
}

describe('a corrected example on paper', () => {
  test('shows what changed, the keys that lead to it, and its object’s kind and name', () => {
    expect(shown(before.replace('PASSTHROUGH', 'AUTO_PASSTHROUGH'))).toEqual([
      '…',
      '---',
      'apiVersion: networking.istio.io/v1',
      'kind: Gateway',
      'metadata:',
      '  name: cross',
      'spec:',
      '…',
      '  servers:',
      '    - port:',
      '…',
      '      tls:',
      '        mode: AUTO_PASSTHROUGH',
      '      hosts:',
      '…',
    ]);
  });

  test('shows the place from which a line went', () => {
    const after = before.replace("        - '*.example.com'\n", '');
    expect(shown(after).slice(-4)).toEqual(['    - port:', '…', '      hosts:', "        - '*.example.org'"]);
    expect(shown(before.replace("\n        - '*.example.org'", '')).at(-1)).toBe("        - '*.example.com'");
  });

  test('leaves nothing out where the two have little in common', () => {
    expect(shown('a: 1\nb: 2\nspec:\n  c: 3')).toEqual(['a: 1', 'b: 2', 'spec:', '  c: 3']);
    expect(farLines([], ['a: 1'])).toEqual([false]);
  });
});
