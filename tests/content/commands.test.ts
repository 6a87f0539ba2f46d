import { describe, expect, test } from 'vitest';
import { classify, isCommand } from '../../src/commands/index.ts';
import { faultsIn } from '../../src/commands/written.ts';
import { commands, names, pages, text } from './corpus.ts';

describe.each(pages)('$file', (page) => {
  test('every command is known, and every change has an undo', () => {
    const problems: string[] = [];
    for (const { run, undo, line } of commands(page)) {
      const verdict = classify(run);
      if ('unknown' in verdict) problems.push(`${line}: ${run}: ${verdict.unknown}`);
      else if (verdict.effect === 'change' && !undo)
        problems.push(`${line}: ${run}: changes ${verdict.what}, has no undo`);
      const back = undo && isCommand(undo) ? classify(undo) : undefined;
      if (back && 'unknown' in back) problems.push(`${line}: undo ${undo}: ${back.unknown}`);
    }
    expect(problems).toEqual([]);
  });
});

test.each(['wizards', 'signals', 'codes'])('the commands and flags of content/%s exist', (folder) => {
  const files = names(`content/${folder}/`, '.yaml').map((name) => `content/${folder}/${name}.yaml`);
  expect(files.flatMap((file) => faultsIn(file, text(file)))).toEqual([]);
});
