import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import { newKey } from '../../entry/useEntry';
import type { Position } from '../../hydrants/survey/usePosition';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useWho } from '../../review/who';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import { ChecklistPart } from './ChecklistPart';
import { FoundForm } from './FoundForm';
import { Photos } from './Photos';
import { ReCheckForm } from './ReCheckForm';
import { SignaturePad } from './SignaturePad';
import type { Today } from './today';
import { newFound, problemsOf, progressOf, type Visit, type VisitKind } from './visit';
import { visitKinds } from './visitKinds';
import { alter, finish, forget, notKept } from './visits';

interface Props {
  visit: Visit;
  today: Today | undefined;
  position: Position | null;
}

/** The form at the door: one thumb, every touch kept on the device at once. */
export function VisitForm({ visit, today, position }: Props) {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const who = useWho();
  const whoField = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const [sure, setSure] = useState(false);
  const full = useCell(notKept);
  const { key } = visit;
  const set = (more: Partial<Visit>) => void alter(key, (now) => ({ ...now, ...more }));
  // Where the person stood when the form was filled in: the best fix there was.
  useEffect(() => {
    if (!position) return;
    void alter(key, (now) =>
      now.at?.accuracy != null && now.at.accuracy <= position.accuracy
        ? now
        : { ...now, at: { longitude: position.lng, latitude: position.lat, accuracy: position.accuracy } },
    );
  }, [position, key]);
  useEffect(() => {
    // Without a network nobody knows who is signed in: the name that is there stays.
    if (who.trim() !== '' && who !== visit.who)
      void alter(key, (now) => ({ ...now, who, inspectors: now.inspectors === now.who ? who : now.inspectors }));
  }, [who, visit.who, key]);

  const checklist = today?.checklists.find((each) => each.code === visit.checklist);
  const progress = progressOf(visit, checklist);
  const wrong = tried ? problemsOf(visit) : [];
  const wrongAt = (at: string) => wrong.filter((each) => each.at === at).map((each) => t(`inspect.form.wrong.${each.text}`));
  const open = visit.notEntered ? 0 : progress.of - progress.done;
  const done = () => {
    setTried(true);
    if (problemsOf(visit).length > 0) {
      if (visit.who.trim() === '') whoField.current?.focus();
      return;
    }
    if (open > 0 && !sure) return setSure(true);
    void finish(key, today);
  };
  const hazards = { kinds: today?.hazardKinds ?? [], deadlines: today?.deadlines ?? [] };
  return (
    <>
      <header className="visit-head">
        <h1>{visit.name || t('inspect.form.titleNew')}</h1>
        <p className="note">{[visit.address, t(`inspect.kinds.${visit.kind}`), time(visit.visitedAt)].filter(Boolean).join(' · ')}</p>
        <p className="note" role="status" data-testid="visit-kept">
          {t(full ? 'inspect.field.full' : 'inspect.form.kept')}
        </p>
      </header>
      <Who room="inspect" field={whoField} who={who} missing={wrong.some((each) => each.at === 'who')} />
      {visit.premises === null && (
        <div className="entry-form">
          <Line name="name" label={t('inspect.form.name')} value={visit.name} onChange={(name) => set({ name })} maxLength={200} />
          <Line
            name="address"
            label={t('card.address')}
            value={visit.address ?? ''}
            onChange={(address) => set({ address: address || null })}
            maxLength={300}
          />
        </div>
      )}
      <details className="visit-facts">
        <summary>{t('inspect.form.facts')}</summary>
        <div className="entry-form">
          <Line
            name="kind"
            label={t('inspect.form.kind')}
            value={visit.kind}
            options={visitKinds.map((each) => [each, t(`inspect.kinds.${each}`)])}
            onChange={(kind) => set({ kind: kind as VisitKind })}
          />
          <Line
            name="visitedAt"
            label={t('inspect.form.at')}
            type="datetime-local"
            value={visit.visitedAt}
            onChange={(at) => at && set({ visitedAt: at, day: at.slice(0, 10) })}
          />
          <Line
            name="inspectors"
            label={t('inspect.form.inspectors')}
            value={visit.inspectors}
            onChange={(inspectors) => set({ inspectors })}
          />
          <Line name="agencies" label={t('inspect.form.agencies')} value={visit.agencies} onChange={(agencies) => set({ agencies })} />
        </div>
      </details>
      <label className="visit-switch">
        <input type="checkbox" checked={visit.notEntered} onChange={(event) => set({ notEntered: event.target.checked })} />
        {t('inspect.form.notEntered')}
      </label>
      {!visit.notEntered && (
        <>
          {visit.reChecks.length > 0 && (
            <section className="visit-part" data-testid="recheck-part">
              <h2>{t('inspect.form.reChecks', { n: count(visit.reChecks.length) })}</h2>
              {visit.reChecks.map((each) => (
                <ReCheckForm
                  key={each.hazard.id}
                  visit={visit}
                  reCheck={each}
                  deadlines={hazards.deadlines}
                  position={position}
                  wrong={wrongAt(each.hazard.id)}
                />
              ))}
            </section>
          )}
          <ChecklistPart visit={visit} today={today} {...{ hazards, position, wrongAt }} />
          <section className="visit-part">
            <h2>{t('inspect.form.besides')}</h2>
            {visit.found
              .filter((each) => each.item === null && !each.off)
              .map((each) => (
                <FoundForm
                  key={each.id}
                  visit={visit}
                  found={each}
                  {...hazards}
                  position={position}
                  wrong={wrongAt(each.id)}
                  onDrop={() => set({ found: visit.found.filter((one) => one.id !== each.id) })}
                />
              ))}
            <button
              type="button"
              className="survey-new"
              onClick={() => set({ found: [...visit.found, newFound(newKey().slice(0, 8), null, '')] })}
              data-testid="hazard-add"
            >
              ＋ {t('inspect.form.addHazard')}
            </button>
          </section>
        </>
      )}
      <section className="visit-part">
        <h2>{t('inspect.form.photosVisit')}</h2>
        <Photos visit={visit} of="visit" position={position} />
        <label className="visit-note">
          <span>{t('card.note')}</span>
          <textarea
            rows={2}
            value={visit.note}
            maxLength={2000}
            onChange={(event) => set({ note: event.target.value })}
            data-testid="visit-note"
          />
        </label>
      </section>
      <section className="visit-part">
        <h2>{t('inspect.form.signature')}</h2>
        <div className="entry-form">
          <Line
            name="signedBy"
            label={t('inspect.form.signedBy')}
            value={visit.signedBy}
            onChange={(signedBy) => set({ signedBy })}
            maxLength={100}
          />
        </div>
        <SignaturePad strokes={visit.strokes} onChange={(strokes) => set({ strokes })} />
      </section>
      <div className="visit-finish">
        {wrong.length > 0 && (
          <p className="warn" role="alert" data-testid="visit-wrong">
            {[...new Set(wrong.map((each) => t(`inspect.form.wrong.${each.text}`)))].join(' ')}
          </p>
        )}
        {sure && open > 0 && (
          <p className="warn warn-mild" role="alert">
            {t('inspect.form.unanswered', { n: count(open) })}
          </p>
        )}
        <div className="entry-do">
          <button type="button" className="primary" onClick={done} data-testid="visit-finish">
            {t(sure && open > 0 ? 'inspect.form.finishAnyway' : 'inspect.form.finish')}
          </button>
          <Discard visitKey={key} />
        </div>
      </div>
    </>
  );
}

/** Throwing a draft away is asked twice. */
function Discard({ visitKey }: { visitKey: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      className="quiet"
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (!asked) return setAsked(true);
        setView({ visit: undefined });
        void forget(visitKey);
      }}
      data-testid="visit-discard"
    >
      {t(asked ? 'inspect.form.discardSure' : 'inspect.form.discard')}
    </button>
  );
}
