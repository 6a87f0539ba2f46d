import type { Finding, Source } from '../../analyzer/types.ts';
import type { Model } from './model.ts';

const tag = (name: string, className: string, ...children: (string | Node)[]): HTMLElement => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
};

/**
 * Writes all texts into `place` while the page is printed: an editor shows one file, and paper would cut it off at
 * the height of its box.
 */
export function printTexts(model: Model, place: HTMLElement, signal: AbortSignal): void {
  const write = () => {
    const { workspace, run } = model.view();
    const findings = run.result?.findings ?? [];
    const { files } = workspace;
    place.replaceChildren(
      ...files.flatMap((file) => [
        ...(files.length > 1 ? [tag('h2', '', file.name)] : []),
        tag('pre', '', ...linesOf(file, model.isFresh() ? findings : [])),
      ]),
    );
  };
  addEventListener('beforeprint', write, { signal });
  addEventListener('afterprint', () => place.replaceChildren(), { signal });
}

/** Later marks win, so the gravest finding of a line is marked last. */
function linesOf({ name, text }: Source, findings: readonly Finding[]): HTMLElement[] {
  const lines = text.split('\n').map((line) => tag('span', 'line', `${line}\n`));
  for (const severity of ['info', 'warning', 'error'])
    for (const finding of findings)
      if (finding.source === name && finding.severity === severity)
        lines[finding.range.start.line - 1]?.setAttribute('class', `line ${severity}`);
  return lines;
}
