import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import type { RoundState } from './round';

interface Props {
  to: RoundState;
  /** Back: then a reason must be given. */
  back: boolean;
  today: string;
  busy: boolean;
  onSave: (step: { on: string; note: string; why: string }) => void;
  onLeave: () => void;
}

/** A round goes a step on, or one back with a reason. */
export function StepForm({ to, back, today, busy, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [on, setOn] = useState(today);
  const [words, setWords] = useState('');
  return (
    <form
      className="entry-form step-form"
      data-testid="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(back ? { on, note: '', why: words.trim() } : { on, note: words.trim(), why: '' });
      }}
    >
      <p>{t(back ? 'zone.backTo' : 'zone.stepTo', { state: t(`zone.states.${to}`) })}</p>
      {!back && <p className="note">{t(`zone.meaning.${to}`)}</p>}
      <Line name="stepOn" label={t('zone.stepOn')} type="date" value={on} onChange={setOn} />
      <Line name="stepWords" label={t(back ? 'entry.why' : 'card.note')} value={words} onChange={setWords} maxLength={1000} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || on === '' || (back && words.trim() === '')} data-testid="entry-save">
          {t(back ? 'zone.stepBack' : `zone.advance.${to}`)}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
