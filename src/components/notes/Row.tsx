import { useRef, useState } from 'preact/hooks';
import { clock, isCode, KINDS, type Note } from '../../notes/model.ts';
import { Message } from '../checker/Message.tsx';
import { onEnter } from './enter.ts';

interface Props {
  note: Note;
  onEdit(text: string): void;
  onRemove(): void;
}

/** One note: its time, kind and text, where it was made, and the buttons to edit and remove it. */
export function Row({ note, onEdit, onRemove }: Props) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const { id, at, kind, lead, text, place } = note;
  const name = `${clock(at)} ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;

  const close = (words?: string) => {
    setEditing(false);
    if (words === '') return onRemove();
    if (words !== undefined && words !== text) onEdit(words);
    requestAnimationFrame(() => edit.current?.focus());
  };

  return (
    <li data-id={id} class={kind}>
      <div class="row-head small">
        <span class="soft">
          <time dateTime={at}>{clock(at)}</time> · <span class="kind">{KINDS[kind]}</span>
        </span>
        {place && (
          <a class="place" href={place.href}>
            {place.title}
          </a>
        )}
        {!editing && (
          <span class="row-buttons">
            <button type="button" ref={edit} aria-label={`Edit ${name}`} onClick={() => setEditing(true)}>
              Edit
            </button>
            <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
              Remove
            </button>
          </span>
        )}
      </div>
      {editing ? (
        <>
          {lead && <p>{lead}</p>}
          <Editor text={text} name={name} onClose={close} />
        </>
      ) : (
        <Words note={note} />
      )}
    </li>
  );
}

function Words({ note: { kind, lead, text } }: { note: Note }) {
  if (isCode(kind)) return <pre>{text}</pre>;
  const Weight = kind === 'answer' || kind === 'outcome' ? 'strong' : 'span';
  return (
    <p class="words">
      {lead && `${lead}${kind === 'answer' ? '' : ':'} `}
      <Weight>
        <Message text={text} />
      </Weight>
    </p>
  );
}

interface EditorProps {
  text: string;
  name: string;
  /** The new words, or nothing when they stay. */
  onClose(words?: string): void;
}

function Editor({ text, name, onClose }: EditorProps) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  const save = () => onClose(area.current?.value.trim());
  const take = (field: HTMLTextAreaElement | null) => {
    if (field && field !== area.current) field.focus();
    area.current = field;
  };
  return (
    <div class="write">
      <textarea
        ref={take}
        rows={Math.min(8, text.split('\n').length + 1)}
        defaultValue={text}
        aria-label={`Text of ${name}`}
        spellcheck={false}
        onKeyDown={(event) => {
          onEnter(save)(event);
          if (event.key !== 'Escape') return;
          event.preventDefault(); // Else it closes the whole dialog.
          onClose();
        }}
      />
      <span class="buttons">
        <button type="button" class="button" onClick={save}>
          Save
        </button>
        <button type="button" class="button" onClick={() => onClose()}>
          Cancel
        </button>
      </span>
    </div>
  );
}
