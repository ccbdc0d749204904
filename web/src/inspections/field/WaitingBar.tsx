import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import type { Visit } from './visit';
import { barred, flush, notKept, reachable, sending } from './visits';

/** What waits to be sent, in sight as long as there is anything; and which of it a person must decide. */
export function WaitingBar({ visits }: { visits: readonly Visit[] }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const online = useCell(reachable);
  const busy = useCell(sending);
  const full = useCell(notKept);
  const access = useCell(barred);
  const all = visits.filter((each) => each.state === 'waiting');
  return (
    <div role="status">
      {full && <p className="warn">{t('inspect.field.full')}</p>}
      {!online && (
        <p className="warn warn-mild" data-testid="field-offline">
          {t('inspect.field.offline')}
        </p>
      )}
      {all.length > 0 && (
        <section className="survey-queue" data-testid="field-queue" data-count={all.length}>
          <p className="survey-queue-head">
            <b>{t('inspect.field.waiting', { n: count(all.length) })}</b>
            {busy ? (
              <span className="soft">{t('survey.queueSending')}</span>
            ) : (
              <button type="button" className="link" onClick={() => void flush()}>
                {t('inspect.field.sendNow')}
              </button>
            )}
          </p>
          {access && <p className="warn">{access}</p>}
          <ul>
            {all.map((each) => (
              <li key={each.key}>
                <button type="button" className="link field-waiting" onClick={() => setView({ visit: each.stop })}>
                  {each.name || t('inspect.form.nameless')} · {each.visitedAt.slice(11)}
                </button>
                {(each.answer || each.failure) && <span className="warn">{t('inspect.field.asksYou')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
