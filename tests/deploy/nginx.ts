import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const deploy = fileURLToPath(new URL('../../deploy/', import.meta.url));
export const config = readFileSync(join(deploy, 'nginx.conf'), 'utf8');

const program = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Whether there is an nginx to run: on the PATH, or where Debian puts it. */
export const hasNginx = program !== undefined;

/** Root starts nginx as this user where it can read the files, so that what is tested is an nginx without rights. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const canRead = (path: string) => spawnSync('ls', [path], nobody).status === 0;

export interface Nginx {
  url: string;
  /** What was logged since the start, a line a request. */
  accessLog(): string;
  errorLog(): string;
  stop(): Promise<void>;
}

/**
 * Runs the container's own configuration, changed only where its first comment says: the port, the root, and the paths
 * under /tmp (and where the access log goes, for a test has no terminal).
 */
export async function startNginx(root: string): Promise<Nginx> {
  const home = folder('meshbook-nginx-');
  const port = await freePort();
  const log = join(home, 'access.log');
  const errors = join(home, 'error.log');
  const changes: [string, string][] = [
    ['/tmp/', `${home}/`],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['root /srv/meshbook;', `root ${root};`],
    ['access_log /dev/stdout ', `access_log ${log} `],
  ];
  const file = join(home, 'nginx.conf');
  writeFileSync(file, changes.reduce(replaced, config));

  const out = openSync(errors, 'a');
  const asNobody = isRoot && canRead(home) && canRead(root);
  const directives = isRoot && !asNobody ? 'daemon off; user root;' : 'daemon off;';
  const child = spawn(program!, ['-c', file, '-p', home, '-e', 'stderr', '-g', directives], {
    ...(asNobody ? nobody : {}),
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  const url = `http://127.0.0.1:${port}`;
  const errorLog = () => readFileSync(errors, 'utf8');
  await answering(child, url, errorLog);
  return {
    url,
    accessLog: () => readFileSync(log, 'utf8'),
    errorLog,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGQUIT');
      await ended;
      rmSync(home, { recursive: true });
    },
  };
}

function replaced(text: string, [from, to]: [string, string]): string {
  if (!text.includes(from)) throw new Error(`deploy/nginx.conf no longer says \`${from}\``);
  return text.replaceAll(from, to);
}

async function answering(child: ChildProcess, url: string, errorLog: () => string) {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    const answer = await ask(url, '/healthz').catch(() => undefined);
    if (answer) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill();
  throw new Error(`nginx does not answer:\n${errorLog()}`);
}

export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** One request as written, without what `fetch` does to a path, a redirect or a compressed body. */
export function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', failed);
    asked.end();
  });
}

/** A new temporary folder with these files, which nginx may read and write whoever it runs as. */
export function folder(name: string, files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), name));
  chmodSync(root, 0o777);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
