import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { Figure, Figures } from '../../shell/Question';
import { setView } from '../../view/store';
import { askHighRises, type HighRiseFilter, type HighRiseRow, type HighRises } from './units';

/** The register of high-rises: the highest first, with their cladding and its plate, and who was never visited. */
export function HighRiseList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const [filter, setFilter] = useState<HighRiseFilter>({});
  const key = `${area.code}/${area.dataVersion}/${i18n.language}/high/${JSON.stringify(filter)}`;
  const answer = useAnswer(key, (signal) => askHighRises(area.code, filter, 0, i18n.language, signal));
  const [more, setMore] = useState<{ of: string; rows: HighRiseRow[] }>({ of: '', rows: [] });
  return (
    <Answered answer={answer} asked={key} lines={8}>
      {(register) => {
        const rows = [...register.rows, ...(more.of === answer.key ? more.rows : [])];
        return (
          <div data-testid="high-rises">
            <How method={register.method}>
              <Figures>
                <Figure value={count(register.high)} label={t('units.high.HIGH')} />
                <Figure value={count(register.superHigh)} label={t('units.high.SUPER_HIGH')} />
              </Figures>
            </How>
            <Doubts register={register} filter={filter} onFilter={setFilter} />
            {rows.length === 0 && <p className="soft">{t('state.noneMatch')}</p>}
            <ol className="rows">
              {rows.map((row) => (
                <li key={`${row.building?.featureId}/${row.premises?.featureId}`}>
                  <Row row={row} />
                </li>
              ))}
            </ol>
            {register.rows.length === 50 && rows.length % 50 === 0 && (
              <button
                type="button"
                className="more"
                onClick={async () => {
                  const of = answer.key ?? '';
                  const next = await askHighRises(area.code, filter, rows.length, i18n.language).catch(() => null);
                  if (next) setMore((old) => ({ of, rows: [...(old.of === of ? old.rows : []), ...next.rows] }));
                }}
              >
                {t('panel.more')}
              </button>
            )}
          </div>
        );
      }}
    </Answered>
  );
}

/** What is amiss, each a filter of the list; what is not known stands beside it. */
function Doubts({ register, filter, onFilter }: { register: HighRises; filter: HighRiseFilter; onFilter: (next: HighRiseFilter) => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const chips: [name: string, n: number, filter: HighRiseFilter][] = [
    ['claddingBurns', register.claddingBurns, { claddingBurns: true }],
    ['plateMissing', register.plateMissing, { plateMissing: true }],
  ];
  return (
    <>
      <fieldset className="chips" aria-label={t('units.flags')}>
        {chips.map(([name, n, next]) => {
          const on = JSON.stringify(filter) === JSON.stringify(next);
          return (
            <button key={name} type="button" className="chip" aria-pressed={on} onClick={() => onFilter(on ? {} : next)}>
              {t(`units.doubt.${name}`)} <span className="figure">{count(n)}</span>
            </button>
          );
        })}
      </fieldset>
      <p className="note">
        {(['unknownCount', 'claddingUnknown', 'plateUnknown', 'withOpenHazards', 'neverVisited'] as const)
          .filter((name) => register[name] > 0)
          .map((name) => `${t(`units.doubt.${name}`)} ${count(register[name])}`)
          .join(' · ')}
      </p>
    </>
  );
}

function Row({ row }: { row: HighRiseRow }) {
  const { t } = useTranslation();
  const { count, figure, day } = useFormats();
  const thing = row.premises
    ? { layer: 'premises', featureId: row.premises.featureId }
    : { layer: 'buildings', featureId: row.building?.featureId ?? 0 };
  const burns = row.cladding === 'B1' || row.cladding === 'B2' || row.cladding === 'B3';
  const cladding = row.cladding === 'UNKNOWN' ? t('units.claddingUnknown') : t(`units.claddings.${row.cladding}`);
  const open = () => {
    setView({ selected: thing });
    if (row.longitude !== null && row.latitude !== null) showPlaces([[row.longitude, row.latitude]]);
  };
  return (
    <button
      type="button"
      className="row"
      onClick={open}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{row.name ?? row.address ?? thing.featureId}</span>
        <span className="row-note">
          <span className={burns ? 'file-late' : undefined}>{cladding}</span>
          {burns &&
            ` · ${t(row.claddingPlate === null ? 'units.plateUnknown' : row.claddingPlate ? 'units.plateThere' : 'units.plateMissing')}`}
          {row.facilitiesAgeYears !== null && ` · ${t('units.facilitiesAge', { n: figure(row.facilitiesAgeYears) })}`}
          {` · ${row.lastVisitOn ? t('units.lastVisit', { day: day(row.lastVisitOn) }) : t('units.neverVisited')}`}
        </span>
      </span>
      <span className="row-figure" title={row.rule}>
        {row.heightM === null ? '–' : `${figure(row.heightM)} m`}
        <span className="row-note">{row.storeys === null ? '' : t('units.storeysN', { n: count(row.storeys) })}</span>
      </span>
    </button>
  );
}
