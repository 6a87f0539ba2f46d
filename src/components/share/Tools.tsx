import { useState } from 'preact/hooks';
import { isEmpty } from '../checker/files.ts';
import type { Model, View } from '../checker/model.ts';
import { PictureDialog } from '../picture/PictureDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import './share.css';
import { TakeDialog } from './TakeDialog.tsx';

/** What can be done with a text that was checked: see it as a picture, share it, take its report along. */
export function Tools({ model, view: { workspace, run } }: { model: Model; view: View }) {
  const [open, setOpen] = useState<'picture' | 'share' | 'take'>();
  if (isEmpty(workspace)) return null;
  const onClose = () => setOpen(undefined);
  return (
    <>
      <p class="buttons tools">
        <button type="button" class="button" onClick={() => setOpen('picture')}>
          Picture…
        </button>
        <button type="button" class="button" onClick={() => setOpen('share')}>
          Share…
        </button>
        <button type="button" class="button" disabled={!run.result} onClick={() => setOpen('take')}>
          Take along…
        </button>
      </p>
      {open === 'picture' && <PictureDialog model={model} onClose={onClose} />}
      {open === 'share' && <ShareDialog model={model} onClose={onClose} />}
      {open === 'take' && <TakeDialog model={model} onClose={onClose} />}
    </>
  );
}
