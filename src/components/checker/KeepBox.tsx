import { useEffect, useRef, useState } from 'preact/hooks';
import { isEmpty } from './files.ts';
import { claimTab, dropText, isWanted, type Kept, keepText, keptTexts, openTabs, setWanted } from './kept.ts';
import type { Model } from './model.ts';
import { plural } from './text.ts';

/** How long after the last change a text is kept. */
const WRITE_MS = 400;

/** The choice to keep the text in this browser beyond its tab. */
export function KeepBox({ model }: { model: Model }) {
  const [wanted, setChosen] = useState(false);
  const [refused, setRefused] = useState(false);
  const tab = useRef<Promise<string>>();

  useEffect(() => {
    setChosen(isWanted());
    tab.current = claimTab();
  }, []);

  useEffect(() => {
    if (!wanted) return;
    let id: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { workspace, options } = model.view();
      if (id === undefined) return;
      if (isEmpty(workspace)) dropText(id);
      else setRefused(!keepText(id, { workspace, options }, new Date()));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(write, WRITE_MS);
    };
    void tab.current?.then((own) => {
      id = own;
      later();
    });
    const unsubscribe = model.subscribe(later);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener('pagehide', write);
    };
  }, [wanted, model]);

  const choose = (keep: boolean) => {
    setWanted(keep);
    setChosen(keep);
    setRefused(false);
    if (!keep) void tab.current?.then(dropText);
  };

  return (
    <>
      <label class="keep">
        <input
          type="checkbox"
          checked={wanted}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />{' '}
        Keep the text in this browser after the tab is closed
      </label>
      {refused && (
        <span role="alert"> This text is too big for the browser’s storage, or storage is blocked.</span>
      )}
    </>
  );
}

/** Texts of tabs that were closed, to open or delete. */
export function KeptTexts({ model }: { model: Model }) {
  const [texts, setTexts] = useState<Kept[]>([]);
  useEffect(() => {
    void openTabs().then((open) => setTexts(keptTexts(open)));
  }, []);
  if (texts.length === 0) return null;
  const forget = (gone: Kept[]) => {
    for (const { id } of gone) dropText(id);
    setTexts(texts.filter((text) => !gone.includes(text)));
  };
  return (
    <section class="kept" aria-labelledby="kept">
      <h2 id="kept">Kept in this browser</h2>
      <ul>
        {texts.map((text) => (
          <li key={text.id}>
            <span>{describe(text)}</span>
            <span class="buttons">
              <button
                type="button"
                class="button"
                onClick={() => {
                  model.open(text.workspace, 'Opened as it was kept.', text.options);
                  forget([text]);
                }}
              >
                Open
              </button>
              <button type="button" class="button" onClick={() => forget([text])}>
                Delete
              </button>
            </span>
          </li>
        ))}
      </ul>
      {texts.length > 1 && (
        <button type="button" class="button" onClick={() => forget(texts)}>
          Delete all {texts.length}
        </button>
      )}
    </section>
  );
}

function describe({ at, workspace: { files } }: Kept): string {
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  return `${when}, ${files.length > 1 ? `${plural(files.length, 'file')}, ` : ''}${plural(lines, 'line')}`;
}
