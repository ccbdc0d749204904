import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { Chart } from '../../charts/Chart';
import { token } from '../../charts/look';
import { useFormats } from '../../i18n/formats';
import { optionOf } from '../../inspections/hazards/relapse/curve';
import { askRelapse, type RelapseAnswer } from '../../inspections/hazards/relapse/relapse';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { setView, useView } from '../../view/store';

/** What was put right in the zone and came back, beside all of the area. */
export function ZoneRelapse({ area, zone }: { area: Area; zone: string }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${zone}/relapse/${i18n.language}`, (signal) =>
    askRelapse({ code: area.code, by: 'ZONE' }, i18n.language, signal),
  );
  return (
    <section className="section" data-testid="zone-relapse">
      <h2>{t('zone.relapse')}</h2>
      <Answered answer={answer} lines={4}>
        {(value) => value && <ZoneCurve answer={value} zone={zone} />}
      </Answered>
    </section>
  );
}

function ZoneCurve({ answer, zone }: { answer: RelapseAnswer; zone: string }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { base } = useView();
  const { overall, withinDays: within } = answer;
  const one = answer.groups.find((each) => each.key === zone) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the page change with its base.
  const option = useMemo(
    () =>
      optionOf(
        overall,
        one,
        within,
        { all: token('ink-soft'), one: token('accent'), band: token('ink-soft') },
        { all: t('zone.relapseArea'), days: t('inspect.relapse.days') },
      ),
    [overall, one, within, t, base],
  );
  if (!one || one.followed === 0) return <p className="soft">{t('zone.relapseNone')}</p>;
  const { value = null, low = null, high = null } = one.within ?? {};
  return (
    <>
      <How method={answer.method}>
        <div>
          <p>
            <b className="zone-relapse-share figure">{share(value)}</b> {t('inspect.relapse.share', { n: count(within) })}
          </p>
          <p className="note">
            {[
              low !== null && high !== null && `${share(low)} – ${share(high)}`,
              t('inspect.relapse.n', { n: count(one.followed), back: count(one.returned) }),
              overall.within && t('zone.relapseOverall', { share: share(overall.within.value) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </How>
      {one.small && <p className="warn warn-mild">{t('inspect.relapse.small')}</p>}
      <Chart
        option={option}
        height={140}
        label={t('inspect.relapse.label', { n: count(within), share: share(value), followed: count(one.followed) })}
      />
      <p className="note">
        {t('zone.relapseKey')}{' '}
        <button
          type="button"
          className="link"
          onClick={() =>
            setView({ question: 'hazards', selected: undefined, layers: undefined, hazards: { tab: 'relapse', filter: { zone } } })
          }
        >
          {t('zone.relapseOpen')}
        </button>
      </p>
    </>
  );
}
