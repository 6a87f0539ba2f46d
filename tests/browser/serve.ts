import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/**
 * Serves a built site from `root`, on a random local port if none is named; with `gzip`, as a web host sends it.
 * @param changed files, by their paths under the root, that are served in place of the built ones
 */
export async function serve(
  root: string,
  {
    gzip = false,
    port = 0,
    changed = new Map(),
  }: { gzip?: boolean; port?: number; changed?: ReadonlyMap<string, Uint8Array> } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const name = `${path}${path.endsWith('/') ? 'index.html' : ''}`.slice(1);
    const change = changed.get(name);
    const file = change ? name : await resolveFile(join(root, path));
    const plain =
      change ?? (await readFile(file ?? join(root, '404.html')).catch(() => Buffer.from('Not found')));
    const body = gzip ? gzipSync(plain) : plain;
    const type = file ? (types[extname(file)] ?? 'application/octet-stream') : types['.html'];
    response.writeHead(file ? 200 : 404, {
      'content-type': type,
      'content-length': body.length,
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function resolveFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  if (!found?.isDirectory()) return undefined;
  return resolveFile(join(path, 'index.html'));
}
