import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  title: string;
  class?: string;
  onClose(): void;
  /** Gets the dialog's element, for who closes it from inside. */
  handle?: RefObject<HTMLDialogElement>;
  children: ComponentChildren;
}

/** A dialog over the page; Esc and its button close it. */
export function Dialog({ title, class: name, onClose, handle, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = handle ?? own;
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={name} aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {children}
    </dialog>
  );
}
