import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { lastDayOf } from '../../time/days';
import { useView } from '../../view/store';
import { FireQuestions } from '../FireQuestions';
import { Bandwidth } from './Bandwidth';
import { FiresAnswer } from './FiresAnswer';
import { classStarts } from './grid';
import { HeatLegend } from './HeatLegend';
import { askHeatmap } from './heatmap';
import { PeriodSlider } from './PeriodSlider';

/** How long the period must rest before the server is asked, in milliseconds. */
const rest = 150;

/** Where do fires gather? */
export default function FiresRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { from, to, bandwidth } = useView();
  const recorded = area.counts.incidents > 0;
  const data = `${area.code}/${area.dataVersion}/${i18n.language}`;
  const question = { area: area.code, filter: { from: from && `${from}-01`, to: to && lastDayOf(to) }, bandwidth };

  // The whole record, once: it gives the slider its ends and the period its classes.
  const whole = useAnswer(recorded ? `${data}/whole` : null, (signal) => askHeatmap({ area: area.code }, i18n.language, signal));
  const isWhole = !from && !to && bandwidth === undefined;
  const period = useAnswer(
    recorded && !isWhole ? `${data}/${from}/${to}/${bandwidth}` : null,
    (signal) => askHeatmap(question, i18n.language, signal),
    rest,
  );
  const answer = isWhole ? whole : period.value || period.failure ? period : { ...whole, waiting: true };
  const heatmap = answer.value;
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
            <section className="section">
              <Bandwidth chosen={bandwidth} automatic={whole.value?.bandwidth} />
            </section>
            {value.incidents > 0 && value.incidents < 30 && <p className="warn">{t('fires.few')}</p>}
            <p className="note fires-unlocated" data-testid="unlocated">
              {value.unlocated > 0 ? t('fires.unlocated', { n: count(value.unlocated) }) : t('fires.allLocated')}
            </p>
          </>
        )}
      </Answered>
      {whole.value && <PeriodSlider first={whole.value.from} last={whole.value.to} from={from} to={to} />}
      {heatmap && heatmap.classes.length > 0 && <HeatLegend classes={heatmap.classes} />}
    </Controls>
  );
}
