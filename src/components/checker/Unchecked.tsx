import { Fragment } from 'preact';
import type { Report, SettingOrigin, Settings } from '../../analyzer/types.ts';
import { CommandBlock } from './CommandBlock.tsx';
import { type Gap, gaps, nameOf, placeOf, severities } from './findings.ts';
import { Message } from './Message.tsx';
import type { Model } from './model.ts';
import { plural } from './text.ts';

const settingLabels: Record<keyof Settings, string> = {
  istioVersion: 'Istio version',
  complete: 'These files are the whole mesh',
  defaultNamespace: 'Namespace of objects that name none',
  rootNamespace: 'Root namespace',
  clusterDomain: 'Cluster domain',
  autoMtls: 'Automatic mutual TLS',
  outboundTrafficPolicy: 'Outbound traffic policy',
};

/** Gaps shown at once: a paste of many namespaces has one for each. */
const GAPS_SHOWN = 3;

/** What was not checked and why, and what was: objects, settings, findings left out on request. */
export function Unchecked({
  report,
  severalFiles,
  model,
}: {
  report: Report;
  severalFiles: boolean;
  model: Model;
}) {
  const { skipped, resources, suppressed, settings } = report;
  const all = gaps(skipped);
  const [first, more] = [all.slice(0, GAPS_SHOWN), all.slice(GAPS_SHOWN)];
  return (
    <>
      {skipped.length > 0 && (
        <section class="unchecked" aria-labelledby="unchecked">
          <h2 id="unchecked">Could not check</h2>
          <Gaps list={first} />
          {more.length > 0 && (
            <details>
              <summary>{more.length} more could not be checked</summary>
              <Gaps list={more} />
            </details>
          )}
        </section>
      )}
      {suppressed.length > 0 && (
        <details>
          <summary>{plural(suppressed.length, 'finding')} left out by a comment or an annotation</summary>
          <ul class="places">
            {suppressed.map((finding) => (
              <li key={`${finding.rule}${placeOf(finding, true)}`}>
                <button type="button" class="jump" onClick={() => model.jump(finding)}>
                  <span class="at">{placeOf(finding, severalFiles)}</span> {severities[finding.severity].word}{' '}
                  · {finding.rule}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {resources.length > 0 && (
        <details>
          <summary>{plural(resources.length, 'object')} read</summary>
          <ul class="places">
            {resources.map((resource) => (
              <li key={placeOf(resource, true)}>
                <button type="button" class="jump" onClick={() => model.jump(resource)}>
                  <span class="at">{placeOf(resource, severalFiles)}</span> {nameOf(resource)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>Settings used</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Value</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(settingLabels).map(([name, label]) => {
              const setting = settings[name as keyof Settings];
              return (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td>
                    <code>{said(setting.value)}</code>
                  </td>
                  <td>
                    <Origin origin={setting} model={model} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Gaps({ list }: { list: Gap[] }) {
  return (
    <ul>
      {list.map(({ reason, fetch, rules }) => (
        <li key={reason} class="gap">
          <p>
            <span class="severity info">
              <span aria-hidden="true">?</span> Not checked
            </span>{' '}
            · <Message text={reason} />
          </p>
          <p class="facts">
            {rules.map((rule, index) => (
              <Fragment key={rule}>
                {index > 0 && ' · '}
                <a href={`/rules/${rule}/`}>{rule}</a>
              </Fragment>
            ))}
          </p>
          {fetch && <CommandBlock run={fetch} label="Reads only: paste what it prints, too" />}
        </li>
      ))}
    </ul>
  );
}

const said = (value: string | boolean): string => (value === true ? 'yes' : value === false ? 'no' : value);

function Origin({ origin: { from, source, range }, model }: { origin: SettingOrigin; model: Model }) {
  if (from === 'option') return <>chosen here</>;
  if (from === 'default') return <>default</>;
  if (!source || !range) return <>the text</>;
  return (
    <button type="button" class="jump" onClick={() => model.jump({ source, range })}>
      {source}, line {range.start.line}
    </button>
  );
}
