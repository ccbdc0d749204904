import Slider from 'antd/es/slider';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../shell/usePhone';
import { addMonths, monthIndex } from '../../time/days';
import { setView } from '../../view/store';
import { usePlay } from './usePlay';

interface Props {
  /** First and last day of the record, YYYY-MM-DD. */
  first: string;
  last: string;
  /** Months chosen, YYYY-MM; absent: the end of the record. */
  from?: string;
  to?: string;
  /** Asks for the picture of some months before it is shown. */
  fetchAhead: (from?: string, to?: string) => Promise<unknown>;
}

/** Months of the record, from and to; stands at the bottom centre of the map, on a phone in the sheet. */
export function PeriodSlider({ first, last, from, to, fetchAhead }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const start = first.slice(0, 7);
  const end = last.slice(0, 7);
  const length = monthIndex(end) - monthIndex(start);
  const given: [number, number] = [from ? monthIndex(from) - monthIndex(start) : 0, to ? monthIndex(to) - monthIndex(start) : length];
  const [moving, setMoving] = useState(given);
  useEffect(() => setMoving(given), [given[0], given[1]]);
  const choose = ([low, high]: number[]) => {
    if (low === undefined || high === undefined) return;
    setMoving([low, high]);
    setView({ from: low === 0 ? undefined : addMonths(start, low), to: high === length ? undefined : addMonths(start, high) });
  };
  const [playing, setPlaying] = usePlay(start, length, moving, choose, fetchAhead);
  if (length < 1) return null;

  const slot = document.getElementById('time');
  const slider = (
    <section className={phone ? 'period' : 'float time period'} aria-label={t('fires.period')} data-testid="period">
      <button
        type="button"
        className="icon-button"
        aria-pressed={playing}
        onClick={() => setPlaying(!playing)}
        data-testid="play"
        title={t(playing ? 'fires.pause' : 'fires.play')}
      >
        <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
        <span className="visually-hidden">{t(playing ? 'fires.pause' : 'fires.play')}</span>
      </button>
      <span className="period-words">
        {t('fires.period')}{' '}
        <strong>
          {addMonths(start, moving[0])} – {addMonths(start, moving[1])}
        </strong>
      </span>
      <Slider
        className="period-slider"
        range={{ draggableTrack: true }}
        min={0}
        max={length}
        value={moving}
        marks={yearMarks(start, length)}
        tooltip={{ open: false }}
        onChange={choose}
        ariaLabelForHandle={[t('fires.from'), t('fires.to')]}
      />
      <button type="button" className="link" disabled={!from && !to} onClick={() => setView({ from: undefined, to: undefined })}>
        {t('fires.all')}
      </button>
    </section>
  );
  return phone || !slot ? slider : createPortal(slider, slot);
}

/** A mark at each January, thinned so that no two years touch. */
export function yearMarks(start: string, length: number): Record<number, string> {
  const firstYear = Number(start.slice(0, 4));
  const step = Math.max(1, Math.ceil(length / 12 / 6));
  const marks: Record<number, string> = {};
  for (let year = start.endsWith('-01') ? firstYear : firstYear + 1; ; year += step) {
    const at = monthIndex(`${year}-01`) - monthIndex(start);
    if (at > length) return marks;
    marks[at] = String(year);
  }
}
