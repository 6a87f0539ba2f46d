import { createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import yaml from 'shiki/langs/yaml.mjs';
import { yamlTheme } from '../../examples/theme.ts';

const highlighter = createHighlighterCoreSync({
  langs: [yaml],
  themes: [yamlTheme],
  engine: createJavaScriptRegexEngine(),
});

export interface Piece {
  text: string;
  color?: string;
}

/** The lines of some YAML, cut in coloured pieces. Build time only. */
export function highlightYaml(text: string): Piece[][] {
  const lines = highlighter.codeToTokensBase(text.replace(/\n$/, ''), {
    lang: 'yaml',
    theme: yamlTheme.name ?? 'meshbook',
  });
  return lines.map((tokens) =>
    tokens.map(({ content, color }) =>
      color?.includes('foreground') ? { text: content } : { text: content, color },
    ),
  );
}
