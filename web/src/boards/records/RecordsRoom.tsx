import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { type Pin, roomPins } from '../../map/pins';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Icon } from '../../shell/Icon';
import { Figure, Figures, Question } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { useCell } from '../../view/cell';
import { setView, useView } from '../../view/store';
import type { Records } from '../../view/url';
import { askRecords, type RecordPage, type RecordRow } from './records';
import { useRecordWords } from './words';

/** Lists that can be taken away as files. */
const saved = {
  HAZARDS: 'hazards',
  PREMISES: 'premises',
  INSPECTIONS: 'inspections',
  ROUNDS: 'rounds',
  INCIDENTS: null,
  HYDRANTS: null,
} as const;

/** Pins on the map at once: more than can be told apart, few enough to draw. */
const pinned = 300;

/** The rows behind a figure: as many as it says, each with its place and its card. */
export default function RecordsRoom({ area, records }: { area: Area; records: Records }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { selected } = useView();
  const key = `${area.code}/${area.dataVersion}/${i18n.language}/${records.kind}/${records.filter}`;
  const answer = useAnswer(key, (signal) => askRecords(area.code, records, null, i18n.language, signal));
  const [more, setMore] = useState<{ of: string; pages: RecordPage[] }>({ of: '', pages: [] });
  const pages = useMemo(
    () => [...(answer.value ? [answer.value] : []), ...(more.of === answer.key ? more.pages : [])],
    [answer.value, answer.key, more],
  );
  const rows = useMemo(() => pages.flatMap((page) => page.rows), [pages]);
  usePins(rows, selected?.featureId);
  const last = pages.at(-1);
  const file = saved[records.kind];
  return (
    <div data-testid="records">
      <button type="button" className="card-back" onClick={() => setView({ records: undefined })}>
        <Icon name="back" size={18} />
        <span>{t('records.back')}</span>
      </button>
      <Question>{records.title ?? t(`records.kind.${records.kind}`)}</Question>
      <Answered answer={answer} lines={8}>
        {(first) => (
          <>
            <Figures>
              <Figure value={count(first.total)} label={t(`records.kind.${records.kind}`)} n={placesOf(rows, first.total)} />
            </Figures>
            {first.total === 0 && <p className="soft">{t('state.noneMatch')}</p>}
            {file && first.total > 0 && <SaveList area={area.code} list={file} query={{ filter: records.filter }} />}
            <ol className="rows" data-testid="record-rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <Row row={row} kind={records.kind} />
                </li>
              ))}
            </ol>
            {last?.next && (
              <button
                type="button"
                className="more"
                onClick={async () => {
                  const of = answer.key ?? '';
                  const next = await askRecords(area.code, records, last.next, i18n.language).catch(() => null);
                  if (next) setMore((old) => ({ of, pages: old.of === of ? [...old.pages, next] : [next] }));
                }}
              >
                {t('records.more', { n: count(first.total - rows.length) })}
              </button>
            )}
          </>
        )}
      </Answered>
    </div>
  );

  function placesOf(shown: readonly RecordRow[], total: number): string | undefined {
    const without = shown.filter((row) => row.place === null && row.layer !== 'zones').length;
    return without > 0 && shown.length === total ? t('records.withoutPlace', { n: count(without) }) : undefined;
  }
}

function Row({ row, kind }: { row: RecordRow; kind: Records['kind'] }) {
  const words = useRecordWords();
  const lit = useCell(hovered);
  const thing = { layer: row.layer, featureId: row.featureId };
  const { note, tag, late } = words(kind, row.facts);
  return (
    <button
      type="button"
      className={lit?.layer === row.layer && lit.featureId === row.featureId ? 'row lit' : 'row'}
      onClick={() => setView({ selected: thing })}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{row.title ?? row.featureId}</span>
        <span className="row-note">{note}</span>
      </span>
      <span className={late ? 'record-tag record-late' : 'record-tag'}>{tag}</span>
    </button>
  );
}

/** The rows on the map, as pins; the map goes there once. */
function usePins(rows: readonly RecordRow[], chosen: number | undefined) {
  const lit = useCell(hovered);
  useEffect(() => {
    const pins = rows.slice(0, pinned).flatMap((row): Pin[] => {
      if (!row.place) return [];
      const thing = { layer: row.layer, featureId: row.featureId };
      return [
        {
          id: row.id,
          lng: row.place[0],
          lat: row.place[1],
          kind: 'due',
          title: row.title ?? String(row.featureId),
          lit: row.featureId === chosen || (lit?.layer === row.layer && lit.featureId === row.featureId),
          onChoose: () => setView({ selected: thing }),
          onHover: (over) => hovered.set(over ? thing : null),
        },
      ];
    });
    roomPins.set(pins);
  }, [rows, chosen, lit]);
  useEffect(() => () => roomPins.set([]), []);
  const shown = useRef(false);
  useEffect(() => {
    const places = rows.flatMap((row) => (row.place ? [row.place] : []));
    if (shown.current || places.length === 0) return;
    shown.current = true;
    showPlaces(places);
  }, [rows]);
}
