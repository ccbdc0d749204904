import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../accounts/useMay';
import { type Area, named } from '../../areas/area';
import { askDivisions } from '../../hydrants/coverage/table/verdictList';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Figure, Figures } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { useCell } from '../../view/cell';
import { setView, useView } from '../../view/store';
import { type UnitFilter, unitFlags } from '../../view/url';
import { askUnits, filterOf, type Unit, type Units } from './units';

/** How long typing must rest before the server is asked, in milliseconds. */
const rest = 250;
const supervisions = ['KEY', 'GENERAL', 'SMALL'] as const;

/** The list of units, cut by what is asked for; all of it stands in the address. */
export function UnitRows({ area, today }: { area: Area; today: string }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { unitFilter } = useView();
  const { may: persons } = useMay('personal');
  const filter = filterOf(unitFilter, today);
  const key = `${area.code}/${area.dataVersion}/${i18n.language}/${JSON.stringify(filter)}`;
  const answer = useAnswer(key, (signal) => askUnits(area.code, filter, null, i18n.language, signal), rest);
  const [more, setMore] = useState<{ of: string; pages: Units[] }>({ of: '', pages: [] });
  const pages = [...(answer.value ? [answer.value] : []), ...(more.of === answer.key ? more.pages : [])];
  const last = pages.at(-1);
  const shown = pages.flatMap((page) => page.nodes ?? []);
  return (
    <>
      <Filters area={area} chosen={unitFilter ?? {}} />
      <Answered answer={answer} asked={key} lines={8}>
        {(first) => (
          <>
            <Figures>
              <Figure value={count(first.totalCount)} label={t('units.found')} />
            </Figures>
            {first.totalCount === 0 && <p className="soft">{t(unitFilter ? 'state.noneMatch' : 'units.none')}</p>}
            {first.totalCount > 0 && <SaveList area={area.code} list="premises" query={{ filter: JSON.stringify(filter) }} />}
            {first.totalCount > 0 && persons && (
              <SaveList area={area.code} list="contacts" query={{ filter: JSON.stringify(filter) }} label={t('units.saveContacts')} />
            )}
            <ol className="rows" data-testid="unit-rows">
              {shown.map((each) => (
                <li key={each.id}>
                  <Row unit={each} />
                </li>
              ))}
            </ol>
            {last?.pageInfo.hasNextPage && (
              <button
                type="button"
                className="more"
                onClick={async () => {
                  const of = answer.key ?? '';
                  const next = await askUnits(area.code, filter, last.pageInfo.endCursor, i18n.language).catch(() => null);
                  if (next) setMore((old) => ({ of, pages: old.of === of ? [...old.pages, next] : [next] }));
                }}
              >
                {t('records.more', { n: count(first.totalCount - shown.length) })}
              </button>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function Filters({ area, chosen }: { area: Area; chosen: UnitFilter }) {
  const { t, i18n } = useTranslation();
  const towns = useAnswer(`divisions/${area.code}/${area.dataVersion}`, (signal) => askDivisions(area.code, i18n.language, signal));
  const known = (towns.value ?? []).filter((each) => each.level === 'town');
  const set = (change: UnitFilter) => {
    const next = { ...chosen, ...change };
    setView({ unitFilter: Object.values(next).some((value) => value !== undefined) ? next : undefined });
  };
  return (
    <div className="unit-filters">
      <input
        type="search"
        value={chosen.text ?? ''}
        maxLength={100}
        placeholder={t('units.search')}
        aria-label={t('units.search')}
        onChange={({ target }) => set({ text: target.value || undefined })}
        data-testid="unit-search"
      />
      <select
        value={chosen.division ?? ''}
        aria-label={t('units.town')}
        onChange={({ target }) => set({ division: target.value || undefined })}
        disabled={known.length === 0}
      >
        <option value="">{t('units.allTowns')}</option>
        {known.map((each) => (
          <option key={each.id} value={each.id}>
            {named(each, i18n.language)}
          </option>
        ))}
      </select>
      <select
        value={chosen.supervision ?? ''}
        aria-label={t('units.supervisionWord')}
        onChange={({ target }) => set({ supervision: supervisions.find((each) => each === target.value) })}
      >
        <option value="">{t('units.allSupervision')}</option>
        {supervisions.map((each) => (
          <option key={each} value={each}>
            {t(`units.supervision.${each}`)}
          </option>
        ))}
      </select>
      <fieldset className="chips" aria-label={t('units.flags')}>
        {unitFlags.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={chosen.flag === each}
            onClick={() => set({ flag: chosen.flag === each ? undefined : each })}
          >
            {t(`units.flag.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Row({ unit }: { unit: Unit }) {
  const { t, i18n } = useTranslation();
  const lit = useCell(hovered);
  const thing = { layer: 'premises', featureId: unit.featureId };
  const kind = unit.kind === 'unknown' ? null : t(`value.use.${unit.kind.toUpperCase()}`, unit.kind);
  const open = () => {
    setView({ selected: thing });
    if (unit.longitude !== null && unit.latitude !== null) showPlaces([[unit.longitude, unit.latitude]]);
  };
  return (
    <button
      type="button"
      className={lit?.layer === 'premises' && lit.featureId === unit.featureId ? 'row lit' : 'row'}
      onClick={open}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{unit.name ?? unit.address ?? unit.featureId}</span>
        <span className="row-note">
          {[kind, unit.town ? named(unit.town, i18n.language) : t('boards.townUnknown'), unit.name && unit.address]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {unit.supervision !== 'UNKNOWN' && (
        <span className={unit.supervision === 'KEY' ? 'record-tag record-key' : 'record-tag'}>
          {t(`units.supervision.${unit.supervision}`)}
        </span>
      )}
    </button>
  );
}
