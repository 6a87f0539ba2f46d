import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentPolicy } from '../../src/build/policy.ts';
import { ask, config, folder, hasNginx, type Nginx, startNginx } from './nginx.ts';

const page = (name: string) => `<!doctype html><title>${name}</title>${`<p>${name}</p>`.repeat(200)}`;
const site = (base = '') =>
  folder('meshbook-site-', {
    '404.html': page('missing'),
    ...Object.fromEntries(
      Object.entries({
        '404.html': page('missing'),
        'index.html': page('home'),
        'check/index.html': page('checker'),
        'rules/route-never-matches/index.html': page('rule'),
        'runbooks/route-order.md': '# Route order',
        'llms.txt': '# Meshbook',
        'sitemap.xml': '<urlset/>',
        'rules.json': '{}',
        'site.webmanifest': '{}',
        'favicon.svg': '<svg/>',
        'meshbook.png': 'png',
        'sw.js': 'self',
        '_astro/Checker.CfgG0WFk.js': 'const checker = 1;\n'.repeat(200),
        '_astro/print.ehPL0gv-.css': 'body {}',
        '_astro/parser.B1a2C3d4.wasm': Buffer.alloc(4),
        'offline/3f5a1c2b9d.pack': 'packed',
        'pagefind/pagefind.js': 'import',
        'pagefind/pagefind-entry.json': '{}',
        'pagefind/wasm.en.pagefind': 'packed',
        'pagefind/pagefind.en_3548cc64ac.pf_meta': 'packed',
        'pagefind/fragment/en_5f2c1d.pf_fragment': 'packed',
        'pagefind/index/en_0a1b2c.pf_index': 'packed',
        'packed/index.html': page('as it is'),
        'packed/index.html.gz': gzipSync(page('packed before')),
      }).map(([path, content]) => [join(base, path), content]),
    ),
  });

const CHANGELESS = 'public, max-age=31536000, immutable';

