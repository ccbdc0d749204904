import { useTranslation } from 'react-i18next';
import type { Position } from '../../hydrants/survey/usePosition';
import { useFormats } from '../../i18n/formats';
import { DayChoice } from './DayChoice';
import { Photos } from './Photos';
import type { Today } from './today';
import type { ReCheck, Visit } from './visit';
import { alter } from './visits';

interface Props {
  visit: Visit;
  reCheck: ReCheck;
  deadlines: Today['deadlines'];
  position: Position | null;
  wrong: readonly string[];
}

/** An open hazard looked at again: gone, or still there with a new day. */
export function ReCheckForm({ visit, reCheck, deadlines, position, wrong }: Props) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { hazard, outcome } = reCheck;
  const set = (more: Partial<ReCheck>) =>
    void alter(visit.key, (now) => ({
      ...now,
      reChecks: now.reChecks.map((each) => (each.hazard.id === hazard.id ? { ...each, ...more } : each)),
    }));
  const may = (kind: 'PASSED' | 'FAILED') => hazard.nextSteps.some((each) => each.kind === kind);
  return (
    <div className="recheck" data-testid="recheck">
      <p>
        <b>{hazard.kindName}</b>{' '}
        <span className="note">
          {[
            hazard.number,
            t('inspect.form.foundOn', { day: day(hazard.foundOn) }),
            hazard.dueOn && t('inspect.field.due', { day: day(hazard.dueOn) }),
            t(`inspect.states.${hazard.state}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {hazard.description && <p className="note">{hazard.description}</p>}
      {may('PASSED') || may('FAILED') ? (
        <fieldset className="check-answers check-two" aria-label={t('inspect.form.reCheck')}>
          <button
            type="button"
            data-verdict="YES"
            aria-pressed={outcome === 'PASSED'}
            onClick={() => set({ outcome: outcome === 'PASSED' ? '' : 'PASSED' })}
          >
            {t('inspect.form.passed')}
          </button>
          <button
            type="button"
            data-verdict="NO"
            aria-pressed={outcome === 'FAILED'}
            onClick={() => set({ outcome: outcome === 'FAILED' ? '' : 'FAILED' })}
          >
            {t('inspect.form.failed')}
          </button>
        </fieldset>
      ) : (
        <p className="note">{t('inspect.form.notYet')}</p>
      )}
      {outcome === 'FAILED' && (
        <DayChoice
          label={t('inspect.form.newDueOn')}
          value={reCheck.dueOn}
          from={visit.day}
          deadlines={deadlines}
          onChange={(dueOn) => set({ dueOn })}
        />
      )}
      {outcome !== '' && (
        <>
          <label className="visit-note">
            <span>{t('card.note')}</span>
            <textarea rows={2} maxLength={2000} value={reCheck.note} onChange={(event) => set({ note: event.target.value })} />
          </label>
          <Photos visit={visit} of={hazard.id} position={position} />
        </>
      )}
      {wrong.map((each) => (
        <p key={each} className="warn">
          {each}
        </p>
      ))}
    </div>
  );
}
