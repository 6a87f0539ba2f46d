import { useEffect, useRef, useState } from 'preact/hooks';
import { spawnAnalyzer } from '../../worker/spawn.ts';
import { textareaEditor } from '../checker/editor.ts';
import { single } from '../checker/files.ts';
import { passes } from '../checker/filters.ts';
import { nameOf, placeOf, severities } from '../checker/findings.ts';
import { Message } from '../checker/Message.tsx';
import { createModel, type Model } from '../checker/model.ts';
import { Announcer, Summary } from '../checker/Summary.tsx';
import { useModel } from '../checker/useModel.ts';
import { linkFault, readLink } from './link.ts';
import './share.css';
import { siteHref } from '../../site-href.ts';

/** A shared text with its findings, only to be looked at: it keeps nothing, and leaves what is kept alone. */
export function Embed() {
  const [model, view] = useModel(() => createModel(single(''), {}));
  const [fault, setFault] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    document.documentElement.dataset.embed = '';
    const editor = textareaEditor(area.current!, () => {});
    model.attach(editor);
    model.start(spawnAnalyzer);
    void openShared(model).then(setFault);
    return () => {
      editor.destroy();
      model.stop();
    };
  }, [model]);

  const { workspace, filters, run } = view;
  const several = workspace.files.length > 1;
  const findings = (run.result?.findings ?? []).filter((finding) => passes(finding, filters));
  return (
    <div class="checker embed">
      <Announcer model={model} view={view} />
      <div class="embed-head">
        <Summary model={model} view={view} />
        <a class="button" href={location.href.replace('&embed', '')} target="_blank" rel="noopener">
          Open in the checker
        </a>
      </div>
      {fault && <p role="alert">{fault}</p>}
      {several && (
        <p class="buttons">
          {workspace.files.map(({ name }) => (
            <button
              type="button"
              class="button"
              key={name}
              aria-pressed={name === workspace.active}
              onClick={() => model.showFile(name)}
            >
              {name}
            </button>
          ))}
        </p>
      )}
      <textarea ref={area} readOnly aria-label="Shared YAML, read only" rows={14} spellcheck={false} />
      <ol class="findings" aria-label="Findings">
        {findings.map((finding) => (
          <li class={`finding ${finding.severity}`} key={finding.key}>
            <button type="button" class="finding-main" onClick={() => model.choose(finding.key)}>
              <span class="finding-head">
                <span class={`severity ${finding.severity}`}>
                  <span aria-hidden="true">{severities[finding.severity].shape}</span>{' '}
                  {severities[finding.severity].word}
                </span>{' '}
                · {finding.certainty}
              </span>
              <span class="message">
                <Message text={finding.message} />
              </span>
              <span class="facts">
                {[
                  finding.rule,
                  ...(finding.resource ? [nameOf(finding.resource)] : []),
                  placeOf(finding, several),
                ].join(' · ')}
              </span>
            </button>
            <p class="buttons">
              <a
                class="button"
                href={siteHref(`/rules/${finding.rule}/`)}
                target="_blank"
                rel="noopener"
                aria-label={`Why: rule ${finding.rule}`}
              >
                Why
              </a>
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Opens the text of the address; the sentence to show where that fails. */
async function openShared(model: Model): Promise<string | undefined> {
  try {
    const shared = await readLink(location.hash);
    if (!shared) return undefined;
    model.open(shared.workspace, undefined, shared.options);
    if (shared.filters) model.setFilters(shared.filters);
    return undefined;
  } catch (error) {
    return linkFault(error);
  }
}
