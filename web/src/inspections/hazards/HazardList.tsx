import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { hovered, useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Figure, Figures } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { setView, useView } from '../../view/store';
import { filterOf, shownBy } from './choice';
import { type FilterWords, HazardFilters } from './HazardFilters';
import { HazardSwatch } from './HazardSwatch';
import { askHazards, type HazardRow } from './hazard';
import { lookOf } from './look';

const pages = 30;

/** The hazards that a filter leaves, the longest overdue first; the map shows the same ones. */
export function HazardList({ area, words }: { area: Area; words: FilterWords }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { hazards } = useView();
  const filter = filterOf(hazards);
  const text = JSON.stringify(filter);
  const [more, setMore] = useState({ of: text, first: pages });
  const first = more.of === text ? more.first : pages;
  const order = filter.open === true || filter.overdue === true ? 'MOST_OVERDUE' : 'NEWEST';
  const key = JSON.stringify([area.code, area.dataVersion, text, first, i18n.language]);
  const answer = useAnswer(key, (signal) => askHazards({ code: area.code, first, filter, order }, i18n.language, signal), 150);
  const rows = answer.value?.nodes ?? [];
  const listed = rows.map((each) => each.featureId).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` and `listed` say when the filter or the rows are others.
  const part = useMemo(
    () => ({
      hazards: shownBy(
        filter,
        rows.map((each) => each.featureId),
      ),
    }),
    [text, listed],
  );
  useScene(part);
  const byIds = part.hazards.ids !== undefined;
  const places = rows.flatMap((each): [number, number][] =>
    each.longitude === null || each.latitude === null ? [] : [[each.longitude, each.latitude]],
  );
  return (
    <>
      <HazardFilters filter={filter} words={words} />
      <Answered answer={answer} lines={9} asked={key}>
        {(value) => (
          <>
            <Figures>
              <Figure value={count(value?.totalCount)} label={t('inspect.hazards.n')} tone={filter.overdue ? 'fail' : 'plain'} />
            </Figures>
            {rows.length === 0 ? (
              <p className="review-empty" data-testid="hazards-none">
                {t(text === '{"open":true}' ? 'inspect.hazards.noneOpen' : 'state.noneMatch')}
              </p>
            ) : (
              <>
                <SaveList area={area.code} list="hazards" query={{ filter: text, order }} />
                <p className="note hazards-map">
                  {byIds && t('inspect.hazards.mapListed', { n: count(rows.length) })}{' '}
                  {places.length > 0 && (
                    <button type="button" className="link" onClick={() => showPlaces(places)}>
                      {t('inspect.hazards.showAll')}
                    </button>
                  )}
                </p>
                <ul className="rows" data-testid="hazard-rows">
                  {rows.map((row) => (
                    <Row key={row.id} row={row} language={i18n.language} />
                  ))}
                </ul>
              </>
            )}
            {(value?.totalCount ?? 0) > rows.length && first < 480 && (
              <button
                type="button"
                className="more"
                onClick={() => setMore({ of: text, first: first + 3 * pages })}
                data-testid="hazards-more"
              >
                {t('inspect.hazards.more', { n: count((value?.totalCount ?? 0) - rows.length) })}
              </button>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function Row({ row, language }: { row: HazardRow; language: string }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  const over = (on: boolean) => hovered.set(on ? { layer: 'hazards', featureId: row.featureId } : null);
  const town = row.division && named(row.division, language);
  const late = row.overdueDays !== null && row.overdueDays > 0;
  return (
    <li>
      <button
        type="button"
        className="row hazard-row"
        onClick={() => setView({ selected: { layer: 'hazards', featureId: row.featureId } })}
        onPointerEnter={() => over(true)}
        onPointerLeave={() => over(false)}
        onFocus={() => over(true)}
        onBlur={() => over(false)}
      >
        <HazardSwatch look={lookOf(row.state)} overdue={late} major={row.grade === 'MAJOR' || row.grade === 'REGIONAL'} />
        <span className="row-main">
          <span className="row-title">{row.premisesName ?? row.address ?? t('inspect.form.nameless')}</span>
          <span className="row-note">
            {[row.kindName, t(`inspect.states.${row.state}`), town, row.officer].filter(Boolean).join(' · ')}
            {row.returns && ` · ${t('inspect.hazards.cameBack')}`}
          </span>
        </span>
        <span className={late ? 'row-figure hazard-late' : 'hazard-day soft figure'}>
          {late
            ? t('inspect.hazards.daysLate', { n: count(row.overdueDays) })
            : row.state === 'CLOSED'
              ? t('inspect.hazards.closedOn', { day: day(row.closedOn) })
              : row.dueOn
                ? t('inspect.field.due', { day: day(row.dueOn) })
                : t('inspect.hazards.noDate')}
        </span>
      </button>
    </li>
  );
}
