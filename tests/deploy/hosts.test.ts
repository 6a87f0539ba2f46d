import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentPolicy } from '../../src/build/policy.ts';
import { config, deploy, folder } from './nginx.ts';

const read = (name: string) => readFileSync(join(deploy, name), 'utf8');

describe('s3-sync.sh', () => {
  /** The arguments of each call of `aws`, as a stand-in for it hears them. */
  function calls(...args: string[]): string[][] {
    const bin = folder('meshbook-aws-', { aws: '#!/bin/sh\nprintf "%s\\n" "$@" "--end"\n' });
    chmodSync(join(bin, 'aws'), 0o755);
    const heard = execFileSync('/bin/sh', [join(deploy, 's3-sync.sh'), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: `${bin}:/usr/bin:/bin` },
    });
    rmSync(bin, { recursive: true });
    return heard
      .split('--end\n')
      .filter(Boolean)
      .map((call) => call.trim().split('\n'));
  }

  /** Whether a call uploads a file: the last filter that matches decides, and without one all are taken. */
  function takes(call: string[], file: string): boolean {
    return call.reduce((taken, word, at) => {
      if (word !== '--include' && word !== '--exclude') return taken;
      const pattern = new RegExp(`^${call[at + 1]!.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      return pattern.test(file) ? word === '--include' : taken;
    }, true);
  }

  const option = (call: string[], name: string) => call[call.indexOf(name) + 1];
  const passes = calls('dist', 's3://bucket/meshbook', '--dryrun');

  test.each([
    ['index.html', 'no-cache', undefined],
    ['rules/host-not-found/index.html', 'no-cache', undefined],
    ['sw.js', 'no-cache', undefined],
    ['pagefind/pagefind.js', 'no-cache', undefined],
    ['pagefind/pagefind-entry.json', 'no-cache', undefined],
    ['pagefind/wasm.en.pagefind', 'no-cache', undefined],
    ['llms.txt', 'no-cache', 'text/plain; charset=utf-8'],
    ['runbooks/route-order.md', 'no-cache', 'text/markdown; charset=utf-8'],
    ['offline/3f5a1c2b9d.pack', 'public, max-age=31536000, immutable', undefined],
    ['_astro/Checker.CfgG0WFk.js', 'public, max-age=31536000, immutable', undefined],
    ['pagefind/pagefind.en_3548cc64ac.pf_meta', 'public, max-age=31536000, immutable', undefined],
    ['pagefind/fragment/en_5f2c1d.pf_fragment', 'public, max-age=31536000, immutable', undefined],
    ['pagefind/index/en_0a1b2c.pf_index', 'public, max-age=31536000, immutable', undefined],
  ])('uploads %s once, %s', (file, cache, type) => {
    const [pass, ...more] = passes.filter((call) => takes(call, file));
    expect(more).toEqual([]);
    expect(option(pass!, '--cache-control')).toBe(cache);
    expect(pass!.includes('--content-type') ? option(pass!, '--content-type') : undefined).toBe(type);
  });

  test('the pages come last, what they load is never deleted, and options are passed on', () => {
    const pages = passes.findIndex((call) => takes(call, 'index.html'));
    expect(pages).toBe(passes.length - 1);
    for (const call of passes) {
      expect(call.slice(0, 5)).toEqual(['s3', 'sync', 'dist', 's3://bucket/meshbook', '--dryrun']);
      if (call.includes('--delete')) expect(takes(call, '_astro/Checker.CfgG0WFk.js')).toBe(false);
    }
  });

  test('without a folder and a bucket it does nothing', () => {
    expect(() => calls('dist')).toThrow('the bucket, as s3://bucket');
  });
});

describe('the CloudFront function', () => {
  const handler = new Function(`${read('cloudfront-function.js')}; return handler;`)();
  const ask = (uri: string, query?: string) =>
    handler({ request: { method: 'GET', uri, rawQueryString: () => query } });

  test.each([
    ['/', '/index.html'],
    ['/rules/host-not-found/', '/rules/host-not-found/index.html'],
    ['/meshbook/', '/meshbook/index.html'],
    ['/_astro/Checker.CfgG0WFk.js', '/_astro/Checker.CfgG0WFk.js'],
    ['/pagefind/fragment/en_5f2c1d.pf_fragment', '/pagefind/fragment/en_5f2c1d.pf_fragment'],
    ['/llms.txt', '/llms.txt'],
  ])('%s is the file %s', (uri, file) => {
    expect(ask(uri).uri).toBe(file);
  });

  test.each([
    ['/rules', undefined, '/rules/'],
    ['/rules', '', '/rules/'],
    ['/diagnose/route-order', 'which-route=other&x=%26', '/diagnose/route-order/?which-route=other&x=%26'],
    ['/versions/1.31', undefined, '/versions/1.31/'],
    ['//example.com/rules', undefined, '/example.com/rules/'],
    ['/\\example', undefined, '/example/'],
  ])('%s with the query %s leads to %s', (uri, query, location) => {
    const answer = ask(uri, query);
    expect(answer.statusCode).toBe(301);
    expect(answer.headers.location.value).toBe(location);
  });
});

test("CloudFront's headers are those of nginx", () => {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = JSON.parse(
    read('cloudfront-headers.json'),
  );
  expect(security.ContentSecurityPolicy.ContentSecurityPolicy).toBe(
    `${contentPolicy}; frame-ancestors 'none'`,
  );
  expect(custom.Quantity).toBe(custom.Items.length);
  const sent = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', security.ReferrerPolicy.ReferrerPolicy],
    ...custom.Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value]),
  ];
  const ofNginx = [...config.matchAll(/^ *add_header (\S+) "?(.*?)"? always;$/gm)]
    .map(([, name, value]) => [name, value])
    .filter(([name]) => !['Content-Security-Policy', 'Cache-Control', 'Allow'].includes(name!));
  expect(sent).toEqual(ofNginx);
});

test('the workflow for GitHub Pages builds what it uploads, with the address that Pages has', () => {
  const { jobs } = parse(read('github-pages.yml'));
  const steps: { id?: string; uses?: string; run?: string; env?: object; with?: object }[] = jobs.build.steps;
  const build = steps.findIndex(({ run }) => run === 'npm run build');
  const pages = steps.findIndex(({ uses }) => uses?.startsWith('actions/configure-pages@'));
  expect(pages).toBeLessThan(build);
  expect(steps[build]!.env).toEqual({
    SITE_URL: `\${{ steps.${steps[pages]!.id}.outputs.origin }}`,
    BASE_PATH: `\${{ steps.${steps[pages]!.id}.outputs.base_path }}`,
  });
  expect(steps.at(-1)).toMatchObject({ with: { path: 'dist' } });
  expect(jobs.deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
});
