import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';

interface Props {
  busy: boolean;
  onRemove: (why: string | null) => void;
  onLeave: () => void;
}

/** What was entered by mistake goes off the record; what was put right is closed by its steps instead. */
export function RemoveForm({ busy, onRemove, onLeave }: Props) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        onRemove(why.trim() || null);
      }}
    >
      <p className="note">{t('inspect.card.removeHint')}</p>
      <Line name="why" label={t('entry.why')} value={why} onChange={setWhy} maxLength={1000} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy} data-testid="entry-save">
          {t('fire.remove')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
