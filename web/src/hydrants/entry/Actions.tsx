import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import { Line } from '../../entry/Line';
import { MovePin } from '../../entry/MovePin';
import { todayIn } from '../../time/days';
import type { Hydrant } from '../hydrant';
import { CheckForm } from './CheckForm';
import type { Change, EntryState } from './entry';

export type Doing = 'edit' | 'check' | 'move' | 'outage' | 'remove' | null;

/** What can be done to a hydrant. */
export function ActionBar({ hydrant, doing, onDo }: { hydrant: Hydrant; doing: Doing; onDo: (next: Doing) => void }) {
  const { t } = useTranslation();
  const all: Exclude<Doing, null>[] = ['check', 'edit', 'move', 'outage', 'remove'];
  const open = hydrant.outages.some((each) => each.toOn === null);
  const { may } = useMay('record');
  if (!may) return <Barred permit="record" />;
  return (
    <div className="entry-actions" data-testid="hydrant-actions">
      {all
        .filter((each) => each !== 'remove' || hydrant.removedOn === null)
        .map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={doing === each}
            onClick={() => onDo(doing === each ? null : each)}
            data-testid={`do-${each}`}
          >
            {t(each === 'outage' && open ? 'entry.do.outageEnd' : `entry.do.${each}`)}
          </button>
        ))}
    </div>
  );
}

interface Props {
  hydrant: Hydrant;
  timeZone: string;
  doing: Doing;
  entry: EntryState;
  onEnter: (change: Change) => void;
  onLeave: () => void;
}

/** The form of what is being done; correcting facts has its own, in place of them. */
export function ActionForm({ hydrant, timeZone, doing, entry, onEnter, onLeave }: Props) {
  const { id, version } = hydrant;
  switch (doing) {
    case 'check':
      return (
        <CheckForm
          problems={entry.edit?.problems ?? []}
          busy={entry.busy}
          onLeave={onLeave}
          onSave={(finding) => onEnter({ kind: 'check', hydrant: id, finding, seenState: hydrant.status })}
        />
      );
    case 'move':
      return (
        <MovePin
          from={hydrant}
          busy={entry.busy}
          onLeave={onLeave}
          onSave={(longitude, latitude, crs) =>
            onEnter({ kind: 'move', hydrant: id, version, place: { longitude, latitude, crs }, besideOthers: false })
          }
        />
      );
    case 'outage':
      return <OutageForm hydrant={hydrant} timeZone={timeZone} entry={entry} onEnter={onEnter} onLeave={onLeave} />;
    case 'remove':
      return <RemoveForm hydrant={hydrant} timeZone={timeZone} entry={entry} onEnter={onEnter} onLeave={onLeave} />;
    default:
      return null;
  }
}

type FormProps = Omit<Props, 'doing'>;

function OutageForm({ hydrant, timeZone, entry, onEnter, onLeave }: FormProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState(todayIn(timeZone));
  const [reason, setReason] = useState('');
  const open = hydrant.outages.some((each) => each.toOn === null);
  const change: Change = open
    ? { kind: 'outageEnd', hydrant: hydrant.id, toOn: day }
    : { kind: 'outage', hydrant: hydrant.id, fromOn: day, toOn: null, reason: reason.trim() || null };
  return (
    <Small busy={entry.busy} onSave={() => onEnter(change)} onLeave={onLeave} word={t(open ? 'entry.do.outageEnd' : 'entry.do.outage')}>
      <Line name="outageDay" label={t(open ? 'entry.outageLast' : 'entry.outageFirst')} type="date" value={day} onChange={setDay} />
      {!open && <Line name="outageReason" label={t('entry.outageReason')} value={reason} onChange={setReason} maxLength={2000} />}
    </Small>
  );
}

function RemoveForm({ hydrant, timeZone, entry, onEnter, onLeave }: FormProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState(todayIn(timeZone));
  const said = entry.edit?.problems.find((each) => each.field === 'REMOVED_ON')?.message;
  return (
    <Small
      busy={entry.busy}
      onSave={() => onEnter({ kind: 'remove', hydrant: hydrant.id, version: hydrant.version, on: day })}
      onLeave={onLeave}
      word={t('entry.do.remove')}
    >
      <p className="note">{t('entry.removeHint')}</p>
      <Line name="removeDay" label={t('entry.removeDay')} type="date" value={day} onChange={setDay} problem={said} />
    </Small>
  );
}

interface SmallProps {
  busy: boolean;
  word: string;
  onSave: () => void;
  onLeave: () => void;
  children: React.ReactNode;
}

function Small({ busy, word, onSave, onLeave, children }: SmallProps) {
  const { t } = useTranslation();
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy} data-testid="entry-save">
          {word}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
