import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Source } from '../../analyzer/types.ts';
import { redact, type Secret } from '../../report/redact.ts';
import type { Model } from '../checker/model.ts';
import { plural } from '../checker/text.ts';
import { Dialog } from './Dialog.tsx';
import { copyText, saveFile } from './hand.ts';
import { asOneText, LONGEST, linkHash } from './link.ts';

const nameOf = (file: number, { start }: Secret): string => `${file}:${start}`;

/** Masks secrets first, then makes a link or a file of the text; nothing is made before it is asked for. */
export function ShareDialog({ model, onClose }: { model: Model; onClose(): void }) {
  // The text of the moment in which the dialog was opened.
  const [{ workspace, options, filters }] = useState(model.view);
  const [secrets, setSecrets] = useState<Secret[][] | 'failed'>();
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    void model.aside('secrets').then((found) => setSecrets(found ?? 'failed'));
  }, [model]);

  const files = useMemo(
    () =>
      Array.isArray(secrets)
        ? workspace.files.map(({ name, text }, file): Source => {
            const masked = secrets[file]!.filter((secret) => !shown.has(nameOf(file, secret)));
            return { name, text: redact(text, masked) };
          })
        : undefined,
    [secrets, shown, workspace],
  );

  return (
    <Dialog title="Share this text" class="share" onClose={onClose}>
      {secrets === 'failed' ? (
        <p role="alert">
          The search for secrets stopped before its end, so nothing can be shared. Close and try again.
        </p>
      ) : !files || !secrets ? (
        <p role="status">Looking for secrets…</p>
      ) : (
        <>
          <Masked files={workspace.files} secrets={secrets} shown={shown} onChange={setShown} />
          <MakeLink
            key={[...shown].join()}
            share={{ workspace: { ...workspace, files }, options, filters }}
          />
        </>
      )}
    </Dialog>
  );
}

interface MaskedProps {
  files: readonly Source[];
  secrets: readonly Secret[][];
  shown: ReadonlySet<string>;
  onChange(shown: ReadonlySet<string>): void;
}

/** What is masked, each with a way to show it after all. */
function Masked({ files, secrets, shown, onChange }: MaskedProps) {
  const all = secrets.flatMap((list, file) => list.map((secret) => ({ secret, file })));
  if (all.length === 0) {
    return (
      <p role="status">
        No secret was recognised. Names, hosts and addresses are shared as they are: look the text over first.
      </p>
    );
  }
  const toggle = (name: string) => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return (
    <>
      <p role="status">
        {plural(all.length - shown.size, 'value')} masked as <code>REDACTED</code>
        {shown.size > 0 && <strong>, {shown.size} shown</strong>}. Names, hosts and addresses stay as they
        are.
      </p>
      <ul class="masked" aria-label="Masked values">
        {all.map(({ secret, file }) => {
          const name = nameOf(file, secret);
          const place = `${files.length > 1 ? `${files[file]!.name} ` : ''}line ${secret.line}`;
          return (
            <li key={name}>
              <span>
                {secret.what}, {place}
                {shown.has(name) && <strong> · shared as it is</strong>}
              </span>
              <button
                type="button"
                class="button"
                aria-label={`${shown.has(name) ? 'Mask' : 'Don’t mask'}: ${secret.what}, ${place}`}
                onClick={() => toggle(name)}
              >
                {shown.has(name) ? 'Mask' : 'Don’t mask'}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type Share = Omit<Parameters<typeof linkHash>[0], 'embed'>;

function MakeLink({ share }: { share: Share }) {
  const [embed, setEmbed] = useState(false);
  const [link, setLink] = useState<string>();
  const [said, setSaid] = useState('');
  const make = async (embed: boolean) => {
    setLink(`${location.origin}${location.pathname}${await linkHash({ ...share, embed })}`);
    setSaid('');
  };
  const copy = async (text: string, what: string) =>
    setSaid(
      (await copyText(text))
        ? `${what} copied.`
        : 'The browser refused to copy: select the text and copy it.',
    );
  const long = link !== undefined && link.length > LONGEST;
  return (
    <>
      {link === undefined ? (
        <p class="buttons">
          <button type="button" class="button primary" onClick={() => make(embed)}>
            Make a link
          </button>
          <SaveText share={share} />
        </p>
      ) : (
        <>
          <label class="link">
            Link, {link.length.toLocaleString('en')} characters
            <textarea
              readOnly
              rows={3}
              spellcheck={false}
              value={link}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </label>
          {long && (
            <p class="too-long">
              Many chats, mail programs and proxies cut addresses of more than {LONGEST.toLocaleString('en')}{' '}
              characters off. Send the file instead, to be dropped on the checker; it holds the text, without
              settings and filters.
            </p>
          )}
          <p class="buttons">
            {long && <SaveText share={share} primary />}
            <button
              type="button"
              class={long ? 'button' : 'button primary'}
              onClick={() => copy(link, 'Link')}
            >
              Copy link
            </button>
            {embed && (
              <button type="button" class="button" onClick={() => copy(frame(link), 'Frame')}>
                Copy as a frame
              </button>
            )}
            {!long && <SaveText share={share} />}
          </p>
          <label class="check">
            <input
              type="checkbox"
              checked={embed}
              onChange={({ currentTarget: { checked } }) => {
                setEmbed(checked);
                void make(checked);
              }}
            />{' '}
            Only to look at, for a page or a wiki
          </label>
        </>
      )}
      <p class="soft small">
        The text stands in the link itself, after the #, with settings and filters: no server sees or keeps
        it. Whoever has the link can read it, and it can’t be taken back.
      </p>
      <p role="status">{said}</p>
    </>
  );
}

function SaveText({ share, primary }: { share: Share; primary?: boolean }) {
  return (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      onClick={() => saveFile('shared.yaml', 'application/yaml', asOneText(share.workspace.files))}
    >
      Save as a file
    </button>
  );
}

const frame = (link: string): string =>
  `<iframe src="${link.replaceAll('&', '&amp;')}" title="YAML with its findings" width="100%" height="520" loading="lazy"></iframe>`;
