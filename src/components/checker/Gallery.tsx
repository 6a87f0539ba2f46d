import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { siteHref } from '../../site-href.ts';
import { single } from './files.ts';
import type { Model } from './model.ts';
import { type Example, labelOf, type Shelf, shelves } from './shelves.ts';
import { plural } from './text.ts';

/** Where the build puts them. */
const ADDRESS = siteHref('/check/examples.json');

/** Pages listed before the reader narrows the list down. */
const MOST = 60;

/**
 * Every example of the site, to be opened here. They are fetched as soon as `load` is true, the last thing that the
 * page asks for, so that nothing is asked for later.
 */
export function Gallery({ model, load }: { model: Model; load: boolean }) {
  const [examples, setExamples] = useState<Example[]>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!load) return;
    void fetch(ADDRESS)
      .then((response) => (response.ok ? (response.json() as Promise<Example[]>) : undefined))
      .then(setExamples)
      .catch(() => {
        // Without a network the three examples of the page itself are there.
      });
  }, [load]);
  if (!examples) return null;
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        All {examples.length} examples…
      </button>
      {open && <Dialog examples={examples} model={model} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Props {
  examples: Example[];
  model: Model;
  onClose(): void;
}

function Dialog({ examples, model, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState('');
  const found = useMemo(() => shelves(examples, asked), [examples, asked]);
  useEffect(() => dialog.current?.showModal(), []);
  const take = ({ yaml, istio, complete, page, kind }: Example) => {
    dialog.current?.close();
    const said = `${kind === 'bad' ? 'Faulty example' : 'Example put right'}: ${page}.`;
    model.open(single(yaml), said, { istioVersion: istio, complete });
  };
  return (
    <dialog ref={dialog} class="gallery" aria-labelledby="gallery" onClose={onClose}>
      <h2 id="gallery">Examples</h2>
      <label>
        Find by fault, field or kind{' '}
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={asked}
          onInput={({ currentTarget }) => setAsked(currentTarget.value)}
        />
      </label>
      <p role="status">{plural(found.length, 'page')} with examples</p>
      <ul>
        {found.slice(0, MOST).map((shelf) => (
          <ShelfItem key={shelf.href} shelf={shelf} onTake={take} />
        ))}
      </ul>
      {found.length > MOST && <p>{found.length - MOST} more: narrow the list down to see them.</p>}
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}

function ShelfItem({ shelf, onTake }: { shelf: Shelf; onTake(example: Example): void }) {
  return (
    <li>
      <p>
        {shelf.of === 'topic' && <span class="facts">Runbook · </span>}
        <a href={shelf.href}>{shelf.page}</a>
      </p>
      <p class="buttons">
        {shelf.examples.map((example) => {
          const label = labelOf(example, shelf);
          return (
            <button
              type="button"
              class="button"
              key={label}
              aria-label={`${label}: ${shelf.page}`}
              onClick={() => onTake(example)}
            >
              {label}
            </button>
          );
        })}
      </p>
    </li>
  );
}
