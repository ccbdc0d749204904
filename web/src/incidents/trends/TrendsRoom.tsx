import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { lastDayOf } from '../../time/days';
import { useView } from '../../view/store';
import { FireQuestions } from '../FireQuestions';
import { Breaks } from './Breaks';
import { MonthChart } from './MonthChart';
import { Pace } from './Pace';
import { PeriodChoice } from './PeriodChoice';
import { RateList } from './RateList';
import { Season } from './Season';
import { TrendAnswer } from './TrendAnswer';
import { askTrend } from './trends';

/** How long the choice must rest before the server is asked, in milliseconds. */
const rest = 200;

/** Are there fewer fires than before? */
export default function TrendsRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { to, baselineYear, target } = useView();
  const recorded = area.counts.incidents > 0;
  const question = { code: area.code, to: to && lastDayOf(to), baselineYear, change: target / 100 };
  const answer = useAnswer(
    recorded ? `${area.code}/${area.dataVersion}/${i18n.language}/${to}/${baselineYear}/${target}` : null,
    (signal) => askTrend(question, i18n.language, signal),
    rest,
  );
  const drawn = answer.value;
  const part = useMemo(() => ({ firesFrom: drawn?.from, firesTo: drawn?.to }), [drawn?.from, drawn?.to]);
  useScene(part);
  return (
    <Controls>
      <Question>{t('trends.title')}</Question>
      <FireQuestions />
      {!recorded && <p className="soft">{t('fires.noRecord')}</p>}
      {recorded && (
        <Answered answer={answer} lines={10}>
          {(trend) => (
            <div aria-busy={answer.waiting}>
              <TrendAnswer trend={trend} />
              <PeriodChoice trend={trend} />
              <Breaks trend={trend} />
              <MonthChart trend={trend} />
              <Pace trend={trend} target={target} />
              <Season trend={trend} />
              <RateList area={area} />
            </div>
          )}
        </Answered>
      )}
    </Controls>
  );
}
