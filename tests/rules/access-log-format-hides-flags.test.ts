import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'access-log-format-hides-flags';
const mesh = (lines: string) => `meshConfig:\n${lines}`;

describe(RULE, () => {
  test.each([
    ['a text format', '  accessLogFormat: "%RESPONSE_CODE%\\n"\n', 2],
    ['a JSON format', '  accessLogEncoding: JSON\n  accessLogFormat: \'{"code": "%RESPONSE_CODE%"}\'\n', 3],
    [
      'the format of a provider',
      '  extensionProviders:\n  - name: mine\n    envoyFileAccessLog:\n      path: /dev/stdout\n      logFormat: { text: "%RESPONSE_CODE%" }\n',
      6,
    ],
  ])('reports %s', (_name, lines, line) => {
    expect(check(RULE, mesh(lines))).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['the built-in format', '  accessLogFile: /dev/stdout\n'],
    ['an empty format', '  accessLogFormat: ""\n'],
    ['a format with the flags', '  accessLogFormat: "%RESPONSE_CODE% %RESPONSE_FLAGS%\\n"\n'],
    ['a format with the long flags', '  accessLogFormat: "%RESPONSE_FLAGS_LONG%\\n"\n'],
    [
      'a provider without a format',
      '  extensionProviders:\n  - name: mine\n    envoyFileAccessLog: { path: /dev/stdout }\n',
    ],
    [
      'labels with the flags',
      '  extensionProviders:\n  - name: mine\n    envoyFileAccessLog: { logFormat: { labels: { f: "%RESPONSE_FLAGS%" } } }\n',
    ],
    [
      'a provider that is no log file',
      '  extensionProviders:\n  - name: mine\n    zipkin: { service: a.b, port: 9411 }\n',
    ],
  ])('is silent: %s', (_name, lines) => {
    expect(check(RULE, mesh(lines))).toEqual([]);
  });

  test('takes the format out and leaves the rest', () => {
    const text = mesh('  accessLogFile: /dev/stdout\n  accessLogFormat: "%RESPONSE_CODE%"\n');
    expect(fixed(RULE, text)).toBe(mesh('  accessLogFile: /dev/stdout\n'));
  });
});
