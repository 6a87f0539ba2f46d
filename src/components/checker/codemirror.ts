import './codemirror.css';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import {
  Annotation,
  EditorSelection,
  EditorState,
  type Range as MarkRange,
  StateEffect,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Position } from '../../analyzer/types.ts';
import type { Change, Editor, Mark } from './editor.ts';
import { lastLine, spans } from './text.ts';

/** On changes the checker makes itself. */
const own = Annotation.define<boolean>();

const setLines =
  StateEffect.define<{ from: number; role: 'chosen' | 'related'; severity: Mark['severity'] }[]>();

/** The lines of the chosen finding and of what it relates to. */
const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, { effects, changes }) {
    const effect = effects.find((effect) => effect.is(setLines));
    if (!effect) return lines.map(changes);
    const marks: MarkRange<Decoration>[] = effect.value.map(({ from, role, severity }) =>
      Decoration.line({ class: `lit ${role} ${severity}` }).range(from),
    );
    return Decoration.set(marks, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-token-function)' },
  { tag: [tags.string, tags.special(tags.string), tags.attributeValue], color: 'var(--code-token-string)' },
  {
    tag: [tags.number, tags.bool, tags.null, tags.typeName, tags.labelName],
    color: 'var(--code-token-constant)',
  },
  { tag: [tags.comment, tags.lineComment], color: 'var(--code-token-comment)' },
  { tag: [tags.keyword, tags.meta], color: 'var(--code-token-keyword)' },
  {
    tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace],
    color: 'var(--code-token-punctuation)',
  },
]);

/** CodeMirror in place of the textarea, with its text, caret, scroll position and focus. */
export function codemirrorEditor(
  area: HTMLTextAreaElement,
  { name, labelledBy, describedBy }: { name: string; labelledBy: string; describedBy: string },
  onChange: (change: Change) => void,
): Editor {
  const states = new Map<string, EditorState>();
  let shown = name;

  const extensions = [
    lineNumbers(),
    foldGutter({ openText: '⌄', closedText: '›' }),
    codeFolding(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    placeholder(area.placeholder),
    yaml(),
    syntaxHighlighting(colours),
    litLines,
    keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
    EditorView.contentAttributes.of({
      'aria-labelledby': labelledBy,
      'aria-describedby': describedBy,
      // It takes the keyboard anyway; checkers of accessibility look for the attribute.
      tabindex: '0',
    }),
  ];
  const create = (doc: string) => EditorState.create({ doc, extensions });

  const { selectionStart, selectionEnd, scrollTop } = area;
  const focused = document.activeElement === area;
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions,
      selection: EditorSelection.single(selectionStart, selectionEnd),
    }),
    dispatchTransactions(transactions, view) {
      // Told first: the worker reads the text while the editor draws it.
      const change = changeBy(transactions);
      if (change) onChange(change);
      view.update(transactions);
    },
  });
  area.after(view.dom);
  area.hidden = true;
  view.scrollDOM.scrollTop = scrollTop;
  if (focused) view.focus();

  return {
    show(name, text) {
      if (name !== shown) {
        states.set(shown, view.state);
        const known = states.get(name);
        view.setState(known?.doc.toString() === text ? known : create(text));
        shown = name;
      } else if (view.state.doc.toString() !== text) {
        view.setState(create(text));
      }
    },
    edit(name, edits) {
      const state = name === shown ? view.state : states.get(name);
      if (!state) return;
      const transaction = state.update({
        changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
        annotations: own.of(true),
        userEvent: 'input.fix',
      });
      if (name === shown) view.dispatch(transaction);
      else states.set(name, transaction.state);
    },
    mark(marks) {
      const { doc } = view.state;
      const lit = marks.flatMap(({ range, role, severity }) => {
        if (role === 'finding') return [];
        const first = Math.min(range.start.line, doc.lines);
        // An object as a whole is lit by its first lines.
        const last = Math.min(lastLine(range), doc.lines, first + 5);
        return Array.from({ length: last - first + 1 }, (_, index) => {
          return { from: doc.line(first + index).from, role, severity };
        });
      });
      const diagnostics = marks.filter(({ role }) => role !== 'related').map((mark) => diagnostic(doc, mark));
      view.dispatch(setDiagnostics(view.state, diagnostics), { effects: setLines.of(lit) });
    },
    reveal(range, focus) {
      const at = offsetIn(view.state.doc, range.start);
      view.dispatch({ selection: { anchor: at } });
      // Only the text scrolls: the editor's own scrolling moves the page as well, away from what was pressed.
      const { top, height } = view.lineBlockAt(at);
      view.scrollDOM.scrollTop = top - (view.scrollDOM.clientHeight - height) / 2;
      if (!focus) return;
      view.focus();
      view.dom.scrollIntoView({ block: 'nearest' });
    },
    focus: () => view.focus(),
    destroy() {
      area.hidden = false;
      area.value = view.state.doc.toString();
      view.destroy();
    },
  };
}

/** What somebody changed in the text; undefined when nobody did, or the checker itself. */
function changeBy(transactions: readonly Transaction[]): Change | undefined {
  if (!transactions.some(({ docChanged }) => docChanged)) return;
  if (transactions.every((transaction) => transaction.annotation(own))) return;
  const pasted = transactions.some((t) => t.isUserEvent('input.paste') || t.isUserEvent('input.drop'));
  return { text: transactions.at(-1)!.newDoc.toString(), pasted };
}

function offsetIn(doc: Text, { line, column }: Position): number {
  const { from, to } = doc.line(Math.min(line, doc.lines));
  return Math.min(from + column - 1, to);
}

function diagnostic(doc: Text, { range, severity, message }: Mark): Diagnostic {
  const from = offsetIn(doc, range.start);
  // What spans lines is underlined on its first only: an underlined object says nothing.
  const to = Math.min(offsetIn(doc, range.end), doc.lineAt(from).to);
  return { from, to: Math.max(from, to), severity, message, renderMessage: () => render(message) };
}

function render(message: string): HTMLElement {
  const box = document.createElement('span');
  for (const { text, code } of spans(message)) {
    box.append(code ? Object.assign(document.createElement('code'), { textContent: text }) : text);
  }
  return box;
}
