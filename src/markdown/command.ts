import { classify, isCommand } from '../commands/index.ts';
import { type Block, code, inline, paragraph, text } from './nodes.ts';

/** A shell command with a line that says whether it reads or changes, and its undo. Throws on an unknown one. */
export function command(run: string, undo?: string): Block[] {
  const verdict = classify(run);
  if ('unknown' in verdict) throw new Error(`${run}: ${verdict.unknown}`);
  const label = verdict.effect === 'read' ? 'Read-only:' : `Changes ${verdict.what}:`;
  const blocks: Block[] = [paragraph(text(label)), code('sh', run.trim())];
  if (!undo) return blocks;
  return isCommand(undo)
    ? [...blocks, paragraph(text('Undo:')), code('sh', undo.trim())]
    : [...blocks, paragraph(text('Undo: '), ...inline(undo.trim()))];
}
