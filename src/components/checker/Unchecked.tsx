import { Fragment } from 'preact';
import type { Report } from '../../analyzer/types.ts';
import { siteHref } from '../../site-href.ts';
import { CommandBlock } from './CommandBlock.tsx';
import { Fold } from './Fold.tsx';
import { nameOf, placeOf, severities } from './findings.ts';
import { type Gap, type GapGroup, gapGroups } from './gaps.ts';
import { Message } from './Message.tsx';
import type { Model } from './model.ts';
import { SettingsTable } from './SettingsTable.tsx';
import { plural } from './text.ts';

interface Props {
  report: Report;
  severalFiles: boolean;
  model: Model;
  /** Minor versions of Istio, newest first. */
  versions: readonly string[];
}

/** Groups shown at once: a paste of many namespaces has one for each. */
const GROUPS_SHOWN = 3;

/** What was not checked and why, and what was: objects, settings, findings left out on request. */
export function Unchecked({ report, severalFiles, model, versions }: Props) {
  const { skipped, resources, suppressed, settings } = report;
  const all = gapGroups(skipped, resources);
  const [first, more] = [all.slice(0, GROUPS_SHOWN), all.slice(GROUPS_SHOWN)];
  return (
    <>
      {skipped.length > 0 && (
        <section class="unchecked" aria-labelledby="unchecked">
          <h2 id="unchecked">Could not check</h2>
          <Groups list={first} />
          {more.length > 0 && (
            <Fold summary={`${more.length} more could not be checked`}>{() => <Groups list={more} />}</Fold>
          )}
        </section>
      )}
      {suppressed.length > 0 && (
        <Fold summary={`${plural(suppressed.length, 'finding')} left out by a comment or an annotation`}>
          {() => (
            <ul class="places">
              {suppressed.map((finding) => (
                <li key={`${finding.rule}${placeOf(finding, true)}`}>
                  <button type="button" class="jump" onClick={() => model.jump(finding)}>
                    <span class="at">{placeOf(finding, severalFiles)}</span>{' '}
                    {severities[finding.severity].word} · {finding.rule}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
      {resources.length > 0 && (
        <Fold summary={`${plural(resources.length, 'object')} read`}>
          {() => (
            <ul class="places">
              {resources.map((resource) => (
                <li key={placeOf(resource, true)}>
                  <button type="button" class="jump" onClick={() => model.jump(resource)}>
                    <span class="at">{placeOf(resource, severalFiles)}</span> {nameOf(resource)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
      <Fold summary="Settings used">
        {() => <SettingsTable {...{ settings, resources, model, versions }} />}
      </Fold>
    </>
  );
}

function Groups({ list }: { list: GapGroup[] }) {
  return (
    <ul>
      {list.map(({ namespace, fetch, gaps, rules }) => (
        <li key={`${namespace} ${fetch}`} class="gap">
          <p>
            <span class="severity info">
              <span aria-hidden="true">?</span> Not checked
            </span>{' '}
            · {plural(rules.length, 'rule')}
            {fetch &&
              ` ${rules.length === 1 ? 'needs' : 'need'} ${namespace ? `objects of namespace ${namespace}` : 'more of the mesh'}`}
          </p>
          {gaps.length < 3 ? (
            <Reasons list={gaps} />
          ) : (
            <Fold summary={`${gaps.length} kinds of object missing`}>{() => <Reasons list={gaps} />}</Fold>
          )}
          {fetch && <CommandBlock run={fetch} label="Reads only: paste what it prints, too" />}
        </li>
      ))}
    </ul>
  );
}

function Reasons({ list }: { list: Gap[] }) {
  return (
    <ul class="reasons">
      {list.map(({ reason, rules }) => (
        <li key={reason}>
          <Message text={reason} />
          <span class="facts">
            {': '}
            {rules.map((rule, index) => (
              <Fragment key={rule}>
                {index > 0 && ' · '}
                <a href={siteHref(`/rules/${rule}/`)}>{rule}</a>
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
