import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import { Line } from '../../entry/Line';
import { MovePin } from '../../entry/MovePin';
import type { Known } from '../../entry/useEntry';
import type { Incident } from '../incident';
import type { Change, EntryState } from './entry';

export type Doing = 'edit' | 'move' | 'remove' | null;

/** What can be done to a fire. */
export function ActionBar({ doing, onDo }: { doing: Doing; onDo: (next: Doing) => void }) {
  const { t } = useTranslation();
  const { may } = useMay('record');
  if (!may) return <Barred permit="record" />;
  return (
    <div className="entry-actions" data-testid="incident-actions">
      {(['edit', 'move', 'remove'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={doing === each}
          onClick={() => onDo(doing === each ? null : each)}
          data-testid={`do-${each}`}
        >
          {t(each === 'remove' ? 'fire.remove' : `entry.do.${each}`)}
        </button>
      ))}
    </div>
  );
}

interface Props {
  fire: Incident;
  doing: Doing;
  entry: EntryState;
  onEnter: (change: Change, known?: Known) => void;
  onLeave: () => void;
}

/** The form of what is being done; correcting facts has its own, in place of them. */
export function ActionForm({ fire, doing, entry, onEnter, onLeave }: Props) {
  const { id, version } = fire;
  if (doing === 'remove') return <RemoveForm {...{ fire, entry, onEnter, onLeave }} />;
  if (doing !== 'move') return null;
  return (
    <MovePin
      from={fire}
      busy={entry.busy}
      onLeave={onLeave}
      onSave={(longitude, latitude, crs) =>
        onEnter({ kind: 'correct', incident: id, version, facts: {}, clear: null, place: { longitude, latitude, crs } })
      }
    />
  );
}

function RemoveForm({ fire, entry, onEnter, onLeave }: Omit<Props, 'doing'>) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter({ kind: 'remove', incident: fire.id, version: fire.version }, { why: why.trim() || null });
      }}
    >
      <p className="note">{t('fire.removeHint')}</p>
      <Line name="why" label={t('entry.why')} value={why} onChange={setWhy} maxLength={1000} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={entry.busy} data-testid="entry-save">
          {t('fire.remove')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
