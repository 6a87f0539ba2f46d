import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

export interface Chromium {
  path: string;
  /** What the process needs beside our own environment. */
  env: Record<string, string>;
}

/** Flags every launch gets: runs as root, in a container, and asks nobody outside for anything. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Finds a Chromium to drive: `CHROMIUM_PATH`, else one on the PATH, else the one that the devDependency
 * `@sparticuz/chromium` carries, unpacked into `cache`. `CHROMIUM_PATH=bundled` forces the last.
 */
export async function findChromium(cache: string): Promise<Chromium> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && wanted !== 'bundled') {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist`);
    return { path: wanted, env: {} };
  }
  const installed = wanted === 'bundled' ? undefined : onPath();
  return installed ? { path: installed, env: {} } : unpack(cache);
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(executable);
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the bundled Chromium with its libraries (libnss3 among them) and fonts. The package does so only where it
 * believes to be on Amazon Linux, and into the system's temporary folder: both are told to it by the environment.
 */
async function unpack(cache: string): Promise<Chromium> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(packageFolder(main), 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(cache, `chromium-${version}`);
  const found: Chromium = {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return found;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontsConf(folder));
  writeFileSync(ready, '');
  return found;
}

/** The package's own names only folders of its home, and Chromium ends itself where it finds no font at all. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

function packageFolder(file: string): string {
  const folder = dirname(file);
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && 'version' in JSON.parse(readFileSync(manifest, 'utf8'))) return folder;
  return packageFolder(folder);
}