describe.skipIf(!hasNginx)(
  'a real nginx with the configuration of deploy/ (skipped: there is no nginx)',
  () => {
    let root: string;
    let nginx: Nginx;
    const get = (path: string, options?: Parameters<typeof ask>[2]) => ask(nginx.url, path, options);

    beforeAll(async () => {
      root = site();
      nginx = await startNginx(root);
    });
    afterAll(async () => {
      await nginx?.stop();
      rmSync(root, { recursive: true });
    });

    test.each([
      ['/', 'text/html; charset=utf-8', 'no-cache'],
      ['/rules/route-never-matches/', 'text/html; charset=utf-8', 'no-cache'],
      ['/runbooks/route-order.md', 'text/markdown; charset=utf-8', 'no-cache'],
      ['/llms.txt', 'text/plain; charset=utf-8', 'no-cache'],
      ['/sitemap.xml', 'application/xml; charset=utf-8', 'no-cache'],
      ['/rules.json', 'application/json', 'no-cache'],
      ['/site.webmanifest', 'application/manifest+json', 'no-cache'],
      ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
      ['/meshbook.png', 'image/png', 'no-cache'],
      ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['/_astro/Checker.CfgG0WFk.js', 'text/javascript; charset=utf-8', CHANGELESS],
      ['/_astro/print.ehPL0gv-.css', 'text/css; charset=utf-8', CHANGELESS],
      ['/_astro/parser.B1a2C3d4.wasm', 'application/wasm', CHANGELESS],
      ['/offline/3f5a1c2b9d.pack', 'application/octet-stream', CHANGELESS],
      ['/pagefind/pagefind.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['/pagefind/pagefind-entry.json', 'application/json', 'no-cache'],
      ['/pagefind/wasm.en.pagefind', 'application/octet-stream', 'no-cache'],
      ['/pagefind/pagefind.en_3548cc64ac.pf_meta', 'application/octet-stream', CHANGELESS],
      ['/pagefind/fragment/en_5f2c1d.pf_fragment', 'application/octet-stream', CHANGELESS],
      ['/pagefind/index/en_0a1b2c.pf_index', 'application/octet-stream', CHANGELESS],
      ['/healthz', 'text/plain; charset=utf-8', 'no-cache'],
    ])('%s is %s, %s', async (path, type, cache) => {
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['cache-control']).toBe(cache);
      expect(headers.expires).toBeUndefined();
    });

    test.each([
      ['a page', '/', {}, 200],
      ['a file that never changes', '/_astro/Checker.CfgG0WFk.js', {}, 200],
      ['the search index', '/pagefind/fragment/en_5f2c1d.pf_fragment', {}, 200],
      ['the probe', '/healthz', {}, 200],
      ['a redirect', '/rules/route-never-matches', {}, 301],
      ['what has not changed', '/', {}, 304],
      ['what is missing', '/_astro/gone.js', {}, 404],
      ['a folder without a page', '/_astro/', {}, 404],
      ['a method that is not for reading', '/', { method: 'POST' }, 405],
    ])('%s has every security header, once', async (_name, path, options, status) => {
      const { etag } = (await get(path)).headers;
      const answer = await get(path, status === 304 ? { headers: { 'if-none-match': etag! } } : options);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        server: 'nginx',
      });
    });

    test('the checker alone may be shown in a frame', async () => {
      for (const path of ['/check/', '/check/index.html']) {
        const { headers } = await get(path);
        expect(headers['content-security-policy']).toBe(`${contentPolicy}; frame-ancestors *`);
      }
      const { headers } = await get('/check/gone/');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    });

    test('what is missing has the page for it, with status 404, and is not kept', async () => {
      for (const path of ['/gone', '/gone/', '/_astro/gone.js', '/_astro/', '/rules/']) {
        const { status, headers, body } = await get(path);
        expect(status, path).toBe(404);
        expect(body.toString(), path).toBe(page('missing'));
        expect(headers['content-type'], path).toBe('text/html; charset=utf-8');
        expect(headers['cache-control'], path).toBe('no-cache');
      }
    });

    test('a missing slash is added, the query kept, the host and port left to whoever asks', async () => {
      const headers = { host: 'meshbook.example.com:8443' };
      const { status, headers: answer } = await get('/rules/route-never-matches?which-route=other&x=%26', {
        headers,
      });
      expect(status).toBe(301);
      expect(answer.location).toBe('/rules/route-never-matches/?which-route=other&x=%26');
      expect(answer['cache-control']).toBe('no-cache');
      expect((await get('//rules/route-never-matches')).headers.location).toBe('/rules/route-never-matches/');
    });

    test('text is compressed for those who take it, what is packed already is not', async () => {
      const headers = { 'accept-encoding': 'gzip' };
      for (const path of ['/', '/_astro/Checker.CfgG0WFk.js', '/gone']) {
        const answer = await get(path, { headers });
        expect(answer.headers['content-encoding'], path).toBe('gzip');
        expect(answer.headers.vary, path).toBe('Accept-Encoding');
        expect(gunzipSync(answer.body), path).toEqual((await get(path)).body);
      }
      const behindProxy = await get('/', { headers: { ...headers, via: '1.1 proxy' } });
      expect(behindProxy.headers['content-encoding']).toBe('gzip');
      const index = await get('/pagefind/fragment/en_5f2c1d.pf_fragment', { headers });
      expect(index.headers['content-encoding']).toBeUndefined();
      const packed = await get('/packed/', { headers });
      expect(gunzipSync(packed.body).toString()).toBe(page('packed before'));
      expect(packed.headers['content-type']).toBe('text/html; charset=utf-8');
    });

    test('an ETag saves the body, compressed or not', async () => {
      for (const encoding of ['gzip', 'identity']) {
        const headers = { 'accept-encoding': encoding };
        const { etag } = (await get('/', { headers })).headers;
        expect(etag).toMatch(/^(W\/)?"[\da-f]+-[\da-f]+"$/);
        const again = await get('/', { headers: { ...headers, 'if-none-match': etag! } });
        expect(again.status).toBe(304);
        expect(again.body).toHaveLength(0);
        expect(again.headers['cache-control']).toBe('no-cache');
      }
    });

    test('HEAD has the headers of GET and no body, any other method is refused', async () => {
      const [got, head] = await Promise.all([get('/'), get('/', { method: 'HEAD' })]);
      expect(head.status).toBe(200);
      expect(head.body).toHaveLength(0);
      expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' });
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        for (const path of ['/', '/healthz', '/gone']) {
          const answer = await get(path, { method });
          expect(answer.status, `${method} ${path}`).toBe(405);
          expect(answer.headers.allow, `${method} ${path}`).toBe('GET, HEAD');
        }
      }
      expect(got.headers.allow).toBeUndefined();
    });

    test.each([
      '/../../../../etc/passwd',
      '/_astro/../../../../../etc/passwd',
      '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '/_astro/..%2f..%2f..%2f..%2fetc/passwd',
      '/..%5c..%5cetc/passwd',
      '/.%00/etc/passwd',
    ])('%s leads nowhere', async (path) => {
      const { status, body } = await get(path);
      expect([400, 404]).toContain(status);
      expect(body.toString()).not.toContain('root:');
    });

    test('the log says which page, not who read it, from where, or with which answers', async () => {
      await get('/check/?secret-answer=1', {
        headers: { referer: 'https://wiki.example.com/incident', 'user-agent': 'browser/1' },
      });
      await get('/gone?secret-answer=2');
      await get('/_astro/?secret-answer=3');
      await get('/%2e%2e/%2e%2e/?secret-answer=4');
      const lines = nginx.accessLog().trim().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toContainEqual({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        method: 'GET',
        path: '/check/',
        status: '200',
        bytes: expect.any(String),
        seconds: expect.any(String),
      });
      const all = nginx.accessLog() + nginx.errorLog();
      for (const word of ['secret-answer', '127.0.0.1', 'wiki', 'browser/1', '"GET","path":"/healthz"']) {
        expect(all).not.toContain(word);
      }
    });
  },
);

