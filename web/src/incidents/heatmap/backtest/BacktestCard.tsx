import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { Chart } from '../../../charts/Chart';
import { axis, token, tooltip } from '../../../charts/look';
import { useFormats } from '../../../i18n/formats';
import { useAnswer } from '../../../server/useAnswer';
import { Answered } from '../../../shell/Answered';
import { How } from '../../../shell/How';
import { useView } from '../../../view/store';
import { askBacktest, type Backtest, type BacktestModel, type Tested } from './backtest';
import { saveCard } from './saveCard';

/** In the order of the legend: what is tested, and what it is measured by. */
const shown: BacktestModel[] = ['HOT_SPOTS', 'DENSITY', 'ALL_YEARS', 'LAST_YEAR', 'EXPOSURE', 'FLOOR_AREA', 'RESIDENTS', 'UNIFORM'];

/** Does the map say where the next fires are? The test stands beside every density, and beside every map of hot spots. */
export function BacktestCard({ area, tested = null }: { area: Area; tested?: Tested }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(JSON.stringify([area.code, area.dataVersion, i18n.language, tested]), (signal) =>
    askBacktest(area.code, tested, i18n.language, signal),
  );
  return (
    <section className="section" data-testid="backtest">
      <h2>{t('backtest.title')}</h2>
      <Answered answer={answer} lines={3}>
        {(test) => <Card test={test} area={area} />}
      </Answered>
    </section>
  );
}

function Card({ test, area }: { test: Backtest; area: Area }) {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  return (
    <>
      <How method={test.method}>
        <p className="backtest-sentence" data-testid="backtest-sentence">
          {test.sentence}
        </p>
      </How>
      {test.conclusion && <p className={test.verdict === 'BEATS_COUNTS' ? 'note' : 'warn'}>{test.conclusion}</p>}
      {test.models.length > 0 && (
        <details className="backtest-more">
          <summary>{t('backtest.more')}</summary>
          <p className="note">
            {t('backtest.spans', {
              trainedFrom: day(test.trainedFrom),
              trainedTo: day(test.trainedTo),
              trained: count(test.trainedOn),
              testedFrom: day(test.testedFrom),
              testedTo: day(test.testedTo),
              tested: count(test.testedOn),
            })}
          </p>
          <CaptureCurve test={test} />
          <Levels test={test} />
          <Origins test={test} />
          <button type="button" className="link" onClick={() => saveCard(area.code, test, [test.sentence, test.conclusion ?? ''])}>
            {t('backtest.save')}
          </button>
        </details>
      )}
    </>
  );
}

function CaptureCurve({ test }: { test: Backtest }) {
  const { t, i18n } = useTranslation();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const colours: Partial<Record<BacktestModel, string>> = {
      [test.tested]: token('accent'),
      ALL_YEARS: token('ink'),
      LAST_YEAR: token('ink-soft'),
    };
    const percent = (value: number) => `${Math.round(value)} %`;
    return {
      grid: { left: 44, right: 12, top: 58, bottom: 36 },
      legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 8, icon: 'roundRect', textStyle: { color: token('ink-soft'), fontSize: 12 } },
      tooltip: tooltip({ trigger: 'axis', valueFormatter: percent }),
      xAxis: axis({
        type: 'value',
        max: 50,
        name: t('backtest.area'),
        nameLocation: 'middle',
        nameGap: 22,
        axisLabel: { formatter: '{value} %', color: token('ink-soft'), fontSize: 11 },
      }),
      yAxis: axis({ type: 'value', max: 100, axisLabel: { formatter: '{value} %', color: token('ink-soft'), fontSize: 11 } }),
      series: shown
        .map((model) => test.models.find((each) => each.model === model))
        .filter((each) => each !== undefined)
        .map(({ model, curve }) => ({
          type: 'line',
          name: t(`backtest.model.${model}`),
          showSymbol: false,
          data: curve.map((point) => [100 * point.areaShare, 100 * point.hitRate]),
          lineStyle: {
            width: model === test.tested ? 2.5 : 1.5,
            type: model === 'UNIFORM' ? 'dotted' : model in colours ? 'solid' : 'dashed',
          },
          color: colours[model] ?? token('unknown'),
        })),
    };
  }, [test, i18n.language, base]);
  return <Chart option={option} label={t('backtest.curve')} height={260} />;
}

function Levels({ test }: { test: Backtest }) {
  const { t } = useTranslation();
  const { figure } = useFormats();
  const density = test.models.find((each) => each.model === test.tested);
  const counts = test.models.find((each) => each.model === test.comparison?.baseline);
  if (!density || !counts) return null;
  const percent = (share: number) => `${figure(100 * share)} %`;
  return (
    <table className="measures">
      <thead>
        <tr>
          <th scope="col">{t('backtest.area')}</th>
          <th scope="col">{t('backtest.hitRate')}</th>
          <th scope="col">{t(`backtest.model.${counts.model}`)}</th>
          <th scope="col">PAI</th>
          <th scope="col">PEI</th>
        </tr>
      </thead>
      <tbody>
        {density.levels.map((level, i) => (
          <tr key={level.areaShare}>
            <th scope="row">{percent(level.areaShare)}</th>
            <td>
              {percent(level.hitRate)}
              <span className="backtest-interval">
                {Math.round(100 * level.hitRateLow)}–{Math.round(100 * level.hitRateHigh)}
              </span>
            </td>
            <td>{percent(counts.levels[i]?.hitRate ?? Number.NaN)}</td>
            <td>
              {figure(level.pai)}
              <span className="backtest-interval">
                {figure(level.paiLow)}–{figure(level.paiHigh)}
              </span>
            </td>
            <td>{figure(Math.round(100 * level.pei) / 100)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same test with other ends: a result that holds in one year only is none. */
function Origins({ test }: { test: Backtest }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  if (test.origins.length === 0) return null;
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(100 * share)} %`);
  return (
    <>
      <h3 className="backtest-sub">
        {test.tested === 'DENSITY'
          ? t('backtest.origins', { area: Math.round(100 * (test.comparedShare ?? 0)) })
          : t('backtest.originsOfSpots')}
      </h3>
      {test.origins.length < 3 && <p className="note">{t('backtest.fewOrigins')}</p>}
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">{t('backtest.until')}</th>
            <th scope="col">{t('backtest.n')}</th>
            <th scope="col">{t(`backtest.model.${test.tested}`)}</th>
            <th scope="col">{t('backtest.model.ALL_YEARS')}</th>
            <th scope="col">{t('backtest.model.LAST_YEAR')}</th>
          </tr>
        </thead>
        <tbody>
          {test.origins.map((origin) => (
            <tr key={origin.testedFrom}>
              <th scope="row">{day(origin.testedTo)}</th>
              <td>{count(origin.testedOn)}</td>
              {([test.tested, 'ALL_YEARS', 'LAST_YEAR'] as const).map((model) => (
                <td key={model}>{percent(origin.rates.find((rate) => rate.model === model)?.hitRate)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
