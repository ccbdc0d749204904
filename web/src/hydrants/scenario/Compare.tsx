import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { askComparison, type ScenarioName } from './saved';
import { litBuildings } from './usePlan';

/** A saved plan beside today or another plan: who is served by which, and for how much. Pointing at a line lights its buildings. */
export function Compare({ area, id, version, others }: { area: Area; id: string; version: number; others: ScenarioName[] }) {
  const { t, i18n } = useTranslation();
  const { count, money } = useFormats();
  const [other, setOther] = useState('');
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${id}/${version}/${other}`, (signal) =>
    askComparison(area.code, id, other === '' ? null : other, i18n.language, signal),
  );
  const name = others.find((each) => each.id === other)?.name ?? t('plan.compareToday');
  return (
    <div className="plan-compare" data-testid="plan-compare">
      <label className="standard-choice">
        <span className="note">{t('plan.compareWith')}</span>
        <select value={other} onChange={({ target }) => setOther(target.value)}>
          <option value="">{t('plan.compareToday')}</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <Answered answer={answer} lines={3}>
        {(value) => {
          const rows: [string, number, number[]][] = [
            [t('plan.onlyThis'), value.onlyThis.buildings, value.onlyThisBuildings],
            [t('plan.onlyThat', { name }), value.onlyThat.buildings, value.onlyThatBuildings],
          ];
          const costs = [value.cost, value.costWith].filter((each) => each !== null);
          return (
            <ul className="rows">
              {rows.map(([label, n, buildings]) => (
                <li key={label} className="row" onMouseEnter={() => litBuildings.set(buildings)} onMouseLeave={() => litBuildings.set([])}>
                  <span className="row-main">{label}</span>
                  <span className="row-figure">{count(n)}</span>
                </li>
              ))}
              {other !== '' && (
                <li className="row">
                  <span className="row-main">{t('plan.both')}</span>
                  <span className="row-figure">{count(value.both.buildings)}</span>
                </li>
              )}
              {costs.length > 0 && (
                <li className="row">
                  <span className="row-main">{t('plan.cost')}</span>
                  <span className="row-figure">
                    {money(value.cost, value.currency)}
                    {other !== '' && ` / ${money(value.costWith, value.currencyWith)}`}
                    {other === '' && value.cost !== null && value.onlyThis.buildings > 0 && (
                      <span className="row-note">
                        {t('plan.costEach', { money: money(value.cost / value.onlyThis.buildings, value.currency) })}
                      </span>
                    )}
                  </span>
                </li>
              )}
            </ul>
          );
        }}
      </Answered>
    </div>
  );
}
