import { useTranslation } from 'react-i18next';
import { Conflicts, Question } from '../../entry/Answers';
import { useFormats } from '../../i18n/formats';
import { useCell } from '../../view/cell';
import { useShown } from '../entry/shown';
import { drop, insist, queue, queueFull, reachable, sending, type Waiting } from './queue';

/** What waits to be sent, always in sight while there is anything; and what a person must decide. */
export function Queue() {
  const { t } = useTranslation();
  const { count } = useFormats();
  const all = useCell(queue);
  const full = useCell(queueFull);
  const online = useCell(reachable);
  const busy = useCell(sending);
  if (all.length === 0) return online ? null : <Offline />;
  return (
    <section className="survey-queue" data-testid="survey-queue" data-count={all.length}>
      {!online && <Offline />}
      {full && (
        <p className="warn" role="alert">
          {t('survey.queueFull')}
        </p>
      )}
      <p className="survey-queue-head">
        <b>{t('survey.queue', { n: count(all.length) })}</b>
        <span className="soft">{t(busy ? 'survey.queueSending' : 'survey.queueWaiting')}</span>
      </p>
      <ul>
        {all.map((each) => (
          <li key={each.entry.key} data-testid="queue-entry">
            <span>{each.label}</span>
            <Decide item={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Offline() {
  const { t } = useTranslation();
  return (
    <p className="warn warn-mild" role="status" data-testid="survey-offline">
      {t('survey.offline')}
    </p>
  );
}

function Decide({ item }: { item: Waiting }) {
  const { t } = useTranslation();
  const shown = useShown();
  const { key } = item.entry;
  const { answer } = item;
  if (answer?.outcome === 'CONFLICT') {
    return (
      <Question
        title={t('survey.queueConflict')}
        yes={t('entry.keepMine')}
        no={t('entry.keepTheirs')}
        busy={false}
        onInsist={() => insist(key)}
        onForget={() => drop(key)}
      >
        <Conflicts conflicts={answer.conflicts} shown={shown} />
      </Question>
    );
  }
  if (answer?.outcome === 'MAYBE_SAME') {
    return (
      <Question
        title={t('survey.queueSame')}
        yes={t('entry.isAnother')}
        no={t('survey.queueDrop')}
        busy={false}
        onInsist={() => insist(key)}
        onForget={() => drop(key)}
      >
        <p className="note">{answer.beside.map((each) => each.number ?? each.featureId).join(', ')}</p>
      </Question>
    );
  }
  const why = item.failure ?? answer?.problems.map((each) => each.message).join(' ');
  if (!why) return null;
  return (
    <p className="warn">
      {t('survey.queueRefused', { why })}{' '}
      <button type="button" className="link" onClick={() => drop(key)} data-testid="queue-drop">
        {t('survey.queueDrop')}
      </button>
    </p>
  );
}
