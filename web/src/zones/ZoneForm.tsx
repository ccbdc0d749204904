import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { named } from '../areas/area';
import { Line } from '../entry/Line';
import { isDone } from '../entry/useEntry';
import { mapClick } from '../map/pins';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { Failure } from '../shell/Failure';
import { later } from '../shell/later';
import { cellSizes } from '../view/url';
import './draw/draw.css';
import { isOutline, type Outline, polygonsOf, rounded } from './draw/outline';
import { askCellAt, askDivisionOutlines, type Ground, type OutlineCheck, useZoneEntry, type ZoneFacts } from './entry';
import type { Beginning } from './making';
import { useGrounds, useKindName } from './useKinds';
import { ZoneAnswers } from './ZoneAnswers';
import { changesOf, type Draft } from './zoneDraft';

const DrawnGround = lazy(later(() => import('./draw/DrawnGround')));

/** Ground that was taken as it is, and what shows it until the hand changes it. */
interface Taken {
  key: string;
  outline: Outline;
  ground: Ground;
}

interface Props {
  area: Area;
  /** What is on record of a zone that is changed; null: it is a new one. */
  before: { id: string; version: string; draft: Draft; outline: Outline | null } | null;
  begin: Beginning;
  draft: Draft;
  onDone: (featureId: number) => void;
  onLeave: () => void;
}

