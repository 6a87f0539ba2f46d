import type { Edit, Range, Severity } from '../../analyzer/types.ts';
import { applyEdits } from './fixes.ts';
import { linesAt } from './text.ts';

/** A place to draw in the text. */
export interface Mark {
  range: Range;
  severity: Severity;
  message: string;
  /** `chosen` and `related` light their lines up together. */
  role: 'finding' | 'chosen' | 'related';
}

/** What the checker asks of an editor; texts it sets itself are not told back to it. */
export interface Editor {
  /** Shows a file. One that was shown before comes back with its undo history. */
  show(name: string, text: string): void;
  /** Changes a file as one step that the editor's own undo takes back. */
  edit(name: string, edits: Edit[]): void;
  mark(marks: Mark[]): void;
  /** Puts the caret on a place of the file shown; `focus` moves the keyboard and the page there too. */
  reveal(range: Range, focus: boolean): void;
  focus(): void;
  destroy(): void;
}

export interface Change {
  text: string;
  /** Pasted or dropped in one go: nobody is typing on. */
  pasted: boolean;
}

/** The plain field: before the editor arrives, without it, and on touch devices. */
export function textareaEditor(area: HTMLTextAreaElement, onChange: (change: Change) => void): Editor {
  const input = (event: Event) => {
    const { inputType } = event as InputEvent;
    onChange({ text: area.value, pasted: inputType === 'insertFromPaste' || inputType === 'insertFromDrop' });
  };
  area.addEventListener('input', input);
  let shown: string | undefined;

  return {
    show(name, text) {
      shown = name;
      if (area.value !== text) area.value = text;
    },
    edit(name, edits) {
      if (name === shown) replace(area, applyEdits(area.value, edits), input);
    },
    mark() {
      // A textarea can't draw in its text: the list alone shows the findings.
    },
    reveal(range, focus) {
      const { from, to } = linesAt(area.value, range);
      if (focus) area.focus({ preventScroll: true });
      // The browser scrolls a textarea to its caret only while typing, so the line is brought to a third of the height.
      const lines = area.value.slice(0, from).split('\n').length - 1;
      const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
      area.setSelectionRange(from, to);
      area.scrollTop = Math.max(0, lines * lineHeight - area.clientHeight / 3);
      if (focus) area.scrollIntoView({ block: 'nearest' });
    },
    focus: () => area.focus(),
    destroy: () => area.removeEventListener('input', input),
  };
}

/** Replaces the whole text, through the browser's own editing where Ctrl+Z then takes it back. */
function replace(area: HTMLTextAreaElement, text: string, input: (event: Event) => void) {
  if (!isTouch()) {
    const focused = document.activeElement as HTMLElement | null;
    area.removeEventListener('input', input);
    area.focus({ preventScroll: true });
    area.select();
    document.execCommand('insertText', false, text);
    area.addEventListener('input', input);
    focused?.focus({ preventScroll: true });
  }
  if (area.value !== text) area.value = text;
}

/** A finger is the main pointer: selecting, pasting and the system's keyboard serve better in a plain field. */
export const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;
