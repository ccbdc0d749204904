import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../hydrants/survey/usePosition';
import { DayChoice } from './DayChoice';
import { Photos } from './Photos';
import type { HazardKind, Today } from './today';
import type { Found, Grade, Visit } from './visit';
import { alter } from './visits';

const grades: readonly Grade[] = ['ORDINARY', 'MAJOR', 'REGIONAL'];

interface Props {
  visit: Visit;
  found: Found;
  kinds: readonly HazardKind[];
  deadlines: Today['deadlines'];
  position: Position | null;
  wrong: readonly string[];
  /** Only of those that stand for no item of the checklist. */
  onDrop?: () => void;
}

/** What is wrong: its kind (known already from the item), grade, put right at once or by when, words and photos. */
export function FoundForm({ visit, found, kinds, deadlines, position, wrong, onDrop }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const set = (more: Partial<Found>) =>
    void alter(visit.key, (now) => ({ ...now, found: now.found.map((each) => (each.id === found.id ? { ...each, ...more } : each)) }));
  const direct = kinds.find((each) => each.code === found.kind)?.majorElement;
  return (
    <div className="found" data-testid="found">
      <span className="entry-input">
        <select value={found.kind} aria-label={t('inspect.form.hazardKind')} onChange={(event) => set({ kind: event.target.value })}>
          <option value="">{t('inspect.form.chooseKind')}</option>
          {kinds.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </select>
      </span>
      <fieldset className="found-chips" aria-label={t('inspect.form.grade')}>
        {grades.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={found.grade === each} onClick={() => set({ grade: each })}>
            {t(`inspect.grades.${each}`)}
          </button>
        ))}
      </fieldset>
      {direct && found.grade === 'ORDINARY' && <p className="note">{t('inspect.form.maybeMajor')}</p>}
      <fieldset className="found-chips" aria-label={t('inspect.form.how')}>
        <button
          type="button"
          className="chip"
          aria-pressed={found.onSpot}
          onClick={() => set({ onSpot: !found.onSpot })}
          data-testid="found-on-spot"
        >
          {t('inspect.form.onSpot')}
        </button>
      </fieldset>
      {!found.onSpot && (
        <DayChoice
          label={t('inspect.form.dueOn')}
          value={found.dueOn}
          from={visit.day}
          deadlines={deadlines}
          onChange={(dueOn) => set({ dueOn })}
        />
      )}
      <label className="visit-note" htmlFor={`${id}-words`}>
        <span>{t('inspect.form.describe')}</span>
        <textarea
          id={`${id}-words`}
          rows={2}
          maxLength={2000}
          value={found.description}
          onChange={(event) => set({ description: event.target.value })}
          data-testid="found-words"
        />
      </label>
      <Photos visit={visit} of={found.id} position={position} />
      {wrong.map((each) => (
        <p key={each} className="warn">
          {each}
        </p>
      ))}
      {onDrop && (
        <button type="button" className="link" onClick={onDrop}>
          {t('inspect.form.dropHazard')}
        </button>
      )}
    </div>
  );
}
