import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { newWork } from '../../server/work';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { WorkBar } from '../../shell/WorkBar';
import { CalibrationChart, CaptureChart, RocChart } from './RiskCharts';
import { askRiskCard, type RiskCard, type RiskMethod, type RiskModel } from './risk';

/** Does the score tell which buildings burn next? The test stands beside every score. */
export function RiskTest({ area, method, table }: { area: Area; method: RiskMethod; table: string }) {
  const { i18n } = useTranslation();
  const [work, setWork] = useState<string | null>(null);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/${method}/${table}`, (signal) => {
    const named = newWork();
    setWork(named);
    return askRiskCard({ code: area.code, method, table }, i18n.language, signal, named);
  });
  return (
    <section className="section" data-testid="risk-card">
      {work && answer.waiting && <WorkBar key={work} id={work} />}
      <Answered answer={{ ...answer, slow: false }} lines={3}>
        {(card) => <Card card={card} />}
      </Answered>
    </section>
  );
}

function Card({ card }: { card: RiskCard }) {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  return (
    <>
      <How method={card.method}>
        <p className="backtest-sentence" data-testid="risk-sentence">
          {card.sentence}
        </p>
      </How>
      {card.conclusion && <p className={card.verdict === 'BEATS_COUNTS' ? 'note' : 'warn'}>{card.conclusion}</p>}
      {card.models.length > 0 && (
        <details className="backtest-more">
          <summary>{t('risk.card')}</summary>
          <p className="note">
            {t('backtest.spans', {
              trainedFrom: day(card.trainedFrom),
              trainedTo: day(card.trainedTo),
              trained: count(card.trainedOn),
              testedFrom: day(card.testedFrom),
              testedTo: day(card.testedTo),
              tested: count(card.testedOn),
            })}
          </p>
          <CaptureChart card={card} />
          <Levels card={card} />
          <Visits card={card} />
          <RocChart card={card} />
          {card.calibration.length > 1 && <CalibrationChart card={card} />}
          <Origins card={card} />
        </details>
      )}
    </>
  );
}

const percent = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(100 * share)} %`);

function Levels({ card }: { card: RiskCard }) {
  const { t } = useTranslation();
  const { figure } = useFormats();
  const byBuildings = { title: 'risk.ofBuildings', models: card.models } as const;
  const byArea = { title: 'risk.ofArea', models: card.byArea } as const;
  return [byBuildings, byArea].map(({ title, models }) => {
    const score = models.find((each) => each.model === 'SCORE');
    const counts = models.find((each) => each.model === (card.comparison?.baseline ?? 'ALL_YEARS'));
    if (!score || !counts) return null;
    return (
      <table key={title} className="measures">
        <thead>
          <tr>
            <th scope="col">{t(title)}</th>
            <th scope="col">{t('backtest.hitRate')}</th>
            <th scope="col">{t(`risk.model.${counts.model}`)}</th>
            <th scope="col">PAI</th>
            <th scope="col">PEI</th>
          </tr>
        </thead>
        <tbody>
          {score.levels.map((level, i) => (
            <tr key={level.areaShare}>
              <th scope="row">{percent(level.areaShare)}</th>
              <td>
                {percent(level.hitRate)}
                <span className="backtest-interval">
                  {Math.round(100 * level.hitRateLow)}–{Math.round(100 * level.hitRateHigh)}
                </span>
              </td>
              <td>{percent(counts.levels[i]?.hitRate)}</td>
              <td>{figure(level.pai)}</td>
              <td>{level.pei.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  });
}

/** Of the visits that a team can make, how many would have been to a building that burned. */
function Visits({ card }: { card: RiskCard }) {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  const models: RiskModel[] = ['SCORE', 'ALL_YEARS', 'UNIFORM'];
  const sizes = [...new Set(card.visits.map((each) => each.visits))];
  if (sizes.length === 0) return null;
  return (
    <>
      <h3 className="backtest-sub">{t('risk.visits')}</h3>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">{t('risk.visitsN')}</th>
            {models.map((model) => (
              <th key={model} scope="col">
                {t(`risk.model.${model}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.map((size) => (
            <tr key={size}>
              <th scope="row">{count(size)}</th>
              {models.map((model) => {
                const found = card.visits.find((each) => each.visits === size && each.model === model);
                return (
                  <td key={model}>
                    {figure(found?.hits)}
                    {found && (
                      <span className="backtest-interval">
                        {figure(100 * found.precisionLow)}–{figure(100 * found.precisionHigh)} %
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The same test with other ends: a result that holds in one year only is none. */
function Origins({ card }: { card: RiskCard }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  return (
    <>
      <h3 className="backtest-sub">{t('risk.origins')}</h3>
      {card.origins.length < 3 && <p className="note">{t('backtest.fewOrigins')}</p>}
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">{t('backtest.until')}</th>
            <th scope="col">{t('backtest.n')}</th>
            <th scope="col">{t('risk.model.SCORE')}</th>
            <th scope="col">{t('risk.model.ALL_YEARS')}</th>
            <th scope="col">AUC</th>
          </tr>
        </thead>
        <tbody>
          {card.origins.map((origin) => (
            <tr key={origin.testedFrom}>
              <th scope="row">{day(origin.testedTo)}</th>
              <td>{count(origin.testedOn)}</td>
              {(['SCORE', 'ALL_YEARS'] as const).map((model) => (
                <td key={model}>{percent(origin.rates.find((rate) => rate.model === model)?.hitRate)}</td>
              ))}
              <td>{origin.auc ? origin.auc.area.toFixed(2) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
