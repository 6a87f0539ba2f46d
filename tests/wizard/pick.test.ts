import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/signals/index.ts';
import { pick } from '../../src/wizard/index.ts';

const log = [
  { id: 'none', is: 'Flag `NR`', shows: '… "GET /a HTTP/1.1" 404 NR route_not_found - …' },
  { id: 'app', is: 'The application answered', shows: '… "GET /a HTTP/1.1" 404 - via_upstream - … - first' },
  {
    id: 'refused',
    is: 'Flag `UF`',
    shows: '… "GET /a HTTP/1.1" 503 UF upstream_reset_before_response_started{remote_connection_failure} …',
  },
  { id: 'unsure', is: "I can't see this, or I'm not sure" },
];
const endpoints = [
  {
    id: 'ready',
    is: 'Healthy rows',
    shows:
      'ENDPOINT          STATUS      OUTLIER CHECK     CLUSTER\n10.0.0.7:8080     HEALTHY     OK                outbound|80||a',
  },
  {
    id: 'unready',
    is: 'Rows that say `UNHEALTHY`',
    shows:
      'ENDPOINT          STATUS        OUTLIER CHECK     CLUSTER\n10.0.0.7:8080     UNHEALTHY     OK                outbound|80||a',
  },
  { id: 'ejected', is: '`FAILED`', shows: '10.0.0.7:8080     HEALTHY     FAILED     outbound|80||a' },
  { id: 'unsure', is: "I can't see this, or I'm not sure" },
];
const restart = [
  { id: 'native', is: 'It prints `Always`', shows: 'Always' },
  { id: 'classic', is: 'It prints nothing' },
  { id: 'unsure', is: "I can't see this, or I'm not sure" },
];

const listen = [
  { id: 'loopback', is: 'Loopback only', shows: 'State   Local Address:Port\nLISTEN  127.0.0.1:8080' },
  { id: 'wildcard', is: 'Every address', shows: 'State   Local Address:Port\nLISTEN  0.0.0.0:8080' },
  { id: 'unsure', is: "I can't see this, or I'm not sure" },
];
const code = [
  { id: 'killed', is: 'It was killed', shows: '137' },
  { id: 'clean', is: 'It ended by itself', shows: '0' },
  { id: 'unsure', is: "I can't see this, or I'm not sure" },
];

const full = (rest: string) =>
  `[2026-11-25T03:12:44.101Z] "POST /cart HTTP/2" ${rest} "-" 0 0 2 - "-" "go" "id" "cart" "-" - - 10.0.0.1:80 10.0.0.2:5 - -`;

describe('pick', () => {
  test.each([
    ['a log line with NR', log, full('404 NR route_not_found -'), 'none'],
    ['a log line of the application', log, full('404 - via_upstream -'), 'app'],
    [
      'a log line with UF',
      log,
      full('503 UF upstream_reset_before_response_started{connection_failure} -'),
      'refused',
    ],
    ['rows that are not ready', endpoints, '192.0.2.3:9090   UNHEALTHY   OK   outbound|9090||b', 'unready'],
    ['ejected rows', endpoints, '192.0.2.3:9090   HEALTHY   FAILED   outbound|9090||b', 'ejected'],
    ['a loopback listener on another port', listen, 'LISTEN 0 4096 127.0.0.1:9090 *:*', 'loopback'],
    ['a wildcard listener', listen, 'LISTEN 0 4096 0.0.0.0:9090 *:*', 'wildcard'],
    ['the very output', code, ' 0\n', 'clean'],
    ['one word', restart, 'Always\n', 'native'],
  ])('%s', (_, answers, text, id) => expect(pick(answers, text, recognise)?.id).toBe(id));

  test.each([
    ['nothing', log, ''],
    ['a success', log, full('200 - via_upstream -').slice(0, 40)],
    ['something else', log, 'hello there'],
    ['what two answers could be', log, '404'],
    ['column titles', endpoints, 'NAME   STATUS   AGE'],
    ['both listeners', listen, 'LISTEN 127.0.0.1:9090\nLISTEN 0.0.0.0:8080'],
    ['an empty table', endpoints, 'ENDPOINT   STATUS   OUTLIER CHECK   CLUSTER'],
    ['an answer without output', restart, 'Never'],
  ])('is not sure about %s', (_, answers, text) => expect(pick(answers, text, recognise)).toBeUndefined());

  test('says which words decided', () => {
    expect(pick(log, full('404 NR route_not_found -'), recognise)?.because).toEqual(
      expect.arrayContaining(['NR']),
    );
  });
});
