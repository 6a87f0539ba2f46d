import { useState } from 'preact/hooks';
import type { Finding } from '../../analyzer/types.ts';
import { add } from '../../notes/store.ts';
import { findingExcerpt } from '../../report/excerpt.ts';
import { issueText } from '../../report/issue.ts';
import { toJson } from '../../report/json.ts';
import { toJunit } from '../../report/junit.ts';
import { toMarkdown } from '../../report/markdown.ts';
import { toSarif } from '../../report/sarif.ts';
import { siteUrl } from '../../site-href.ts';
import type { KeyedFinding } from '../checker/findings.ts';
import { placeOf } from '../checker/findings.ts';
import type { Model } from '../checker/model.ts';
import { plural } from '../checker/text.ts';
import { findingNote } from '../notes/finding.ts';
import { Dialog } from './Dialog.tsx';
import { copyText, saveFile } from './hand.ts';

const formats = [
  {
    name: 'Markdown',
    file: 'meshbook.md',
    type: 'text/markdown',
    write: toMarkdown,
    use: 'for a chat or a ticket',
  },
  { name: 'JSON', file: 'meshbook.json', type: 'application/json', write: toJson, use: 'for a script' },
  {
    name: 'SARIF 2.1.0',
    file: 'meshbook.sarif',
    type: 'application/sarif+json',
    write: toSarif,
    use: 'for code scanning and editors',
  },
  {
    name: 'JUnit',
    file: 'meshbook.junit.xml',
    type: 'application/xml',
    write: toJunit,
    use: 'for a pipeline',
  },
] as const;

/** The report to take along in four formats, and the text of an issue about a finding that is wrong. */
export function TakeDialog({ model, onClose }: { model: Model; onClose(): void }) {
  const [{ run }] = useState(model.view);
  const [listed] = useState(() => model.listed().findings);
  const [said, setSaid] = useState('');
  const { result } = run;
  if (!result) return null;
  const context = { site: siteUrl() };
  const copy = async (text: string, what: string) =>
    setSaid(
      (await copyText(text)) ? `${what} copied.` : 'The browser refused to copy: save it as a file instead.',
    );
  const text = ({ write }: (typeof formats)[number]) =>
    write === toMarkdown ? toMarkdown(result.report, context, listed) : write(result.report, context);
  return (
    <Dialog title="Take the report along" class="take" onClose={onClose}>
      <p>
        The findings with their lines and the names of objects, and no YAML; JSON and SARIF hold the fixes as
        well. Nothing is sent.
      </p>
      <ul class="formats">
        {formats.map((format) => (
          <li key={format.name}>
            <span>
              <strong>{format.name}</strong> {format.use}
            </span>
            <span class="buttons">
              <button
                type="button"
                class="button"
                aria-label={`Copy as ${format.name}`}
                onClick={() => copy(text(format), format.name)}
              >
                Copy
              </button>
              <button
                type="button"
                class="button"
                aria-label={`Save as ${format.name}`}
                onClick={() => {
                  saveFile(format.file, format.type, text(format));
                  setSaid(`${format.file} saved.`);
                }}
              >
                Save
              </button>
            </span>
          </li>
        ))}
        {listed.length > 0 && (
          <li>
            <span>
              <strong>Incident notes</strong> kept in this browser
            </span>
            <button
              type="button"
              class="button"
              onClick={() => {
                add(listed.map((finding) => findingNote(finding, result.sources.length > 1)));
                setSaid(`${plural(listed.length, 'finding')} in the notes.`);
              }}
            >
              Add all
            </button>
          </li>
        )}
      </ul>
      {result.findings.length > 0 && <WrongFinding model={model} findings={result.findings} onCopy={copy} />}
      <p role="status">{said}</p>
    </Dialog>
  );
}

interface WrongProps {
  model: Model;
  findings: KeyedFinding[];
  onCopy(text: string, what: string): void;
}

function WrongFinding({ model, findings, onCopy }: WrongProps) {
  const [{ run, chosen, workspace }] = useState(model.view);
  const [key, setKey] = useState(chosen ?? findings[0]!.key);
  const [withYaml, setWithYaml] = useState(false);
  const [excerpt, setExcerpt] = useState<{ key: string; text: string }>();
  const finding = findings.find((one) => one.key === key)!;
  const yaml = withYaml && excerpt?.key === key ? excerpt.text : undefined;
  const text = issueText(finding, run.result!.report, { site: siteUrl() }, yaml);

  const take = async (want: boolean, of: Finding & { key: string }) => {
    setWithYaml(want);
    if (!want) return;
    const secrets = await model.aside('secrets');
    const file = workspace.files.findIndex(({ name }) => name === of.source);
    if (secrets?.[file]) {
      setExcerpt({ key: of.key, text: findingExcerpt(workspace.files[file]!.text, of, secrets[file]) });
    }
  };

  return (
    <details>
      <summary>Report a wrong finding</summary>
      <label class="field">
        Finding{' '}
        <select
          value={key}
          onChange={({ currentTarget: { value } }) => {
            setKey(value);
            void take(withYaml, findings.find((one) => one.key === value)!);
          }}
        >
          {findings.map((one) => (
            <option key={one.key} value={one.key}>
              {one.rule}, {placeOf(one, workspace.files.length > 1)}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={withYaml}
          onChange={({ currentTarget: { checked } }) => take(checked, finding)}
        />{' '}
        With the object’s YAML and names, secrets masked
      </label>
      <label class="field">
        Text of the issue
        <textarea readOnly rows={8} spellcheck={false} value={text} />
      </label>
      <p class="buttons">
        <button type="button" class="button" onClick={() => onCopy(text, 'Issue')}>
          Copy the issue
        </button>
      </p>
    </details>
  );
}
