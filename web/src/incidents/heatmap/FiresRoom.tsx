import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useAnswer } from '../../server/useAnswer';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { useView } from '../../view/store';
import { RecentChanges } from '../entry/RecentChanges';
import { FireQuestions } from '../FireQuestions';
import { CellsPart } from './cells/CellsPart';
import { askCells } from './cells/cells';
import { cellsQuestion } from './cells/question';
import { DensityPart } from './DensityPart';
import { DrawnAs } from './DrawnAs';
import { filterOf } from './filter';
import { askHeatmap } from './heatmap';
import { PeriodSlider } from './PeriodSlider';
import { Tables } from './Tables';

/** Where do fires gather? */
export default function FiresRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { from, to, cells, fires, bandwidth, times } = useView();
  const recorded = area.counts.incidents > 0;
  const { code, dataVersion: version } = area;
  // The whole record, once: it gives the slider its ends.
  const whole = useAnswer(recorded ? JSON.stringify([code, version, i18n.language]) : null, () =>
    askHeatmap({ area: code }, version, i18n.language),
  );
  const record = whole.value;
  // The next pictures of a playing slider, before they are needed.
  const fetchAhead = useCallback(
    (first?: string, last?: string): Promise<unknown> => {
      const view = { from: first, to: last, fires };
      if (!cells) return askHeatmap({ area: code, filter: filterOf(view), bandwidth, times }, version, i18n.language);
      return record ? askCells(cellsQuestion(code, cells, view, record), version, i18n.language) : Promise.resolve();
    },
    [code, version, i18n.language, cells, fires, bandwidth, times, record],
  );

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
      <DrawnAs />
      {cells && record ? <CellsPart area={area} cells={cells} record={record} /> : <DensityPart area={area} whole={whole} />}
      <Tables area={area} />
      <RecentChanges area={area} />
      {record && <PeriodSlider first={record.from} last={record.to} from={from} to={to} fetchAhead={fetchAhead} />}
    </Controls>
  );
}
