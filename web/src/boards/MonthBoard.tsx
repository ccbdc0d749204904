import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { hovered } from '../map/scene';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { SaveList } from '../shell/SaveList';
import { useView } from '../view/store';
import { askMonth, type Month, type TownRank } from './boards';
import { FigureLink, Uncounted } from './FigureLink';
import { MonthWeighing } from './MonthWeighing';
import { weightsOf, weightsText } from './monthWeights';
import { RankWhisker } from './RankWhisker';
import { Step } from './Step';
import { monthAway, monthOf } from './when';

/** Which towns did better this month, and how sure is that? */
export function MonthBoard({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const { when, monthWeights } = useView();
  const month = monthOf(when);
  const answer = useAnswer(
    `${area.code}/${area.dataVersion}/${i18n.language}/${month}/${monthWeights}`,
    (signal) => askMonth(area.code, month, weightsOf(monthWeights), i18n.language, signal),
    monthWeights ? 250 : undefined,
  );
  return (
    <Answered answer={answer} lines={10}>
      {(value) => <Shown area={area} month={value} />}
    </Answered>
  );
}

function Shown({ area, month }: { area: Area; month: Month }) {
  const { t, i18n } = useTranslation();
  const { monthWeights } = useView();
  const ranked = month.towns.filter((each) => each.rank !== null);
  const others = month.towns.filter((each) => each.rank === null);
  const present = new Date().toISOString().slice(0, 7);
  return (
    <div data-testid="month-board">
      <Step before={monthAway(month.month, -1)} after={month.month < present ? monthAway(month.month, 1) : undefined}>
        {monthWords(month.month, i18n.language)}
      </Step>
      <How method={month.method}>
        <p className="note">{t('boards.rankHow')}</p>
      </How>
      <details className="measures-of">
        <summary>{t('boards.measures')}</summary>
        <MonthWeighing measures={month.measures} />
      </details>
      <SaveList area={area.code} list="month" query={{ month: month.month, weights: weightsText(monthWeights) }} />
      {ranked.length === 0 && <p className="soft">{t('boards.noneRanked')}</p>}
      {ranked.length > 0 && (
        <p className="whisker-ends note" aria-hidden="true">
          <span>{t('boards.first')}</span>
          <span>{t('boards.last', { n: ranked.length })}</span>
        </p>
      )}
      <ol className="ranks">
        {ranked.map((each) => (
          <Row key={each.division.id} town={each} month={month} of={ranked.length} />
        ))}
      </ol>
      {others.length > 0 && (
        <section className="section">
          <h2>{t('boards.notRanked')}</h2>
          <ul className="ranks">
            {others.map((each) => (
              <Row key={each.division.id} town={each} month={month} of={ranked.length} />
            ))}
          </ul>
        </section>
      )}
      {month.unplaced.some((each) => (each.value ?? 0) > 0) && (
        <section className="section">
          <h2>{t('boards.unplaced')}</h2>
          <p className="note">{t('boards.unplacedWhy')}</p>
          <ul className="pairs">
            {month.unplaced.map((each) => (
              <li key={each.code}>
                <span>{each.label}</span>
                <FigureLink figure={each} of={t('boards.townUnknown')} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Row({ town, month, of }: { town: TownRank; month: Month; of: number }) {
  const { t, i18n } = useTranslation();
  const { figure } = useFormats();
  const [open, setOpen] = useState(false);
  const name = named(town.division, i18n.language) ?? String(town.division.featureId);
  const thing = { layer: 'divisions', featureId: town.division.featureId };
  const { rank, rankLow, rankHigh, previousRank, score, notRanked } = town;
  const moved = rank !== null && previousRank !== null ? previousRank - rank : null;
  return (
    <li>
      <button
        type="button"
        className="rank-row"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onPointerEnter={() => hovered.set(thing)}
        onPointerLeave={() => hovered.set(null)}
        data-testid="rank-row"
      >
        <span className="rank-number figure">{rank ?? '–'}</span>
        <span className="rank-name">
          {name}
          {moved !== null && moved !== 0 && (
            <span className={moved > 0 ? 'rank-up' : 'rank-down'}>
              {' '}
              <span aria-hidden="true">{moved > 0 ? '▲' : '▼'}</span>
              {Math.abs(moved)}
              <span className="visually-hidden">{t(moved > 0 ? 'boards.up' : 'boards.down')}</span>
            </span>
          )}
        </span>
        {rank !== null ? (
          <>
            <span className="rank-score figure">{figure(score)}</span>
            <RankWhisker rank={rank} low={rankLow ?? rank} high={rankHigh ?? rank} of={of} />
          </>
        ) : (
          <span className="rank-why note">{t(`boards.why.${notRanked ?? 'NOTHING_ON_RECORD'}`)}</span>
        )}
      </button>
      {open && <Values town={town} month={month} name={name} />}
    </li>
  );
}

/** What a rank is made of: each rate with its interval, and the two numbers behind it. */
function Values({ town, month, name }: { town: TownRank; month: Month; name: string }) {
  const { t } = useTranslation();
  const { figure, share } = useFormats();
  return (
    <ul className="rank-values">
      {town.values.map((each) => {
        const measure = month.measures.find(({ code }) => code === each.code);
        const write = measure?.unit === 'share' ? share : figure;
        return (
          <li key={each.code}>
            <span className="rank-value-head">
              <span>{measure?.label ?? each.code}</span>
              <b className="figure">{write(each.value)}</b>
            </span>
            <span className="note">
              {each.low !== null && each.high !== null && `${t('boards.between', { low: write(each.low), high: write(each.high) })} · `}
              <FigureLink figure={each.numerator} of={name} /> {each.numerator.label} / <FigureLink figure={each.denominator} of={name} />{' '}
              {each.denominator.label}
            </span>
            <Uncounted figure={each.numerator} of={name} />
          </li>
        );
      })}
    </ul>
  );
}

/** 2026年10月, October 2026. */
export function monthWords(month: string, language: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, number - 1, 1),
  );
}
