import InputNumber from 'antd/es/input-number';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import type { Trend } from './trends';

/** Where the year is heading, against the target. */
export function Pace({ trend, target }: { trend: Trend; target: number }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { pace } = trend;
  const fires = trend.measures.find((each) => each.measure === 'INCIDENTS');
  return (
    <section className="section" data-testid="pace">
      <h2>{t('trends.pace')}</h2>
      <div className="field">
        <span id="trend-target">{t('trends.target', { year: trend.baselineTo.slice(0, 4) })}</span>
        <InputNumber
          value={target}
          min={-99}
          max={1000}
          step={1}
          suffix="%"
          onChange={(value) => value !== null && setView({ target: value })}
          aria-labelledby="trend-target"
          style={{ width: 96 }}
        />
      </div>
      {pace && fires ? (
        <>
          <p>
            {t('trends.paceIs', {
              target: count(pace.target),
              soFar: count(pace.soFar),
              due: count(pace.dueByNow),
              low: count(pace.low),
              high: count(pace.high),
            })}
          </p>
          <PaceBar pace={pace} />
          <p className="note">
            {t('trends.chance', { share: share(pace.chanceOfReaching) })} {t(pace.bySeason ? 'trends.bySeason' : 'trends.byDays')}
          </p>
        </>
      ) : (
        <p className="soft">{t('trends.noPace')}</p>
      )}
    </section>
  );
}

/** The projected range as a bar with the target as a mark on it. */
function PaceBar({ pace }: { pace: NonNullable<Trend['pace']> }) {
  const { t } = useTranslation();
  const end = Math.max(pace.high, pace.target, pace.baselineIncidents, 1) * 1.1;
  const at = (value: number) => `${(value / end) * 100}%`;
  return (
    <div className="pace" role="img" aria-label={t('trends.paceBar', { low: pace.low, high: pace.high, target: pace.target })}>
      <span className="pace-done" style={{ width: at(pace.soFar) }} />
      <span className="pace-range" style={{ left: at(pace.low), width: at(Math.max(pace.high - pace.low, end / 200)) }} />
      <span className="pace-target" style={{ left: at(pace.target) }} />
    </div>
  );
}
