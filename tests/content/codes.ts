/** The codes of content/codes, read for tests. */
import { parse } from 'yaml';
import { codesSchema, type IstioctlCode } from '../../src/content.schema.ts';
import { names, text } from './corpus.ts';

export const codes: IstioctlCode[] = names('content/codes/', '.yaml').flatMap((name) => {
  const file = codesSchema.parse(parse(text(`content/codes/${name}.yaml`)));
  return file.codes.map((code) => ({ ...code, where: file.where }));
});
