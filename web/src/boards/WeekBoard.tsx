import { useTranslation } from 'react-i18next';
import { type Area, named } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { useView } from '../view/store';
import { askWeek, type Week } from './boards';
import { FigureLink, FigureTile } from './FigureLink';
import { figureOf } from './figure';
import { Step } from './Step';
import { weekAway, weekOf } from './when';

/** What is late and what falls due first; then what was done; then papers. */
const groups = [
  ['late', ['overdue', 'seals_past', 'open_major', 'no_due_date']],
  ['due', ['due', 'recheck_due', 'seals_ending', 'rounds_due']],
  ['visits', ['visits_planned', 'visits_done', 'hazards_found', 'hazards_closed']],
  ['filings', ['filings_due', 'filings_overdue']],
] as const;

/** Columns of the towns' table. */
const townColumns = ['overdue', 'due', 'recheck_due', 'visits_done'] as const;

/** What has to be done this week, and who is behind. */
export function WeekBoard({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const week = weekOf(useView().when);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/${week}`, (signal) =>
    askWeek(area.code, week, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={10}>
      {(value) => <Shown week={value} />}
    </Answered>
  );
}

function Shown({ week }: { week: Week }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const past = week.to < week.asOf;
  return (
    <div data-testid="week-board">
      <Step before={weekAway(week.from, -1)} after={weekAway(week.from, 1)}>
        {`${day(week.from)} – ${day(week.to)}`}
      </Step>
      <How method={week.method}>
        <p className="note">{t(past ? 'boards.weekPast' : 'boards.weekAsOf', { day: day(week.asOf) })}</p>
      </How>
      {groups.map(([name, codes]) => {
        const figures = codes.flatMap((code) => figureOf(week.figures, code) ?? []);
        if (figures.length === 0) return null;
        return (
          <section key={name} className="tiles-section">
            <h2>{t(`boards.group.${name}`)}</h2>
            <div className="tiles">
              {figures.map((figure) => (
                <FigureTile
                  key={figure.code}
                  figure={figure}
                  tone={name === 'late' && figure.code !== 'no_due_date' ? 'fail' : undefined}
                />
              ))}
            </div>
          </section>
        );
      })}
      <TownTable week={week} />
    </div>
  );
}

function TownTable({ week }: { week: Week }) {
  const { t, i18n } = useTranslation();
  const columns = townColumns.flatMap((code) => figureOf(week.figures, code) ?? []);
  if (week.towns.length === 0 || columns.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('boards.byTown')}</h2>
      <table className="town-table" data-testid="week-towns">
        <thead>
          <tr>
            <td />
            {columns.map((each) => (
              <th key={each.code} scope="col">
                {each.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.towns.map(({ division, figures }) => {
            const name = division ? (named(division, i18n.language) ?? '–') : t('boards.townUnknown');
            return (
              <tr key={division?.id ?? ''}>
                <th scope="row" className={division ? undefined : 'soft'}>
                  {name}
                </th>
                {columns.map((column) => {
                  const figure = figureOf(figures, column.code);
                  return <td key={column.code}>{figure ? <FigureLink figure={figure} of={name} /> : '–'}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
