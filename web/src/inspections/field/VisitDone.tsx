import { useTranslation } from 'react-i18next';
import { Conflicts } from '../../entry/Answers';
import { useFormats } from '../../i18n/formats';
import { useSignedName } from '../../review/who';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import { useShownHazard } from '../hazards/shown';
import type { HazardKind } from './today';
import { counted, steppedAt, stepsOf, type Visit } from './visit';
import {
  barred,
  decide,
  flush,
  forget,
  isOfAnother,
  leaveOut,
  openQuestions,
  reachable,
  reopen,
  sending,
  settle,
  takeOver,
  tryPhotos,
} from './visits';

/** What became of a visit: waits, asks something, or is with the server; then its hazards and their notices. */
export function VisitDone({ visit, kinds }: { visit: Visit; kinds: readonly HazardKind[] }) {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const online = useCell(reachable);
  const busy = useCell(sending);
  const access = useCell(barred);
  const photos = visit.photos.filter((each) => !each.sent).length;
  const written = visit.state === 'written';
  const kindOf = (id: string) => {
    const kind = visit.found.find((each) => each.id === id)?.kind;
    return (
      kinds.find((each) => each.code === kind)?.name ?? visit.reChecks.find((each) => each.hazard.id === id)?.hazard.kindName ?? kind ?? ''
    );
  };
  const touched = new Set([...counted(visit).map((each) => each.id), ...stepsOf(visit).map((each) => each.hazard.id)]);
  const notices = Object.entries(visit.sent?.hazards ?? {}).flatMap(([id, { featureId }]) =>
    featureId === null || !touched.has(id) ? [] : [{ id, featureId }],
  );
  return (
    <>
      <header className="visit-head">
        <h1>{visit.name || t('inspect.form.nameless')}</h1>
        <p className="note">{[visit.address, t(`inspect.kinds.${visit.kind}`), time(visit.visitedAt)].filter(Boolean).join(' · ')}</p>
      </header>
      <div role="status">
        {written ? (
          <p className="entry-done" data-testid="visit-written">
            {t('inspect.form.written')}
          </p>
        ) : (
          <div className="survey-queue" data-testid="visit-waiting">
            <p className="survey-queue-head">
              <b>{t(visit.sent ? 'inspect.form.waitsPhotos' : 'inspect.form.waits', { n: count(photos) })}</b>
              {busy ? <span className="soft">{t('survey.queueSending')}</span> : null}
            </p>
            {!online && <p className="note">{t('inspect.field.offline')}</p>}
            {access && <p className="warn">{access}</p>}
            {!busy && online && !visit.answer && !visit.failure && (
              <button type="button" className="link" onClick={() => void flush()}>
                {t('inspect.field.sendNow')}
              </button>
            )}
          </div>
        )}
      </div>
      <Asks visit={visit} />
      <ul className="visit-sum">
        {!visit.notEntered &&
          counted(visit).map((each) => (
            <li key={each.id}>
              {[kindOf(each.id), t(each.onSpot ? 'inspect.form.sumOnSpot' : 'inspect.form.sumFound'), each.description]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        {stepsOf(visit).map((each) => (
          <li key={each.hazard.id}>
            {each.hazard.kindName}: {t(each.outcome === 'PASSED' ? 'inspect.form.passed' : 'inspect.form.failed')}
          </li>
        ))}
        {visit.notEntered && <li>{t('inspect.form.notEntered')}</li>}
      </ul>
      {notices.length > 0 && (
        <section className="visit-part">
          <h2>{t('inspect.form.afterwards')}</h2>
          {notices.map(({ id, featureId }) => (
            <p key={id} className="visit-notice">
              <span>{kindOf(id)}</span>
              <button type="button" className="link" onClick={() => setView({ selected: { layer: 'hazards', featureId } })}>
                {t('inspect.form.openHazard')}
              </button>
              <button type="button" className="link" onClick={() => setView({ notice: featureId })} data-testid="open-notice">
                {t('inspect.form.notice')}
              </button>
            </p>
          ))}
        </section>
      )}
      <div className="entry-do">
        <button type="button" className="primary" onClick={() => setView({ visit: undefined })} data-testid="visit-next">
          {t('inspect.form.next')}
        </button>
      </div>
    </>
  );
}

/** What a person must decide before it goes. */
function Asks({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const shown = useShownHazard();
  const { answer, failure } = visit;
  const questions = openQuestions(visit);
  const me = useSignedName();
  if (visit.state === 'waiting' && isOfAnother(visit)) {
    return (
      <section className="entry-question" role="alert" data-testid="visit-of-another">
        <p>{t('inspect.form.ofAnother', { who: visit.who, me })}</p>
        <div className="entry-do">
          <button type="button" className="quiet" onClick={() => void takeOver(visit.key)}>
            {t('inspect.form.takeOver')}
          </button>
        </div>
      </section>
    );
  }
  if (answer?.outcome === 'CONFLICT') {
    return (
      <section className="entry-question" role="alert" data-testid="visit-conflict">
        <p>{t('inspect.form.conflict')}</p>
        <Conflicts conflicts={answer.conflicts} shown={shown} row={(field) => steppedAt(visit, field)?.hazard.kindName} />
        <div className="entry-do">
          <button type="button" className="primary" onClick={() => void decide(visit.key, true)} data-testid="entry-insist">
            {t('entry.keepMine')}
          </button>
          <button type="button" className="quiet" onClick={() => void decide(visit.key, false)} data-testid="entry-forget">
            {t('inspect.form.keepTheirs')}
          </button>
        </div>
      </section>
    );
  }
  if (questions.length > 0) {
    return questions.map(({ found, like }) => (
      <section key={found.id} className="entry-question" role="alert" data-testid="visit-same">
        <p>{t('inspect.form.maybeSame')}</p>
        {found.description && <p className="note">{found.description}</p>}
        <ul className="rows">
          {like.map((each) => (
            <li key={each.id}>
              <button type="button" className="row" onClick={() => void settle(visit.key, found.id, each.id)}>
                <span className="row-main">
                  <span className="row-title">{[each.number, each.kindName].filter(Boolean).join(' · ')}</span>
                  <span className="row-note">
                    {[t('inspect.form.foundOn', { day: day(each.foundOn) }), t(`inspect.states.${each.state}`)].join(' · ')}
                  </span>
                </span>
                <span className="link">{t('inspect.form.sameOne')}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="entry-do">
          <button type="button" className="quiet" onClick={() => void settle(visit.key, found.id, null)}>
            {t('inspect.form.another')}
          </button>
        </div>
      </section>
    ));
  }
  const why = failure ?? (answer ? answer.problems.map((each) => each.message).join(' ') || t(`inspect.form.outcome`) : null);
  if (!why) return null;
  return (
    <section className="entry-question" role="alert" data-testid="visit-refused">
      <p>{t('survey.queueRefused', { why })}</p>
      <div className="entry-do">
        <button type="button" className="primary" onClick={() => void (visit.sent ? tryPhotos(visit.key) : reopen(visit.key))}>
          {t(visit.sent ? 'state.retry' : 'inspect.form.mend')}
        </button>
        {visit.sent ? (
          <button type="button" className="quiet" onClick={() => void leaveOut(visit.key)}>
            {t('inspect.form.leaveOut')}
          </button>
        ) : (
          <Drop visitKey={visit.key} />
        )}
      </div>
    </section>
  );
}

function Drop({ visitKey }: { visitKey: string }) {
  const { t } = useTranslation();
  const drop = () => {
    if (!window.confirm(t('inspect.form.dropSure'))) return;
    setView({ visit: undefined });
    void forget(visitKey);
  };
  return (
    <button type="button" className="quiet" onClick={drop}>
      {t('survey.queueDrop')}
    </button>
  );
}
