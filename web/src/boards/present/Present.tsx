import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Icon } from '../../shell/Icon';
import { setView, useView } from '../../view/store';
import { askMonth, askWeek, askYear, type Month, type Week, type Year } from '../boards';
import { Progress, runningFirst } from '../CampaignList';
import { askCampaigns, type CampaignLine } from '../campaigns';
import { FigureLink } from '../FigureLink';
import { type Figure, figureOf } from '../figure';
import { monthWords } from '../MonthBoard';
import { PaceBar } from '../PaceBar';
import { RankWhisker } from '../RankWhisker';
import { PaceWord } from '../YearBoard';

const slides = 4;

/** The boards for a projector: one message a slide, large, turned by the arrow keys. */
export function Present({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { slide = 1 } = useView();
  const at = Math.min(Math.max(slide, 1), slides);
  const box = useRef<HTMLElement>(null);
  const go = (next: number) => setView({ slide: Math.min(Math.max(next, 1), slides) });
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    box.current?.focus();
    const pressed = (event: KeyboardEvent) => {
      const by = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (event.key === 'Escape') setView({ slide: undefined });
      else if (by && !(event.key === ' ' && (event.target as HTMLElement).closest('button'))) latest.current(at + by);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [at]);
  const name = named(area, i18n.language) ?? area.code;
  return createPortal(
    <section ref={box} className="present" tabIndex={-1} aria-label={t('boards.present')} data-testid="presenting">
      {at === 1 && <WeekSlide area={area} />}
      {at === 2 && <MonthSlide area={area} />}
      {at === 3 && <YearSlide area={area} />}
      {at === 4 && <CampaignSlide area={area} />}
      <footer>
        <span>
          {name}
          {area.generated && <span className="tag">{t('area.generated')}</span>}
        </span>
        <span className="present-doors">
          <button type="button" aria-label={t('boards.before')} disabled={at === 1} onClick={() => go(at - 1)}>
            <Icon name="back" size={28} />
          </button>
          <span className="figure">
            {at} / {slides}
          </span>
          <button type="button" aria-label={t('boards.after')} disabled={at === slides} onClick={() => go(at + 1)}>
            <Icon name="next" size={28} />
          </button>
          <button type="button" aria-label={t('how.close')} onClick={() => setView({ slide: undefined })} data-testid="present-close">
            <Icon name="close" size={28} />
          </button>
        </span>
      </footer>
    </section>,
    document.body,
  );
}

function Slide({ title, when, children }: { title: ReactNode; when: string; children: ReactNode }) {
  return (
    <div className="slide">
      <header>
        <h1>{title}</h1>
        <p>{when}</p>
      </header>
      <div className="slide-body">{children}</div>
    </div>
  );
}

function WeekSlide({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/week`, (signal) =>
    askWeek(area.code, undefined, i18n.language, signal),
  );
  return <Answered answer={answer}>{(week) => <WeekOf week={week} />}</Answered>;
}

function WeekOf({ week }: { week: Week }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const overdue = figureOf(week.figures, 'overdue');
  const others = ['due', 'recheck_due', 'visits_planned', 'filings_overdue'].flatMap((code) => figureOf(week.figures, code) ?? []);
  return (
    <Slide title={t('boards.slide.week')} when={`${day(week.from)} – ${day(week.to)}`}>
      {overdue && <Huge figure={overdue} tone={(overdue.value ?? 0) > 0 ? 'fail' : 'pass'} />}
      <div className="slide-others">
        {others.map((each) => (
          <div key={each.code}>
            <FigureLink figure={each} className="slide-figure" />
            <span>{each.label}</span>
          </div>
        ))}
      </div>
    </Slide>
  );
}

function Huge({ figure, tone }: { figure: Figure; tone: 'fail' | 'pass' }) {
  return (
    <div className={`slide-huge tone-${tone}`}>
      <FigureLink figure={figure} className="slide-huge-value" />
      <span>{figure.label}</span>
    </div>
  );
}

function MonthSlide({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/month`, (signal) =>
    askMonth(area.code, undefined, undefined, i18n.language, signal),
  );
  return <Answered answer={answer}>{(month) => <MonthOf month={month} />}</Answered>;
}

function MonthOf({ month }: { month: Month }) {
  const { t, i18n } = useTranslation();
  const ranked = month.towns.filter((each) => each.rank !== null);
  return (
    <Slide title={t('boards.slide.month')} when={monthWords(month.month, i18n.language)}>
      <ol className={ranked.length > 8 ? 'slide-ranks slide-ranks-two' : 'slide-ranks'}>
        {ranked.slice(0, 16).map((each) => (
          <li key={each.division.id}>
            <span className="figure slide-rank">{each.rank}</span>
            <span className="slide-town">{named(each.division, i18n.language)}</span>
            <RankWhisker rank={each.rank ?? 1} low={each.rankLow ?? 1} high={each.rankHigh ?? 1} of={ranked.length} />
          </li>
        ))}
      </ol>
      <p className="slide-note">{ranked.length === 0 ? t('boards.noneRanked') : t('boards.slide.whisker')}</p>
    </Slide>
  );
}

function YearSlide({ area }: { area: Area }) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/year`, (signal) =>
    askYear(area.code, undefined, i18n.language, signal),
  );
  return <Answered answer={answer}>{(year) => <YearOf year={year} />}</Answered>;
}

function YearOf({ year }: { year: Year }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const withTarget = year.figures.filter((each) => each.target !== null);
  const shown = (withTarget.length > 0 ? withTarget : year.figures).slice(0, 5);
  return (
    <Slide title={t('boards.slide.year', { year: year.year })} when={t('boards.yearTill', { day: day(year.asOf) })}>
      <ul className="slide-years">
        {shown.map((each) => (
          <li key={each.figure.code}>
            <span className="slide-town">{each.figure.label}</span>
            <FigureLink figure={each.figure} className="slide-figure" />
            <PaceBar of={each} />
            <span className="slide-verdict">{each.pace !== 'NO_TARGET' && <PaceWord pace={each.pace} />}</span>
          </li>
        ))}
      </ul>
    </Slide>
  );
}

function CampaignSlide({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { day } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/campaigns`, (signal) =>
    askCampaigns(area.code, i18n.language, signal),
  );
  return (
    <Answered answer={answer}>
      {(all: CampaignLine[]) => (
        <Slide title={t('boards.slide.campaigns')} when={all[0] ? day(all[0].progress.asOf) : ''}>
          {all.length === 0 && <p className="slide-note">{t('boards.noCampaigns')}</p>}
          <ul className="slide-campaigns">
            {runningFirst(all)
              .slice(0, 4)
              .map((each) => (
                <li key={each.id}>
                  <span className="slide-town">{each.name}</span>
                  <Progress done={each.progress.doneShare} time={each.progress.timeShare} />
                </li>
              ))}
          </ul>
        </Slide>
      )}
    </Answered>
  );
}
