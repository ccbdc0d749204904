import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import type { usePosition } from '../../hydrants/survey/usePosition';
import { useFormats } from '../../i18n/formats';
import { isInSight, mapMiddle, showBox, showPlaces } from '../../map/commands';
import { type Pin, roomPins } from '../../map/pins';
import { link } from '../../map/scene';
import { metresBetween } from '../../server/geometry';
import { Failure } from '../../shell/Failure';
import { How } from '../../shell/How';
import { Question } from '../../shell/Question';
import { Skeleton } from '../../shell/Skeleton';
import { setView, useView } from '../../view/store';
import { begin } from './begin';
import { StopRow } from './StopRow';
import { inOrder, type Stop, type StopOrder } from './stops';
import type { useToday } from './useToday';
import type { Visit } from './visit';
import { keep } from './visits';
import { WaitingBar } from './WaitingBar';

/** Degrees round a door, so that its neighbourhood shows. */
const around = 0.0012;
/** Rows at once; the pins of the others show all the same. */
const atOnce = 40;

interface Props {
  area: Area;
  today: string;
  day: ReturnType<typeof useToday>;
  visits: readonly Visit[];
  visitOf: (stop: string) => Visit | undefined;
  position: ReturnType<typeof usePosition>;
  known: Parameters<typeof begin>[1];
  mine: boolean;
  setMine: (on: boolean) => void;
  /** A form stands over the list. */
  quiet: boolean;
}

/** Where to go today, why, and how far it is. */
export function DayList({
  area,
  today,
  day,
  visits,
  visitOf,
  position: { position, state: locating, locate },
  known,
  mine,
  setMine,
  quiet,
}: Props) {
  const { t } = useTranslation();
  const { count, metres, time } = useFormats();
  const [atHand, setAtHand] = useState<string | null>(null);
  // What can be seen of the map begins above the sheet; the view changes with every move of the map.
  useView();
  // While a door is open the list keeps its order, though the map goes there.
  const middle = useRef<[lng: number, lat: number] | null>(null);
  if (atHand === null) middle.current = mapMiddle();
  const [order, setOrder] = useState<StopOrder>('near');
  const [all, setAll] = useState(false);
  // Without a network nobody knows who may: the form is kept, and the server decides when it gets there.
  const barred = useMay('record').why !== null;
  const from: [number, number] | null = position ? [position.lng, position.lat] : middle.current;
  const [lng, lat] = from ?? [null, null];
  const away = useMemo(
    () => (stop: Stop) =>
      lng === null || lat === null || stop.longitude === null || stop.latitude === null
        ? null
        : metresBetween([lng, lat], [stop.longitude, stop.latitude]),
    [lng, lat],
  );
  const isDone = (stop: Stop) => visits.some((each) => each.stop === stop.id && each.day === today && each.state !== 'draft');
  const done = day.stops.filter(isDone);
  const left = inOrder(
    day.stops.filter((each) => !isDone(each)),
    order,
    away,
  );
  const rows = all ? left : left.slice(0, atOnce);
  const besides = visits.filter(
    (each) => !day.stops.some((stop) => stop.id === each.stop) && (each.day === today || each.state !== 'written'),
  );
  const choose = (stop: Stop | null) => {
    setAtHand(stop?.id ?? null);
    if (stop?.longitude == null || stop.latitude == null) return;
    if (position)
      return showPlaces([
        [stop.longitude, stop.latitude],
        [position.lng, position.lat],
      ]);
    showBox({
      west: stop.longitude - around,
      east: stop.longitude + around,
      south: stop.latitude - around,
      north: stop.latitude + around,
    });
  };
  usePins(left, atHand, position, choose, quiet);

  const chosen = left.find((each) => each.id === atHand);
  const way = chosen?.longitude != null && chosen.latitude !== null && position && !quiet;
  useEffect(() => {
    if (!way || !position || chosen?.longitude == null || chosen.latitude === null) return;
    link.set([
      [position.lng, position.lat],
      [chosen.longitude, chosen.latitude],
    ]);
    return () => link.set(null);
  }, [way, position, chosen]);

  const start = async (stop: Stop | null) => {
    const now = stop && visitOf(stop.id);
    const visit = now && (now.state !== 'written' || now.day === today) ? now : begin(stop, known);
    if (visit !== now) await keep(visit);
    setView({ visit: visit.stop });
  };
  const total = done.length + left.length;
  const why = { denied: 'noPermission', none: 'noFix', insecure: 'insecure', asking: 'locating' } as const;
  return (
    <div data-testid="field">
      <Question>{t('inspect.field.title')}</Question>
      {day.value ? (
        <>
          <How method={day.value.method}>
            <p className="survey-count" data-testid="field-progress">
              <b>{t('inspect.field.count', { done: count(done.length), of: count(total) })}</b>{' '}
              <span className="soft">{t('inspect.field.doors')}</span>
            </p>
          </How>
          <div className="survey-progress" aria-hidden="true">
            <span style={{ width: `${total === 0 ? 0 : (100 * done.length) / total}%` }} />
          </div>
        </>
      ) : (
        !day.answer.failure && <Skeleton lines={8} />
      )}
      <WaitingBar visits={visits} />
      <Barred permit="record" />
      {day.stale && (
        <p className="warn warn-mild" role="status" data-testid="field-stale">
          {t('inspect.field.stale', { time: time(day.stale) })}
        </p>
      )}
      {day.answer.failure && !day.value && <Failure failure={day.answer.failure} retry={day.answer.retry} />}
      {day.value && (
        <>
          <fieldset className="field-order" aria-label={t('inspect.field.order')}>
            {(['near', 'due'] as const).map((each) => (
              <button key={each} type="button" className="chip" aria-pressed={order === each} onClick={() => setOrder(each)}>
                {t(`inspect.field.by.${each}`)}
              </button>
            ))}
            <button type="button" className="chip" aria-pressed={mine} onClick={() => setMine(!mine)}>
              {t('inspect.field.mine')}
            </button>
          </fieldset>
          {order === 'near' && (
            <p className="note" data-testid="field-from">
              {position
                ? t('survey.fromHere', { radius: metres(position.accuracy) })
                : locating in why
                  ? t(`survey.${why[locating as keyof typeof why]}`)
                  : t('survey.fromMap')}{' '}
              {!position && locating !== 'asking' && (
                <button type="button" className="link" onClick={locate}>
                  {t('survey.locate')}
                </button>
              )}
            </p>
          )}
          {total === 0 && (
            <p className="review-empty" data-testid="field-empty">
              {t(mine ? 'inspect.field.noneMine' : 'inspect.field.none')}
            </p>
          )}
          <ul className="field-rows">
            {rows.map((stop, i) => (
              <StopRow
                key={stop.id}
                stop={stop}
                number={i + 1}
                away={away(stop)}
                today={today}
                draft={visitOf(stop.id)?.state === 'draft'}
                open={stop.id === atHand}
                onOpen={() => choose(stop.id === atHand ? null : stop)}
                onStart={barred ? undefined : () => void start(stop)}
              />
            ))}
          </ul>
          {left.length > rows.length && (
            <button type="button" className="more" onClick={() => setAll(true)}>
              {t('inspect.field.all', { n: count(left.length) })}
            </button>
          )}
          {day.value.cut && <p className="note">{t('inspect.field.cut')}</p>}
        </>
      )}
      {!barred && (
        <button type="button" className="survey-new" onClick={() => void start(null)} data-testid="field-other">
          ＋ {t('inspect.field.other')}
        </button>
      )}
      {(done.length > 0 || besides.length > 0) && (
        <section className="section">
          <h2>{t('inspect.field.seen')}</h2>
          <ul className="rows" data-testid="field-done">
            {[...done.map((stop) => visitOf(stop.id)), ...besides].map(
              (each) =>
                each && (
                  <li key={each.key}>
                    <button type="button" className="row" onClick={() => setView({ visit: each.stop })}>
                      <span className="row-main">
                        <span className="row-title">{each.name || t('inspect.form.nameless')}</span>
                        <span className="row-note">{each.visitedAt.slice(11)}</span>
                      </span>
                      <span className={`field-state field-${each.state}`}>{t(`inspect.field.states.${each.state}`)}</span>
                    </button>
                  </li>
                ),
            )}
          </ul>
        </section>
      )}
      <span className="visually-hidden">{area.nameZh}</span>
    </div>
  );
}

