import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Figure, Figures } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { setView, useView } from '../../view/store';
import { visitKinds } from '../field/visitKinds';
import { askInspections, type InspectionFilter } from './inspection';

const page = 40;
const results = ['PASS', 'HAZARDS', 'NOT_ENTERED'] as const;
const own = new Set(['kinds', 'results', 'night']);

/** Who was where and what they found, the newest first. */
export function VisitList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count, day, time } = useFormats();
  const { hazards } = useView();
  const filter = (hazards?.visits ?? {}) as InspectionFilter;
  const [first, setFirst] = useState(page);
  const key = JSON.stringify([area.code, area.dataVersion, filter, first, i18n.language]);
  const answer = useAnswer(key, (signal) => askInspections({ code: area.code, first, filter }, i18n.language, signal));
  const choose = (more: Partial<InspectionFilter>) => {
    const words = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined);
    setView({ hazards: { ...hazards, tab: 'visits', visits: words.length > 0 ? Object.fromEntries(words) : undefined } });
  };
  const others = Object.keys(filter).filter((each) => !own.has(each)) as (keyof InspectionFilter)[];
  const rows = answer.value?.nodes ?? [];
  return (
    <>
      <div className="hazard-filters">
        <div className="chips">
          <button
            type="button"
            className="chip"
            aria-pressed={filter.night === true}
            onClick={() => choose({ night: filter.night ? undefined : true })}
          >
            {t('inspect.kinds.NIGHT')}
          </button>
          {results.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={filter.results?.[0] === each}
              onClick={() => choose({ results: filter.results?.[0] === each ? undefined : [each] })}
            >
              {t(`inspect.results.${each}`)}
            </button>
          ))}
          {others.map((each) => (
            <button key={each} type="button" className="chip" aria-pressed="true" onClick={() => choose({ [each]: undefined })}>
              {t(`inspect.hazards.words.${each}`, { defaultValue: each })} ×
            </button>
          ))}
        </div>
        <div className="hazard-selects">
          <label>
            <span className="visually-hidden">{t('inspect.form.kind')}</span>
            <select
              value={filter.kinds?.[0] ?? ''}
              onChange={(event) => choose({ kinds: event.target.value ? [event.target.value as (typeof visitKinds)[number]] : undefined })}
            >
              <option value="">{t('inspect.hazards.any', { what: t('inspect.form.kind') })}</option>
              {visitKinds.map((each) => (
                <option key={each} value={each}>
                  {t(`inspect.kinds.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <Answered answer={answer} lines={9} asked={key}>
        {(value) => (
          <>
            <Figures>
              <Figure value={count(value?.totalCount)} label={t('inspect.visits.n')} />
            </Figures>
            {rows.length === 0 && <p className="review-empty">{t('state.noneMatch')}</p>}
            {rows.length > 0 && <SaveList area={area.code} list="inspections" query={{ filter: JSON.stringify(filter) }} />}
            <ul className="rows" data-testid="visit-rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className="row"
                    onClick={() => setView({ selected: { layer: 'inspections', featureId: row.featureId } })}
                  >
                    <span className="row-main">
                      <span className="row-title">{row.premisesName ?? row.address ?? t('inspect.form.nameless')}</span>
                      <span className="row-note">
                        {[
                          row.timePrecision === 'MINUTE' ? time(row.visitedAt) : day(row.visitedAt),
                          t(`inspect.kinds.${row.kind}`),
                          row.inspectors.join('、'),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                    <span className={row.result === 'HAZARDS' ? 'row-figure' : 'soft'}>
                      {row.result === 'HAZARDS' && row.hazardsFound !== null
                        ? t('inspect.visits.found', { n: count(row.hazardsFound) })
                        : t(`inspect.results.${row.result}`)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {(value?.totalCount ?? 0) > rows.length && first < 480 && (
              <button type="button" className="more" onClick={() => setFirst(first + 3 * page)}>
                {t('inspect.hazards.more', { n: count((value?.totalCount ?? 0) - rows.length) })}
              </button>
            )}
          </>
        )}
      </Answered>
    </>
  );
}
