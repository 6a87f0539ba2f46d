import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { config, deploy } from './nginx.ts';

interface Instruction {
  word: string;
  text: string;
}

const instructions: Instruction[] = readFileSync(join(deploy, 'Dockerfile'), 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [, word, text] = /^([A-Z]+) (.+)$/.exec(line)!;
    return { word: word!, text: text! };
  });
const stages = instructions.reduce<Instruction[][]>(
  (all, one) => {
    if (one.word === 'FROM') all.push([]);
    all.at(-1)!.push(one);
    return all;
  },
  [[]],
);
const [globals, build, runtime] = stages as [Instruction[], Instruction[], Instruction[]];
const texts = (stage: Instruction[], word: string) =>
  stage.filter((one) => one.word === word).map(({ text }) => text);
const copied = instructions
  .filter(({ word, text }) => word === 'COPY' && !text.startsWith('--from='))
  .flatMap(({ text }) => text.split(' ').slice(0, -1));

test('there are two stages, each from an image of one version', () => {
  expect(stages).toHaveLength(3);
  for (const image of texts(globals, 'ARG'))
    expect(image).toMatch(/^\w+_IMAGE=[\w./-]+:\d+\.\d+\.\d+-[\w.-]+$/);
  expect(texts(build, 'FROM')).toEqual([expect.stringMatching(/^\$\{NODE_IMAGE\} AS build$/)]);
  expect(texts(runtime, 'FROM')).toEqual(['$' + '{NGINX_IMAGE}']);
});

test('the node of the image is one that the project supports', () => {
  const { engines } = JSON.parse(readFileSync(join(deploy, '../package.json'), 'utf8'));
  const major = Number(/NODE_IMAGE=\S+\/node:(\d+)/.exec(texts(globals, 'ARG').join('\n'))?.[1]);
  expect(major).toBeGreaterThanOrEqual(Number(/^>=(\d+)$/.exec(engines.node)?.[1]));
});

test('what is copied exists, and is what the builder is sent', () => {
  const ignore = readFileSync(join(deploy, 'Dockerfile.dockerignore'), 'utf8');
  const [everything, ...sent] = ignore.split('\n').filter((line) => line && !line.startsWith('#'));
  expect(everything).toBe('*');
  expect(sent).toEqual(copied.map((path) => `!${path}`));
  for (const path of copied) expect(existsSync(join(deploy, '..', path)), path).toBe(true);
});

test('what the site is built from is copied', () => {
  for (const name of ['astro.config.mjs', 'content', 'package-lock.json', 'package.json', 'public', 'src']) {
    expect(copied).toContain(name);
  }
  expect(statSync(join(deploy, '../src')).isDirectory()).toBe(true);
});

test('it runs as the user of the manifest, listens where nginx does, and serves what was built', () => {
  const [deployment] = parseAllDocuments(readFileSync(join(deploy, 'kubernetes.yaml'), 'utf8'))
    .map((document) => document.toJS())
    .filter(({ kind }) => kind === 'Deployment');
  const [user] = texts(runtime, 'USER');
  expect(user).toMatch(/^[1-9]\d*$/);
  expect(Number(user)).toBe(deployment.spec.template.spec.securityContext.runAsUser);
  expect(texts(runtime, 'EXPOSE')).toEqual([/^ *listen (\d+);/m.exec(config)![1]]);
  expect(texts(runtime, 'COPY')).toEqual([
    'deploy/nginx.conf /etc/nginx/nginx.conf',
    `--from=build /site ${/^ *root (\S+);/m.exec(config)![1]}`,
  ]);
  expect(JSON.parse(texts(runtime, 'ENTRYPOINT')[0]!)).toEqual([
    'nginx',
    '-e',
    'stderr',
    '-g',
    'daemon off;',
  ]);
  // nginx ends after the answers under way, where SIGTERM would cut them.
  expect(texts(runtime, 'STOPSIGNAL')).toEqual(['SIGQUIT']);
});
