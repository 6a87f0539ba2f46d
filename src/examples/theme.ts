import { createCssVariablesTheme } from 'shiki/core';

/** Highlighting by CSS custom properties (`--code-token-*` in src/styles/tokens.css): one HTML for light and dark. */
export const yamlTheme = createCssVariablesTheme({
  name: 'meshbook',
  variablePrefix: '--code-',
  fontStyle: false,
});
