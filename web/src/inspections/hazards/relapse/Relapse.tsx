import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { Chart } from '../../../charts/Chart';
import { token } from '../../../charts/look';
import { useFormats } from '../../../i18n/formats';
import { useScene } from '../../../map/scene';
import { useAnswer } from '../../../server/useAnswer';
import { Answered } from '../../../shell/Answered';
import { How } from '../../../shell/How';
import { Figure, Figures } from '../../../shell/Question';
import { setView, useView } from '../../../view/store';
import type { FilterWords } from '../HazardFilters';
import type { HazardFilter } from '../hazard';
import { atRiskOn, optionOf, ticksOf } from './curve';
import { askRelapse, type Curve, type RelapseAnswer, type RelapseBy } from './relapse';

const ways: readonly RelapseBy[] = ['KIND', 'TOWN', 'ZONE', 'CAMPAIGN', 'PREMISES_KIND'];
const spans = [90, 180, 365, 730] as const;

/** How much of what was put right has come back, how soon, and how sure that is. */
export function Relapse({ area, words }: { area: Area; words: FilterWords }) {
  const { t, i18n } = useTranslation();
  const { hazards } = useView();
  const by = ways.find((each) => each === hazards?.by) ?? 'KIND';
  const within = hazards?.within ?? 365;
  const filter = hazards?.filter as HazardFilter | undefined;
  const only = {
    zone: filter?.zone ?? null,
    campaign: filter?.campaign ?? null,
    division: filter?.division ?? null,
    kind: filter?.kinds?.[0] ?? null,
  };
  const key = JSON.stringify([area.code, area.dataVersion, by, within, only, i18n.language]);
  const answer = useAnswer(key, (signal) => askRelapse({ code: area.code, by, withinDays: within, ...only }, i18n.language, signal));
  useScene(useMemo(() => ({ hazards: null }), []));
  const look = (more: object) => setView({ hazards: { ...hazards, tab: 'relapse', by, within, ...more } });
  const kept = Object.entries(only).filter(([, value]) => value !== null);
  return (
    <>
      <div className="chips">
        {spans.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={within === each} onClick={() => look({ within: each })}>
            {t('inspect.relapse.within', { n: each })}
          </button>
        ))}
      </div>
      {kept.length > 0 && (
        <p className="note">
          {t('inspect.relapse.only')}{' '}
          {kept
            .map(([name, value]) =>
              name === 'kind' ? words.kinds.find((each) => each.code === value)?.name : t(`inspect.hazards.words.${name}`),
            )
            .join('、')}{' '}
          <button type="button" className="link" onClick={() => look({ filter: undefined })}>
            {t('inspect.relapse.all')}
          </button>
        </p>
      )}
      <Answered answer={answer} lines={10} asked={key}>
        {(value) => value && <Curves answer={value} by={by} onBy={(next) => look({ by: next })} />}
      </Answered>
    </>
  );
}