describe.skipIf(!hasNginx)('under a base path, laid out as the Dockerfile does (skipped: no nginx)', () => {
  let root: string;
  let nginx: Nginx;
  const get = (path: string) => ask(nginx.url, path);

  beforeAll(async () => {
    root = site('meshbook');
    nginx = await startNginx(root);
  });
  afterAll(async () => {
    await nginx?.stop();
    rmSync(root, { recursive: true });
  });

  test('pages, redirects, caching and frames are as without one', async () => {
    expect((await get('/meshbook/')).body.toString()).toBe(page('home'));
    expect((await get('/meshbook?x=1')).headers.location).toBe('/meshbook/?x=1');
    expect((await get('/meshbook/_astro/print.ehPL0gv-.css')).headers['cache-control']).toBe(CHANGELESS);
    expect((await get('/meshbook/sw.js')).headers['cache-control']).toBe('no-cache');
    expect((await get('/meshbook/check/')).headers['content-security-policy']).toContain('frame-ancestors *');
  });

  test('what is missing has its page, above the base path as well', async () => {
    for (const path of ['/meshbook/gone', '/meshbook/rules/', '/', '/rules/route-never-matches/']) {
      const { status, body } = await get(path);
      expect(status, path).toBe(404);
      expect(body.toString(), path).toBe(page('missing'));
    }
  });
});

test('the policy of the header is that of the pages, and says who may frame', () => {
  expect(config).toContain(
    `add_header Content-Security-Policy "${contentPolicy}; frame-ancestors $frame_ancestors" always;`,
  );
});

test('whatever nginx writes is under /tmp, or its standard output', () => {
  const paths = [...config.matchAll(/^\s*(?:pid|\w+_temp_path|access_log|error_log) (\S+?)[; ]/gm)];
  expect(paths.map(([, path]) => path)).toEqual([
    '/tmp/nginx.pid',
    'stderr',
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `/tmp/${name}`),
    '/dev/stdout',
    'off',
  ]);
});

test('the headers stand at one level, so that no location loses them', () => {
  const indents = new Set([...config.matchAll(/^( *)add_header /gm)].map(([, indent]) => indent));
  expect(indents).toEqual(new Set(['    ']));
  expect(config.match(/add_header .* always;/g)).toHaveLength(config.match(/^ *add_header /gm)!.length);
});
