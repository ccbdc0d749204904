import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { useView } from '../view/store';
import { askYear, type Year, type YearFigure } from './boards';
import { FigureLink, Uncounted, useFigure } from './FigureLink';
import { PaceBar } from './PaceBar';
import { Step } from './Step';
import { yearOf } from './when';

/** Where is the year heading, against its targets and against the last one? */
export function YearBoard({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const year = yearOf(useView().when);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/${year}`, (signal) =>
    askYear(area.code, year, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={10}>
      {(value) => <Shown year={value} />}
    </Answered>
  );
}

function Shown({ year }: { year: Year }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const present = new Date().getFullYear();
  return (
    <div data-testid="year-board">
      <Step before={String(year.year - 1)} after={year.year < present ? String(year.year + 1) : undefined}>
        {t('boards.yearIs', { year: year.year })}
      </Step>
      <How method={year.method}>
        <p className="note">{t('boards.yearTill', { day: day(year.asOf) })}</p>
      </How>
      <p className="pace-key note" aria-hidden="true">
        <span className="key-done" /> {t('boards.key.done')} <span className="key-range" /> {t('boards.key.range')}{' '}
        <span className="key-target" /> {t('boards.key.target')}
      </p>
      <ul className="year-rows">
        {year.figures.map((each) => (
          <Row key={each.figure.code} of={each} year={year.year} />
        ))}
      </ul>
    </div>
  );
}

function Row({ of, year }: { of: YearFigure; year: number }) {
  const { t } = useTranslation();
  const { share } = useFormats();
  const write = useFigure();
  const signed = (value: number) => `${value > 0 ? '+' : '−'}${share(Math.abs(value))}`;
  const { figure, lastYear, changeShare, changeLow, changeHigh, target } = of;
  return (
    <li data-testid={`year-${figure.code}`}>
      <div className="year-head">
        <span className="year-label">{figure.label}</span>
        {of.pace !== 'NO_TARGET' && <PaceWord pace={of.pace} />}
      </div>
      <div className="year-figures">
        <FigureLink figure={figure} of={String(year)} className="tile-value" />
        <span className="note year-beside">
          {target !== null && (
            <span title={of.targetFrom ?? undefined}>
              {t(of.targetIsCeiling ? 'boards.ceiling' : 'boards.floor', { n: write(target, figure.unit) })}
            </span>
          )}
          <span>
            {t('boards.lastYear')} <FigureLink figure={lastYear} of={String(year - 1)} />
            {changeShare !== null && (
              <>
                {' '}
                <b className="figure">{signed(changeShare)}</b>
                {changeLow !== null && changeHigh !== null && ` (${signed(changeLow)} … ${signed(changeHigh)})`}
              </>
            )}
          </span>
        </span>
      </div>
      {(target !== null || of.projected !== null) && <PaceBar of={of} />}
      <Uncounted figure={figure} of={String(year)} />
    </li>
  );
}

/** Whether the target will be kept, by colour and by sign. */
export function PaceWord({ pace }: { pace: YearFigure['pace'] }) {
  const { t } = useTranslation();
  const tone = pace === 'MET' || pace === 'ON_PACE' ? 'pass' : pace === 'OPEN' ? 'unknown' : 'fail';
  const sign = { pass: '✓', unknown: '≈', fail: '✕' }[tone];
  return (
    <span className={`pace-word pace-word-${tone}`}>
      <span aria-hidden="true">{sign} </span>
      {t(`boards.pace.${pace}`)}
    </span>
  );
}
