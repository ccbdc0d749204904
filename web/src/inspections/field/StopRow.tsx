import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { Icon } from '../../shell/Icon';
import { type Stop, wayThere } from './stops';

interface Props {
  stop: Stop;
  number: number;
  /** Metres in a straight line; null: not known. */
  away: number | null;
  today: string;
  /** Its form has been begun. */
  draft: boolean;
  open: boolean;
  onOpen: () => void;
  /** Absent: the reader may not. */
  onStart?: () => void;
}

/** One door of the list: why today, when somebody was there last, how far it is; opened, the way there. */
export function StopRow({ stop, number, away, today, draft, open, onOpen, onStart }: Props) {
  const { t } = useTranslation();
  const { day, metres, count } = useFormats();
  const [reason] = stop.reasons;
  const late = stop.dueOn !== null && stop.dueOn < today;
  const way = wayThere(stop);
  const row = useRef<HTMLLIElement>(null);
  // What is to be tapped next is in reach of the thumb.
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} data-testid="field-row" data-stop={stop.id}>
      <button type="button" className="door-row" aria-expanded={open} onClick={onOpen}>
        <span className="field-number figure" data-late={late || undefined}>
          {number}
        </span>
        <span className="field-main">
          <b>{stop.name ?? t('inspect.form.nameless')}</b>
          <span className="field-why">
            {reason && (
              <span className="field-reason" data-late={late || reason === 'OVERDUE' || undefined}>
                {t(`inspect.field.reasons.${reason}`)}
              </span>
            )}
            {stop.dueOn && <span className="soft">{t('inspect.field.due', { day: day(stop.dueOn) })}</span>}
            {draft && <span className="field-state field-draft">{t('inspect.field.states.draft')}</span>}
          </span>
          <span className="note">
            {stop.lastVisitOn ? t('inspect.field.last', { day: day(stop.lastVisitOn) }) : t('inspect.field.never')}
            {stop.openHazards > 0 && ` · ${t('inspect.field.open', { n: count(stop.openHazards) })}`}
          </span>
        </span>
        <span className="survey-away figure">{away === null ? '' : metres(away)}</span>
      </button>
      {open && (
        <div className="field-open">
          <ul className="field-sentences">
            {stop.why.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          {stop.address && <p className="note">{stop.address}</p>}
          {way ? (
            <p className="field-way">
              <a className="link" href={way.geo}>
                <Icon name="way" size={16} /> {t('inspect.field.geo')}
              </a>
              <a className="link" href={way.amap} target="_blank" rel="noreferrer noopener">
                {t('inspect.field.amap')}
              </a>
            </p>
          ) : (
            <p className="note">{t('inspect.field.noPlace')}</p>
          )}
          {onStart && (
            <button type="button" className="primary field-start" onClick={onStart} data-testid="field-start">
              {t(draft ? 'inspect.field.goOn' : 'inspect.field.start')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
