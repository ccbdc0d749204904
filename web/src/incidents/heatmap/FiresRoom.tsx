import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { useView } from '../../view/store';
import { FireQuestions } from '../FireQuestions';
import { BacktestCard } from './backtest/BacktestCard';
import { FiresAnswer } from './FiresAnswer';
import { filterOf } from './filter';
import { classStarts } from './grid';
import { HeatLegend } from './HeatLegend';
import { askHeatmap } from './heatmap';
import { PeriodSlider } from './PeriodSlider';
import { Smoothing } from './Smoothing';
import { Tables } from './Tables';

/** How long the period must rest before the server is asked, in milliseconds. */
const rest = 150;

/** Where do fires gather? */
export default function FiresRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { from, to, bandwidth, times, fires } = useView();
  const recorded = area.counts.incidents > 0;
  const version = area.dataVersion;
  const questionOf = useCallback(
    (first?: string, last?: string) => ({ area: area.code, filter: filterOf({ from: first, to: last, fires }), bandwidth, times }),
    [area.code, fires, bandwidth, times],
  );
  const asked = { whole: { area: area.code }, period: questionOf(from, to) };
  const key = (question: object) => JSON.stringify([question, version, i18n.language]);

  // The whole record, once: it gives the slider its ends.
  const whole = useAnswer(recorded ? key(asked.whole) : null, () => askHeatmap(asked.whole, version, i18n.language));
  const isWhole = !from && !to && bandwidth === undefined && !times && !fires;
  const period = useAnswer(recorded && !isWhole ? key(asked.period) : null, () => askHeatmap(asked.period, version, i18n.language), rest);
  const answer = isWhole ? whole : period.value || period.failure ? period : { ...whole, waiting: true };
  const heatmap = answer.value;
  // The next pictures of a playing slider, before they are needed.
  const fetchAhead = useCallback(
    (first?: string, last?: string) => askHeatmap(questionOf(first, last), version, i18n.language),
    [questionOf, version, i18n.language],
  );
  // The old picture stands until the new one is there: the map never flickers between two periods.
  const last = useRef(heatmap);
  if (heatmap) last.current = heatmap;
  const drawn = last.current;
  const part = useMemo(
    () => ({
      heat: drawn?.grid ? { grid: drawn.grid, starts: classStarts(drawn.classes) } : null,
      firesFrom: drawn?.from.slice(0, 10),
      firesTo: drawn?.to.slice(0, 10),
    }),
    [drawn],
  );
  useScene(part);

  if (!recorded) {
    return (
      <>
        <Question>{t('fires.title')}</Question>
        <p className="soft">{t('fires.noRecord')}</p>
      </>
    );
  }
  return (
    <Controls>
      <Question>{t('fires.title')}</Question>
      <FireQuestions />
      <Answered answer={answer} lines={8}>
        {(value) => (
          <>
            <FiresAnswer heatmap={value} waiting={answer.waiting} />
            {value.incidents > 0 && value.incidents < 30 && <p className="warn">{t('fires.few')}</p>}
            <p className="note fires-unlocated" data-testid="unlocated">
              {value.unlocated > 0 ? t('fires.unlocated', { n: count(value.unlocated) }) : t('fires.allLocated')}
            </p>
            <BacktestCard area={area} />
            <Smoothing heatmap={value} />
          </>
        )}
      </Answered>
      <Tables area={area} />
      {whole.value && <PeriodSlider first={whole.value.from} last={whole.value.to} from={from} to={to} fetchAhead={fetchAhead} />}
      {heatmap && heatmap.classes.length > 0 && <HeatLegend classes={heatmap.classes} />}
    </Controls>
  );
}