/** The doors on the map, numbered as in the list; and the reader. */
function usePins(
  stops: readonly Stop[],
  atHand: string | null,
  position: { lng: number; lat: number; accuracy: number } | null,
  choose: (stop: Stop) => void,
  quiet: boolean,
) {
  const { t } = useTranslation();
  const latest = useRef(choose);
  latest.current = choose;
  const shape = stops.map((each) => each.id).join();
  const now = useRef(stops);
  now.current = stops;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when the list is another one.
  useEffect(() => {
    const pins: Pin[] = now.current.flatMap((stop, i): Pin[] =>
      stop.longitude === null || stop.latitude === null || (quiet && stop.id !== atHand)
        ? []
        : [
            {
              id: stop.id,
              lng: stop.longitude,
              lat: stop.latitude,
              kind: 'due',
              text: String(i + 1),
              title: stop.name ?? '',
              lit: stop.id === atHand,
              onChoose: () => latest.current(stop),
            },
          ],
    );
    if (position) pins.push({ id: 'here', ...position, kind: 'here', title: t('survey.here'), radius: position.accuracy });
    roomPins.set(pins);
  }, [shape, atHand, position, quiet, t]);
  useEffect(() => () => roomPins.set([]), []);
  // The map goes to the reader once, with the nearest doors in sight; who has gone to a place on it already stays there.
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || stops.length === 0 || quiet) return;
    shown.current = true;
    const near = stops.flatMap((each): [number, number][] =>
      each.longitude === null || each.latitude === null ? [] : [[each.longitude, each.latitude]],
    );
    if (position) showPlaces([[position.lng, position.lat], ...near.slice(0, 4)]);
    else if (near.length > 0 && !near.some(isInSight)) showPlaces(near);
  }, [stops, position, quiet]);
}
