import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showBox, showPlaces, viewBox } from '../../map/commands';
import { type Pin, roomPins } from '../../map/pins';
import { hovered } from '../../map/scene';
import { Who } from '../../review/Who';
import { useWho } from '../../review/who';
import { Question } from '../../shell/Question';
import { useCell } from '../../view/cell';
import { useView } from '../../view/store';
import { CheckForm, type Finding } from '../entry/CheckForm';
import { Export } from './Export';
import { NewHydrant } from './NewHydrant';
import { Queue } from './Queue';
import { checked, record } from './queue';
import { RoundChoice } from './RoundChoice';
import type { Due } from './round';
import { usePosition } from './usePosition';
import { useRound } from './useRound';

/** Rows listed and pins drawn at once: what a person can walk to. */
const listed = 30;
/** Degrees round a hydrant, so that its neighbourhood shows. */
const around = 0.0015;

/** A day's round: the nearest first, one touch for what was found, and nothing lost where there is no network. */
export default function SurveyRoom({ area, today }: { area: Area; today: string }) {
  const { t, i18n } = useTranslation();
  const { count, metres } = useFormats();
  const { place } = useView();
  const { position, state: locating, locate } = usePosition();
  const who = useWho();
  const { may } = useMay('record');
  const whoField = useRef<HTMLInputElement>(null);
  const [whoMissing, setWhoMissing] = useState(false);
  const [months, setMonths] = useState(6);
  // Where the map was when this was asked for: looking closer at one hydrant does not take the others away.
  const [box, setBox] = useState<ReturnType<typeof viewBox>>(null);
  const [atHand, setAtHand] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const [newPin, setNewPin] = useState<Pin | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const middle = place ?? { lng: ((area.bounds?.west ?? 0) + (area.bounds?.east ?? 0)) / 2, lat: area.bounds?.south ?? 0 };
  const from = position ?? middle;
  const round = useRound(area, today, months, box, from);
  const here = useCell(checked);
  const done = new Set([...(round.value?.today ?? []), ...Object.keys(here).filter((id) => here[id] === today)]);
  const rows = useMemo(() => round.nearest.filter(({ due }) => here[due.id] !== today).slice(0, listed), [round.nearest, here, today]);
  const left = Math.max(0, (round.value?.count ?? 0) - round.nearest.filter(({ due }) => here[due.id] === today).length);

  const choose = (due: Due | null) => {
    setAtHand(due?.id ?? null);
    setNew(false);
    if (due?.longitude == null || due.latitude == null) return;
    showBox({ west: due.longitude - around, east: due.longitude + around, south: due.latitude - around, north: due.latitude + around });
  };
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    const pins: Pin[] = rows.map(({ due }, i) => ({
      id: due.id,
      lng: due.longitude ?? 0,
      lat: due.latitude ?? 0,
      kind: 'due',
      text: String(i + 1),
      title: due.number ?? String(due.featureId),
      lit: due.id === atHand,
      onChoose: () => latest.current(due),
    }));
    if (position) pins.push({ id: 'here', ...position, kind: 'here', title: t('survey.here'), radius: position.accuracy });
    roomPins.set(newPin ? [...pins, newPin] : pins);
  }, [rows, position, atHand, newPin, t]);
  useEffect(() => () => roomPins.set([]), []);

  // The map goes to the reader once, with the nearest hydrants in sight.
  const shown = useRef(false);
  useEffect(() => {
    if (!position || rows.length === 0 || shown.current) return;
    shown.current = true;
    const near = rows.slice(0, 3).map(({ due }): [number, number] => [due.longitude ?? position.lng, due.latitude ?? position.lat]);
    showPlaces([[position.lng, position.lat], ...near]);
  }, [position, rows]);

  const signed = (act: () => void) => {
    setWhoMissing(who.trim() === '');
    if (who.trim() === '') whoField.current?.focus();
    else act();
  };
  const found = (due: Due, finding: Finding) =>
    signed(() => {
      const name = due.number ?? String(due.featureId);
      const state = t(`survey.states.${finding.missing ? 'MISSING' : finding.state}`);
      const at = position && { longitude: position.lng, latitude: position.lat };
      record(
        {
          area: area.code,
          language: i18n.language,
          label: `${name} · ${state}`,
          hydrant: due.id,
          change: { kind: 'check', hydrant: due.id, finding: { ...finding, ...at, on: today }, seenState: due.status },
          entry: { who, evidence: position ? 'GPS' : 'MAP', accuracyMetres: position?.accuracy ?? null },
        },
        today,
      );
      setSaid(t('survey.saved', { name, state }));
      setAtHand(null);
    });

  return (
    <div className="survey" data-testid="survey">
      <Question>{t('survey.title')}</Question>
      <p className="survey-count" data-testid="survey-progress">
        <b>
          {t('survey.today')} {count(done.size)}/{count(done.size + left)}
        </b>{' '}
        <span className="soft">{t('survey.progress')}</span>
      </p>
      <div className="survey-progress" aria-hidden="true">
        <span style={{ width: `${done.size + left === 0 ? 0 : (100 * done.size) / (done.size + left)}%` }} />
      </div>
      <Queue />
      {may ? <Who field={whoField} who={who} missing={whoMissing} /> : <Barred permit="record" />}
      <RoundChoice
        {...{
          months,
          setMonths,
          inView: box !== null,
          setInView: (on: boolean) => setBox(on ? viewBox() : null),
          locating,
          locate,
          position,
        }}
      />
      <div role="status">{said && <p className="entry-done">{said}</p>}</div>
      {isNew ? (
        <NewHydrant
          position={position}
          middle={middle}
          onPin={setNewPin}
          onLeave={() => setNew(false)}
          onSave={(change, known, label) =>
            signed(() => {
              record({ area: area.code, language: i18n.language, label, change, entry: { who, ...known } }, today);
              setSaid(label);
              setNew(false);
            })
          }
        />
      ) : (
        <button
          type="button"
          hidden={!may}
          className="survey-new"
          onClick={() => {
            setAtHand(null);
            setNew(true);
          }}
          data-testid="survey-add"
        >
          ＋ {t('survey.newOne')}
        </button>
      )}
      {round.stale && <p className="note">{t('survey.stored', { time: round.stale })}</p>}
      {round.value && rows.length === 0 && <p className="review-empty">{t('survey.empty')}</p>}
      <ul className="survey-rows">
        {rows.map(({ due, away }, i) => (
          <li key={due.id} data-testid="survey-row">
            <Row
              due={due}
              number={i + 1}
              away={metres(away)}
              open={due.id === atHand}
              onOpen={() => choose(due.id === atHand ? null : due)}
            />
            {may && due.id === atHand && (
              <CheckForm problems={[]} busy={false} onLeave={() => choose(null)} onSave={(finding) => found(due, finding)} />
            )}
          </li>
        ))}
      </ul>
      <Export area={area.code} today={today} />
    </div>
  );
}

interface RowProps {
  due: Due;
  number: number;
  away: string;
  open: boolean;
  onOpen: () => void;
}

function Row({ due, number, away, open, onOpen }: RowProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const [last] = due.checks;
  const over = (on: boolean) => hovered.set(on ? { layer: 'hydrants', featureId: due.featureId } : null);
  return (
    <button
      type="button"
      className="survey-row"
      aria-expanded={open}
      onClick={onOpen}
      onPointerEnter={() => over(true)}
      onPointerLeave={() => over(false)}
    >
      <span>
        <b>
          {number}. {due.number ?? due.featureId}
        </b>
        <span className="note">
          {[due.address, t(`value.hydrantState.${due.status}`), last ? t('survey.last', { day: day(last.on) }) : t('survey.never')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="survey-away figure">{away}</span>
    </button>
  );
}
