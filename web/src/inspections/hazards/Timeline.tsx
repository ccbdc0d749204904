import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Hazard } from './hazard';

/** What was done about it, the first step first: who, when, by which paper; and the photos. */
export function Timeline({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation();
  const { day, money } = useFormats();
  return (
    <section className="section" data-testid="timeline">
      <h2>{t('inspect.card.steps')}</h2>
      {hazard.steps.length === 0 && <p className="soft">{t('inspect.card.noSteps')}</p>}
      <ol className="timeline">
        {hazard.steps.map((step) => (
          <li key={step.id} className={step.undone ? 'undone' : undefined} data-state={step.toState}>
            <p>
              <b>{step.kindName}</b> <span className="soft figure">{day(step.on)}</span>
            </p>
            <p className="note">
              {[
                step.who,
                step.document,
                step.amount !== null && money(step.amount, 'CNY'),
                step.dueOn && t('inspect.field.due', { day: day(step.dueOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {step.note && <p className="note">{step.note}</p>}
          </li>
        ))}
      </ol>
      {hazard.photos.length > 0 && (
        <ul className="photos" data-testid="hazard-photos">
          {hazard.photos.map((each, i) => (
            <li key={each.id} className="photo">
              <a href={each.url} target="_blank" rel="noreferrer">
                <img
                  src={each.url}
                  alt={each.note ?? t('inspect.form.photoN', { n: i + 1 })}
                  title={[each.who, day(each.takenAt)].join(' · ')}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
