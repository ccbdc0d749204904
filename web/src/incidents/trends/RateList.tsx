import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { setView } from '../../view/store';
import { askRates, type Rate, type Rates } from './trends';

const page = 12;

/** Which places burn more than others, as far as that can be told. */
export function RateList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const divided = area.counts.divisions > 1;
  const [by, setBy] = useState<'DIVISIONS' | 'ZONES'>(divided ? 'DIVISIONS' : 'ZONES');
  const per = area.counts.buildings > 0 ? 'BUILDINGS' : 'AREA';
  const any = divided || area.counts.zones > 0;
  const key = any ? `${area.code}/${area.dataVersion}/${i18n.language}/${by}` : null;
  const answer = useAnswer(key, (signal) => askRates({ code: area.code, by, per }, i18n.language, signal));
  if (!any) return null;
  return (
    <section className="section">
      <h2>{t('trends.rates')}</h2>
      {divided && area.counts.zones > 0 && (
        <Segmented
          block
          value={by}
          onChange={setBy}
          options={[
            { value: 'DIVISIONS' as const, label: t('trends.byDivision') },
            { value: 'ZONES' as const, label: t('trends.byZone') },
          ]}
          aria-label={t('trends.rates')}
        />
      )}
      <Answered answer={answer} asked={key} lines={5}>
        {(rates) => <RateRows rates={rates} by={by} />}
      </Answered>
    </section>
  );
}

function RateRows({ rates, by }: { rates: Rates; by: 'DIVISIONS' | 'ZONES' }) {
  const { t } = useTranslation();
  const { figure } = useFormats();
  const [shown, setShown] = useState(page);
  const ranked = rates.rows.filter((row) => row.smoothed !== null);
  const end = Math.max(...ranked.slice(0, shown).map((row) => row.high ?? 0), 0);
  const unknown = rates.rows.length - ranked.length;
  return (
    <>
      <How method={rates.method}>
        <p className="note">
          {t('trends.rateUnit', {
            unit: t(`trends.exposures.${rates.unit}`, { defaultValue: rates.unit }),
            mean: figure(rates.mean),
          })}
        </p>
      </How>
      <ol className="rates">
        {ranked.slice(0, shown).map((row) => (
          <RateRow key={row.featureId} row={row} end={end} mean={rates.mean ?? 0} by={by} />
        ))}
      </ol>
      {unknown > 0 && <p className="note">{t('trends.noRate', { n: unknown })}</p>}
      {ranked.length > shown && (
        <button type="button" className="link" onClick={() => setShown(shown + page)}>
          {t('trends.moreRates')}
        </button>
      )}
    </>
  );
}

function RateRow({ row, end, mean, by }: { row: Rate; end: number; mean: number; by: 'DIVISIONS' | 'ZONES' }) {
  const { t, i18n } = useTranslation();
  const { count, figure } = useFormats();
  const names = [row.nameZh, row.nameEn];
  const name = (i18n.language === 'en' ? names.reverse() : names).find(Boolean) ?? String(row.featureId);
  const thing = { layer: by === 'ZONES' ? 'zones' : 'divisions', featureId: row.featureId };
  const at = (value: number | null) => `${end > 0 ? ((value ?? 0) / end) * 100 : 0}%`;
  const width = `${end > 0 ? (((row.high ?? 0) - (row.low ?? 0)) / end) * 100 : 0}%`;
  const shown = (
    <>
      <span className="rate-name">
        {row.rankReliable ? `${row.rank}. ` : ''}
        {name}
      </span>
      <span className="rate-value">
        {figure(row.smoothed)} <span className="row-note">{t('trends.firesOf', { n: count(row.incidents) })}</span>
      </span>
      <span className="rate-bar" aria-hidden="true">
        <span className="rate-mean" style={{ left: at(mean) }} />
        <span className="rate-range" style={{ left: at(row.low), width }} />
        <span className="rate-dot" style={{ left: at(row.smoothed) }} />
      </span>
    </>
  );
  const className = row.rankReliable ? 'rate' : 'rate rate-grey';
  const light = { onPointerEnter: () => hovered.set(thing), onPointerLeave: () => hovered.set(null) };
  return (
    <li title={t('trends.rateRange', { low: figure(row.low), high: figure(row.high) })}>
      {by === 'ZONES' ? (
        <button type="button" className={className} {...light} onClick={() => setView({ selected: thing })}>
          {shown}
        </button>
      ) : (
        <div className={className} {...light}>
          {shown}
        </div>
      )}
    </li>
  );
}