function Curves({ answer, by, onBy }: { answer: RelapseAnswer; by: RelapseBy; onBy: (by: RelapseBy) => void }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { base } = useView();
  const { overall, groups, withinDays: within, notFollowed, logRank } = answer;
  const [name, setName] = useState<string | null | undefined>(undefined);
  const one = name === undefined ? null : (groups.find((each) => each.key === name) ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the page change with its base.
  const option = useMemo(
    () =>
      optionOf(
        overall,
        one,
        within,
        { all: token('ink'), one: token('accent'), band: token('ink-soft') },
        { all: t('inspect.relapse.everything'), days: t('inspect.relapse.days') },
      ),
    [overall, one, within, t, base],
  );
  const ticks = ticksOf(within);
  const left = notFollowed.reduce((sum, each) => sum + each.hazards, 0);
  if (overall.followed === 0) {
    return (
      <p className="review-empty" data-testid="relapse-none">
        {t('inspect.relapse.none')}
      </p>
    );
  }
  return (
    <>
      <How method={answer.method}>
        <Figures>
          <Figure
            value={share(overall.within?.value)}
            label={t('inspect.relapse.share', { n: count(within) })}
            n={[interval(overall, share), t('inspect.relapse.n', { n: count(overall.followed), back: count(overall.returned) })]
              .filter(Boolean)
              .join(' · ')}
            tone="fail"
          />
        </Figures>
      </How>
      {overall.small && <p className="warn">{t('inspect.relapse.small')}</p>}
      <h2 className="section-title">{t('inspect.relapse.curve')}</h2>
      <div data-testid="relapse-curve">
        <Chart
          option={option}
          height={200}
          label={t('inspect.relapse.label', { n: count(within), share: share(overall.within?.value), followed: count(overall.followed) })}
        />
      </div>
      <table className="at-risk" data-testid="at-risk">
        <caption>{t('inspect.relapse.atRisk')}</caption>
        <thead className="visually-hidden">
          <tr>
            <td />
            {ticks.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[overall, ...(one ? [one] : [])].map((curve, i) => (
            <tr key={i === 0 ? 'all' : 'one'} className={i === 0 ? undefined : 'at-risk-one'}>
              <th scope="row">
                <span className="visually-hidden">{i === 0 ? t('inspect.relapse.everything') : curve.name}</span>
              </th>
              {ticks.map((each) => (
                <td key={each} className="figure" style={{ left: `calc(44px + (100% - 56px) * ${each / within})` }}>
                  {count(atRiskOn(curve, each))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('inspect.relapse.axis')}</p>
      <section className="section">
        <h2>{t('inspect.relapse.compare')}</h2>
        <div className="chips relapse-by">
          {ways.map((each) => (
            <button key={each} type="button" className="chip" aria-pressed={by === each} onClick={() => onBy(each)}>
              {t(`inspect.relapse.by.${each}`)}
            </button>
          ))}
        </div>
        <ul className="rows" data-testid="relapse-groups">
          {groups.map((each) => (
            <Group key={each.key ?? ''} curve={each} on={one === each} onOpen={() => setName(one === each ? undefined : each.key)} />
          ))}
        </ul>
        {groups.length === 0 && <p className="soft">{t('inspect.relapse.noGroups')}</p>}
        {logRank && (
          <p className="note">
            {t(logRank.p < 0.05 ? 'inspect.relapse.differ' : 'inspect.relapse.alike', {
              chi: logRank.chiSquare.toFixed(1),
              df: logRank.degrees,
              p: logRank.p < 0.001 ? '< 0.001' : logRank.p.toFixed(3),
            })}
          </p>
        )}
      </section>
      <section className="section">
        <h2>{t('inspect.relapse.notFollowed', { n: count(left) })}</h2>
        <ul className="facts">
          {notFollowed
            .filter((each) => each.hazards > 0)
            .map((each) => (
              <li key={each.reason} className="relapse-not">
                <span className="soft">{t(`inspect.relapse.reasons.${each.reason}`)}</span>{' '}
                <span className="figure">{count(each.hazards)}</span>
              </li>
            ))}
        </ul>
      </section>
    </>
  );
}

function interval(curve: Curve, share: (value: number | null) => string): string | null {
  const { low = null, high = null } = curve.within ?? {};
  return low === null || high === null ? null : `${share(low)} – ${share(high)}`;
}

function Group({ curve, on, onOpen }: { curve: Curve; on: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { value = null, low = null, high = null } = curve.within ?? {};
  return (
    <li>
      <button type="button" className="row relapse-row" aria-pressed={on} onClick={onOpen}>
        <span className="row-main">
          <span className="row-title">{curve.name ?? t('card.unknown')}</span>
          <span className="row-note">
            {t('inspect.relapse.n', { n: count(curve.followed), back: count(curve.returned) })}
            {curve.small && ` · ${t('inspect.relapse.few')}`}
          </span>
          {low !== null && high !== null && (
            <span className="return-whisker" aria-hidden="true">
              <span style={{ left: `${100 * low}%`, right: `${100 - 100 * high}%` }} />
              {value !== null && <i style={{ left: `${100 * value}%` }} />}
            </span>
          )}
        </span>
        <span className={curve.small ? 'row-figure soft' : 'row-figure'}>
          {share(value)}
          {low !== null && high !== null && (
            <span className="relapse-interval">
              {share(low)} – {share(high)}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
