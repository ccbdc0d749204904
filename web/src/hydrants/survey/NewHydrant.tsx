import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../../entry/draft';
import type { Entry } from '../../entry/entry';
import { Line } from '../../entry/Line';
import { useFormats } from '../../i18n/formats';
import { mapClick, type Pin } from '../../map/pins';
import type { Change } from '../entry/entry';
import { states } from '../entry/HydrantForm';
import type { Position } from './usePosition';

interface Props {
  position: Position | null;
  /** The middle of the map, for those without a position. */
  middle: { lng: number; lat: number };
  onPin: (pin: Pin | null) => void;
  onSave: (change: Change, known: Pick<Entry, 'evidence' | 'accuracyMetres'>, label: string) => void;
  onLeave: () => void;
}

const kinds = ['PILLAR', 'UNDERGROUND', 'WALL', 'STANDPIPE', 'CRANE', 'UNKNOWN'];

/** One that is not on the map: it stands where the person stands, unless the pin is dragged. */
export function NewHydrant({ position, middle, onPin, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  // Where the person stood when the form was opened: walking on does not take the hydrant along.
  const [at, setAt] = useState<{ lng: number; lat: number; accuracy: number | null }>(() => position ?? { ...middle, accuracy: null });
  const [facts, setFacts] = useState({ number: '', kind: 'UNKNOWN', state: 'UNKNOWN', flowLps: '', note: '' });
  const [wrong, setWrong] = useState(false);
  const set = (name: keyof typeof facts) => (value: string) => setFacts((old) => ({ ...old, [name]: value }));
  const show = useRef(onPin);
  show.current = onPin;
  useEffect(() => {
    const moved = (lng: number, lat: number) => setAt({ lng, lat, accuracy: null });
    show.current({ id: 'new', ...at, kind: 'chosen', title: t('entry.movePin'), radius: at.accuracy ?? undefined, onMove: moved });
    mapClick.set(moved);
  }, [at, t]);
  useEffect(
    () => () => {
      mapClick.set(null);
      show.current(null);
    },
    [],
  );
  const save = () => {
    const flow = facts.flowLps.trim() === '' ? null : figure(facts.flowLps);
    setWrong(facts.flowLps.trim() !== '' && flow === null);
    if (facts.flowLps.trim() !== '' && flow === null) return;
    onSave(
      {
        kind: 'add',
        place: { longitude: at.lng, latitude: at.lat, crs: null },
        facts: {
          number: facts.number.trim() || null,
          kind: facts.kind as 'UNKNOWN',
          state: facts.state as 'UNKNOWN',
          flowLps: flow,
          note: facts.note.trim() || null,
        },
        besideOthers: false,
      },
      at.accuracy === null ? { evidence: 'MAP', accuracyMetres: null } : { evidence: 'GPS', accuracyMetres: at.accuracy },
      `${t('survey.newTitle')} ${facts.number}`.trim(),
    );
  };
  return (
    <form
      className="entry-form"
      data-testid="survey-new"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{t('survey.newTitle')}</h2>
      <p className="note">{at.accuracy === null ? t('survey.newMap') : t('survey.newHere', { radius: metres(at.accuracy) })}</p>
      <Line name="number" label={t('entry.number')} value={facts.number} onChange={set('number')} maxLength={100} />
      <Line
        name="state"
        label={t('card.state')}
        value={facts.state}
        onChange={set('state')}
        options={states.map((each) => [each, t(`value.hydrantState.${each}`)])}
      />
      <Line
        name="kind"
        label={t('card.kind')}
        value={facts.kind}
        onChange={set('kind')}
        options={kinds.map((each) => [each, t(`value.hydrantKind.${each}`)])}
      />
      <Line
        name="flowLps"
        label={t('card.flow')}
        unit="L/s"
        numeric
        value={facts.flowLps}
        onChange={set('flowLps')}
        problem={wrong ? t('entry.notNumber') : undefined}
      />
      <Line name="note" label={t('card.note')} value={facts.note} onChange={set('note')} maxLength={2000} />
      <div className="entry-do">
        <button type="submit" className="primary" data-testid="entry-save">
          {t('survey.save')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
