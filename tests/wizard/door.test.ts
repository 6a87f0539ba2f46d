import fs from 'node:fs';
import { expect, test } from 'vitest';
import { loadTrees, readDoor, strayTopics } from '../../src/wizard/index.ts';

const door = readDoor(fs.readFileSync('content/front-door.yaml', 'utf8'));
const topics = [...loadTrees().keys()];

test('the front door leads to every wizard, and to nothing else', () => {
  expect(strayTopics(door, topics)).toEqual({ missing: [], unknown: [] });
});

test('it says which wizards have no place, and which places no wizard', () => {
  expect(strayTopics(door.slice(0, 1), ['upstream-reset', 'new-one']).missing).toEqual(['new-one']);
  expect(strayTopics(door, ['upstream-reset']).unknown).toContain('route-order');
});

test('few choices at once: at most nine, each once, in other words each time', () => {
  expect(door.length).toBeLessThanOrEqual(9);
  expect(new Set(door.map(({ id }) => id)).size).toBe(door.length);
  for (const { id, wizards } of door) {
    expect(wizards.length, id).toBeLessThanOrEqual(9);
    expect(new Set(wizards.map(({ topic }) => topic)).size, id).toBe(wizards.length);
  }
  const says = door.flatMap(({ wizards }) => wizards.map((wizard) => wizard.says));
  expect(new Set(says).size).toBe(says.length);
});
