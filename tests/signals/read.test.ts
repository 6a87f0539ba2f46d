import { describe, expect, test } from 'vitest';
import { listed, many, said, spanOf } from '../../src/components/signals/words.ts';
import { describeCluster, readCluster } from '../../src/signals/cluster.ts';
import { COLUMNS } from '../../src/signals/log-line.ts';
import { readPaste } from '../../src/signals/read.ts';

const line = (at: string, rest: string, host = 'basket.retail:9090') =>
  `[2026-11-24T${at}Z] "GET /a HTTP/1.1" ${rest} "-" 118 91 15003 - "-" "k6" "r-1" "${host}" "10.44.7.18:9090" outbound|9090|green|basket.retail.svc.cluster.local 10.44.7.2:38012 240.240.0.9:9090 10.44.0.9:60100 - default`;

describe('one line', () => {
  const explained = readPaste(line('21:00:00.000', '504 UT,DI response_timeout -')).line!;
  const says = (column: string) => explained.find((row) => row.column === column)?.says;

  test('every column is named, in its order', () => {
    expect(explained.map(({ column }) => column)).toEqual(COLUMNS);
    expect(explained.every(({ name, value }) => name && value)).toBe(true);
  });

  test('each value says what it means here', () => {
    expect(says('response_flags')).toBe('`UT` upstream request timeout; `DI` delay injected.');
    expect(says('response_code_details')).toContain('timeout ran out');
    expect(says('duration')).toBe('15,003 ms: about the timeout that ran out.');
    expect(says('upstream_cluster')).toContain(
      'port 9090, subset `green`, host `basket.retail.svc.cluster.local`',
    );
    expect(says('downstream_local_address')).toContain('made up');
    expect(says('route_name')).toContain('Istio makes');
  });

  test('what a JSON line has beside Istio’s columns is listed too', () => {
    const json = '{"response_flags":"UH","response_code":503,"method":"GET","tenant":"red"}';
    expect(readPaste(json).line?.at(-1)).toMatchObject({ column: 'other', name: 'tenant', value: 'red' });
  });
});

test.each([
  [
    'outbound|80||a.b.svc.cluster.local',
    { direction: 'outbound', port: '80', host: 'a.b.svc.cluster.local' },
  ],
  ['inbound|8080||', { direction: 'inbound', port: '8080' }],
  ['inbound-vip|80|http|a.b', { direction: 'inbound', port: '80', subset: 'http', host: 'a.b' }],
  ['outbound_.80_.v1_.a.b', { direction: 'outbound', port: '80', subset: 'v1', host: 'a.b' }],
  ['PassthroughCluster', undefined],
])('cluster %s', (name, parts) => {
  expect(readCluster(name)).toEqual(parts);
  expect(describeCluster(name)).toMatch(/\.$/);
});

describe('many lines', () => {
  const text = [
    line('21:10:00.000', '503 UH no_healthy_upstream -'),
    line('21:00:00.000', '200 - via_upstream -'),
    '2026-11-24T21:00:01Z info Envoy proxy is ready',
    line('21:05:00.000', '503 UH no_healthy_upstream -', 'other.retail'),
    line(
      '21:06:00.000',
      '503 UF,URX upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_111} -',
    ),
    '',
  ].join('\n');
  const { summary } = readPaste(text);

  test('are counted, with their times', () => {
    expect(summary).toMatchObject({ lines: 5, read: 4, unread: 1 });
    expect(spanOf(summary!.since, summary!.until)).toBe('24 Nov 2026, 21:00:00 to 21:10:00 UTC');
    expect(listed(summary!.flags)).toBe('UH 2, UF 1, URX 1');
    expect(listed(summary!.codes)).toBe('503 3, 200 1');
    expect(listed(summary!.hosts)).toBe('basket.retail:9090 3, other.retail 1');
    expect(said(readPaste(text))).toBe(
      '4 access-log lines read, 1 other line; 24 Nov 2026, 21:00:00 to 21:10:00 UTC.',
    );
  });

  test('are grouped by what they likely are, faults first, each with its step', () => {
    expect(summary!.groups.map(({ signal, count, ok }) => [signal, count, ok])).toEqual([
      ['uh', 2, false],
      ['connection-refused-by-endpoint', 1, false],
      ['request-succeeded', 1, true],
    ]);
    expect(
      summary!.groups[0]!.next.some(({ href }) =>
        href.startsWith('/diagnose/no-healthy-upstream/endpoints/'),
      ),
    ).toBe(true);
  });

  test('in JSON, one a line or as one array, give the same', () => {
    const entries = ['UH', '-', 'UH'].map((flag, i) => ({
      response_flags: flag,
      response_code: flag === '-' ? 200 : 503,
      method: 'GET',
      response_code_details: flag === '-' ? 'via_upstream' : 'no_healthy_upstream',
      start_time: `2026-11-24T21:0${i}:00Z`,
    }));
    for (const paste of [
      entries.map((entry) => JSON.stringify(entry)).join('\n'),
      JSON.stringify(entries, null, 2),
    ]) {
      expect(readPaste(paste).summary?.groups.map(({ signal, count }) => [signal, count])).toEqual([
        ['uh', 2],
        ['request-succeeded', 1],
      ]);
    }
  });
});

test('words for numbers', () => {
  expect(many(1, 'line')).toBe('1 line');
  expect(many(1200, 'address')).toBe('1,200 addresses');
  expect(spanOf(undefined, undefined)).toBe('no times in them');
});