/** A zone is drawn, or its ground taken; what it is called and what it is stands under it. */
export default function ZoneForm({ area, before, begin, draft: first, onDone, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const entry = useZoneEntry(area.code);
  const { zoneKindBook, divisions } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const [way, setWay] = useState(begin.way);
  const [draft, setDraft] = useState(first);
  const [taken, setTaken] = useState<Taken | null>(() =>
    begin.way === 'proposal' ? { key: begin.id, outline: begin.outline, ground: { proposal: begin.id } } : null,
  );
  /** Pointed at, until the cell round it has come. */
  const [place, setPlace] = useState<[lng: number, lat: number] | null>(null);
  const [metres, setMetres] = useState<number>(500);
  const [drawn, setDrawn] = useState<{ outline: Outline | null; check: OutlineCheck | null }>({ outline: null, check: null });
  const onChange = useCallback((outline: Outline | null, check: OutlineCheck | null) => setDrawn({ outline, check }), []);
  const outlines = useAnswer(way === 'division' ? `${area.code}/${area.dataVersion}/outlines` : null, (signal) =>
    askDivisionOutlines(area.code, i18n.language, signal),
  );

  const pointing = way === 'cell' && taken === null;
  useEffect(() => {
    if (!pointing) return;
    const old = mapClick.get();
    mapClick.set((longitude, latitude) => setPlace([longitude, latitude]));
    return () => mapClick.set(old);
  }, [pointing]);
  const [longitude = 0, latitude = 0] = place ?? [];
  const cellKey = pointing && place ? `${area.code}/${area.dataVersion}/${longitude}/${latitude}/${metres}/cell` : null;
  const pointed = useAnswer(cellKey, (signal) =>
    askCellAt({ code: area.code, longitude, latitude, cellMetres: metres }, i18n.language, signal),
  );
  useEffect(() => {
    if (pointed.key !== cellKey || !isOutline(pointed.value) || place === null) return;
    setTaken({
      key: place.join('/'),
      outline: pointed.value,
      ground: { cell: { longitude: place[0], latitude: place[1], shape: 'SQUARE', cellMetres: metres } },
    });
    setPlace(null);
  }, [pointed.value, pointed.key, cellKey, place, metres]);

  const takeDivision = (id: string) => {
    const geometry = outlines.value?.find((each) => each.id === id)?.geometry;
    if (isOutline(geometry)) setTaken({ key: id, outline: geometry, ground: { division: id } });
  };
  const choose = (next: Beginning['way']) => {
    setTaken(null);
    setDrawn({ outline: null, check: null });
    setWay(next);
  };

  const { outline, check } = drawn;
  const start = taken?.outline ?? (way === 'draw' ? (before?.outline ?? null) : null);
  const draws = way === 'draw' || taken !== null;
  const moved = before !== null && outline !== null && before.outline !== null && !same(outline, before.outline);
  const ground: Ground | null = outline === null ? null : taken && same(outline, taken.outline) ? taken.ground : { outline };
  const { facts, clear } = changesOf(before?.draft ?? null, draft);
  const said = (field: string) => entry.edit?.problems.find((each) => each.field === field)?.message;
  const ready = check?.outcome !== 'REFUSED' && ground !== null && (before === null ? draft.kind !== '' : true);

  const save = async () => {
    if (!ground) return;
    const change = before
      ? ({
          kind: 'edit',
          zone: before.id,
          version: before.version,
          facts: facts as ZoneFacts,
          clear,
          ground: moved || taken ? ground : undefined,
        } as const)
      : ({ kind: 'create', facts: facts as ZoneFacts, ground } as const);
    const edit = await entry.enter(change);
    if (edit && isDone(edit) && edit.zone) onDone(edit.zone.featureId);
  };
  const insist = async () => {
    const edit = await entry.insist();
    if (edit && isDone(edit) && edit.zone) onDone(edit.zone.featureId);
  };
  const set = (name: keyof Draft) => (value: string) => setDraft((old) => ({ ...old, [name]: value }));

  return (
    <form
      data-testid="zone-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {begin.way !== 'proposal' && (
        <fieldset className="ground-ways" aria-label={t('zone.draw.ways')}>
          {(['draw', 'division', 'cell'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={way === each} onClick={() => choose(each)} data-testid={`ground-${each}`}>
              {t(`zone.draw.way.${each}`)}
            </button>
          ))}
        </fieldset>
      )}
      {way === 'division' && (
        <div className="entry-form">
          <Line
            name="division"
            label={t('zone.draw.division')}
            value={taken?.key ?? ''}
            onChange={takeDivision}
            options={[
              ['', t(outlines.value ? 'zone.draw.pickDivision' : 'state.loading')],
              ...divisions.map((each) => [each.id, named(each, i18n.language) ?? each.id]),
            ]}
          />
        </div>
      )}
      {way === 'division' && outlines.failure && <Failure failure={outlines.failure} retry={outlines.retry} />}
      {way === 'cell' && (
        <div className="entry-form">
          <Line
            name="cell"
            label={t('zone.draw.cell')}
            value={`${metres}`}
            onChange={(next) => {
              setMetres(Number(next));
              setTaken(null);
            }}
            options={cellSizes.map((each) => [`${each}`, t('zone.draw.cellSize', { n: each })])}
          />
          {pointing ? (
            <p className="note">{t('zone.draw.pickCell')}</p>
          ) : (
            <button type="button" className="link" onClick={() => setTaken(null)}>
              {t('zone.draw.otherCell')}
            </button>
          )}
        </div>
      )}
      {way === 'draw' && outline === null && <p className="note">{t('zone.draw.hint')}</p>}
      {pointed.failure && <Failure failure={pointed.failure} retry={pointed.retry} />}
      {draws && (
        <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
          <DrawnGround
            key={`${way}/${taken?.key ?? ''}`}
            area={area}
            start={start}
            zone={before?.id}
            onChange={onChange}
            onLeave={onLeave}
          />
        </Suspense>
      )}
      <div className="entry-form">
        <Line
          name="nameZh"
          label={t('zone.nameZh')}
          value={draft.nameZh}
          onChange={set('nameZh')}
          maxLength={200}
          problem={said('NAME_ZH')}
        />
        <Line
          name="nameEn"
          label={t('zone.nameEn')}
          value={draft.nameEn}
          onChange={set('nameEn')}
          maxLength={200}
          problem={said('NAME_EN')}
        />
        <Line
          name="kind"
          label={t('zones.kind')}
          value={draft.kind}
          onChange={set('kind')}
          problem={said('KIND')}
          options={[
            ...(draft.kind === '' ? [['', t('zone.pickKind')]] : []),
            ...(draft.kind !== '' && !zoneKindBook.some((each) => each.code === draft.kind) ? [[draft.kind, kindName(draft.kind)]] : []),
            ...zoneKindBook.map((each) => [each.code, kindName(each.code)]),
          ]}
        />
        <Line
          name="checkUp"
          label={t('zone.checkUp')}
          value={draft.checkUp}
          onChange={set('checkUp')}
          options={[
            ['yes', t('zone.checkUpYes')],
            ['no', t('zone.checkUpNo')],
          ]}
        />
        <Line name="zoneNote" label={t('card.note')} value={draft.note} onChange={set('note')} maxLength={2000} problem={said('NOTE')} />
      </div>
      <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
      <ZoneAnswers entry={entry} kindName={kindName} onInsist={insist} onForget={entry.forget} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={entry.busy || !ready} data-testid="entry-save">
          {t(check?.outcome === 'MENDED' ? 'zone.saveMended' : before ? 'entry.save' : 'zone.create')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}

function same(one: Outline, other: Outline): boolean {
  return JSON.stringify(polygonsOf(rounded(one))) === JSON.stringify(polygonsOf(rounded(other)));
}
