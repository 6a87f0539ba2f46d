import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { notesMarkdown } from '../../notes/markdown.ts';
import { byDay, inOrder, type Note } from '../../notes/model.ts';
import {
  add,
  dropNotes,
  heldCount,
  isRecording,
  onNotes,
  putNotes,
  readNotes,
  setRecording,
} from '../../notes/store.ts';
import { copyText, saveFile } from '../share/hand.ts';
import { onEnter } from './enter.ts';
import './notes.css';
import { Row } from './Row.tsx';

/** Puts the dialog of the notes into `host`, closed. */
export function mountPanel(host: HTMLElement): { show(): void } {
  const place = document.createElement('div');
  render(<Panel />, place);
  host.append(place);
  const dialog = place.querySelector('dialog')!;
  return {
    show() {
      if (dialog.open) return;
      dialog.showModal();
      // A field with the focus opens a phone's keyboard over the list.
      if (matchMedia('(pointer: fine)').matches) dialog.querySelector('textarea')?.focus();
    },
  };
}

function Panel() {
  const dialog = useRef<HTMLDialogElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const [notes, setNotes] = useState(readNotes);
  const [recording, setOn] = useState(isRecording);
  const [gone, setGone] = useState<Note[]>([]);
  const [draft, setDraft] = useState('');
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      onNotes(() => {
        setNotes(readNotes());
        setOn(isRecording());
      }),
    [],
  );
  // What was removed takes the keyboard along: it goes to the way back.
  useLayoutEffect(() => undo.current?.focus(), [gone]);

  const markdown = () => notesMarkdown(readNotes(), location.origin);
  const write = () => {
    if (!draft.trim()) return;
    add([{ kind: 'text', text: draft.trim() }]);
    setDraft('');
    setSaid('Added.');
  };
  const remove = (some: Note[]) => {
    dropNotes(some);
    setGone(some);
    setSaid(some.length === 1 ? 'Removed.' : `${some.length} notes removed.`);
  };
  const bringBack = () => {
    const back = gone[0]?.id;
    putNotes(gone);
    setGone([]);
    setSaid('Brought back.');
    requestAnimationFrame(() =>
      [...(dialog.current?.querySelectorAll<HTMLElement>('li[data-id]') ?? [])]
        .find(({ dataset }) => dataset.id === back)
        ?.querySelector<HTMLElement>('button')
        ?.focus(),
    );
  };

  const back = (
    <button type="button" class="button" ref={undo} onClick={bringBack}>
      Undo
    </button>
  );
  const one = gone.length === 1 ? gone[0] : undefined;
  const days = byDay(inOrder(one ? [...notes, one] : notes).reverse());
  return (
    <dialog ref={dialog} class="notes" aria-labelledby="notes-title" onClose={() => setGone([])}>
      <div class="notes-head">
        <h2 id="notes-title">Incident notes</h2>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p class="small soft">
        Kept in this browser only, until you clear them; nothing is sent. Times are UTC.
      </p>
      <label class="small switch">
        <input
          type="checkbox"
          checked={recording}
          onChange={({ currentTarget }) => setRecording(currentTarget.checked)}
        />{' '}
        Note the commands I copy and the answers I give
      </label>
      {heldCount() > 0 && (
        <p class="refused" role="alert">
          The browser refused to keep {heldCount()} of these: storage is full or blocked. They last until you
          leave this page, so copy them.
        </p>
      )}
      <div class="write">
        <label for="notes-text">What you see or do</label>
        <div class="field">
          <textarea
            id="notes-text"
            rows={2}
            value={draft}
            onInput={({ currentTarget }) => setDraft(currentTarget.value)}
            onKeyDown={onEnter(write)}
          />
          <button type="button" class="button" onClick={write}>
            Add
          </button>
        </div>
      </div>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          disabled={notes.length === 0}
          onClick={async () =>
            setSaid(
              (await copyText(markdown()))
                ? 'Copied.'
                : 'The browser did not allow copying: download them instead.',
            )
          }
        >
          Copy as Markdown
        </button>
        <button
          type="button"
          class="button"
          disabled={notes.length === 0}
          onClick={() => {
            const name = `incident-notes-${new Date().toISOString().slice(0, 10)}.md`;
            saveFile(name, 'text/markdown', markdown());
            setSaid(`${name} saved.`);
          }}
        >
          Download .md
        </button>
        <button type="button" class="button" disabled={notes.length === 0} onClick={() => remove(notes)}>
          Clear
        </button>
        {gone.length > 1 && back}
      </div>
      <p class="small soft" role="status">
        {said}
      </p>
      {days.length === 0 && gone.length === 0 && (
        <p>Nothing noted yet. Commands you copy and answers you give appear here with their time.</p>
      )}
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map((note) =>
              note === one ? (
                <li key={note.id} class="gone">
                  <span class="soft">Removed.</span> {back}
                </li>
              ) : (
                <Row
                  key={note.id}
                  note={note}
                  onEdit={(text) => putNotes([{ ...note, text }])}
                  onRemove={() => remove([note])}
                />
              ),
            )}
          </ol>
        </section>
      ))}
    </dialog>
  );
}
