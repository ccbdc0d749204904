import Switch from 'antd/es/switch';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { setView, useView } from '../../view/store';
import { askBreakdown } from './breakdown';
import { choose, filterOf } from './filter';
import { MonthBars } from './MonthBars';
import { Wheel } from './Wheel';
import { WordTable } from './WordTable';

/** How long map and choice must rest before the tables follow, in milliseconds. */
const rest = 200;

/** When, why and where: each table filters the map and the others, and the map filters them. */
export function Tables({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { from, to, fires, place } = useView();
  const seen = fires?.seen ? place : null;
  const answer = useAnswer(
    JSON.stringify([area.code, area.dataVersion, i18n.language, from, to, fires, seen]),
    (signal) => askBreakdown(area.code, filterOf({ from, to, fires }, true), i18n.language, signal),
    rest,
  );
  const any = fires && Object.entries(fires).some(([name, value]) => name !== 'seen' && value !== undefined);
  return (
    <>
      <div className="field tables-seen">
        <label htmlFor="seen">{t('fires.seen')}</label>
        <Switch id="seen" size="small" checked={fires?.seen ?? false} onChange={() => choose({ seen: true })} />
      </div>
      {any && (
        <button
          type="button"
          className="link"
          data-testid="all-fires"
          onClick={() => setView({ fires: fires.seen ? { seen: true } : undefined })}
        >
          {t('fires.chooseAll')}
        </button>
      )}
      <Answered answer={answer} lines={6}>
        {(value) => (
          <div aria-busy={answer.waiting} data-testid="tables">
            <MonthBars months={value.months} />
            <Wheel byHour={value.byHour} />
            <WordTable title={t('fires.kinds')} words={value.kinds} chosen={fires?.kind} onChoose={(kind) => choose({ kind })} />
            <WordTable title={t('fires.causes')} words={value.causes} chosen={fires?.cause} onChoose={(cause) => choose({ cause })} />
            <WordTable title={t('fires.places')} words={value.places} chosen={fires?.place} onChoose={(word) => choose({ place: word })} />
          </div>
        )}
      </Answered>
    </>
  );
}
