import './hazards.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import { type Area, named } from '../../areas/area';
import type { CardProps } from '../../cards/Card';
import { CardHead, DatasetFact, type Fact, Facts, known } from '../../cards/Facts';
import { MissingThing } from '../../cards/MissingThing';
import { Answers } from '../../entry/Answers';
import { History } from '../../entry/History';
import { isDone, type Known } from '../../entry/useEntry';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { setView } from '../../view/store';
import type { Change, Edit } from './entry';
import { useHazardEntry } from './entry';
import { draftOf, HazardForm } from './HazardForm';
import { HazardSwatch } from './HazardSwatch';
import { askHazard, type Hazard, type NextStep } from './hazard';
import { LegalDates } from './LegalDates';
import { followHazards } from './live';
import { lookOf } from './look';
import { RemoveForm } from './RemoveForm';
import { StepForm } from './StepForm';
import { type Names, useShownHazard } from './shown';
import { Timeline } from './Timeline';

export function HazardCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${i18n.language}`, (signal) =>
    askHazard({ code: area.code, featureId }, i18n.language, signal),
  );
  const [removed, setRemoved] = useState<RemovedProps | null>(null);
  // What a colleague does to it stands here at once.
  useEffect(() => followHazards(area.code), [area.code]);
  return (
    <Answered answer={answer} lines={9}>
      {(value) =>
        value ? <HazardFacts area={area} hazard={value} onRemoved={setRemoved} /> : removed ? <Removed {...removed} /> : <MissingThing />
      }
    </Answered>
  );
}

interface RemovedProps {
  area: string;
  change: string;
}

/** A hazard that has just been taken off the record, and the way back. */
function Removed({ area, change }: RemovedProps) {
  const { t } = useTranslation();
  const entry = useHazardEntry(area);
  return (
    <div role="status" data-testid="hazard-removed">
      <p className="entry-done">{t('inspect.card.removed')}</p>
      {entry.failure && <p className="warn">{entry.failure}</p>}
      <button type="button" className="quiet" disabled={entry.busy} onClick={() => void entry.enter({ kind: 'undo', change })}>
        {t('inspect.card.putBack')}
      </button>
    </div>
  );
}

type Doing = { step: NextStep } | 'correct' | 'remove' | null;

function HazardFacts({ area, hazard, onRemoved }: { area: Area; hazard: Hazard; onRemoved: (what: RemovedProps) => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [doing, setDoing] = useState<Doing>(null);
  // A form speaks of what the person saw when it was opened, whatever comes meanwhile.
  const [seen, setSeen] = useState(hazard);
  const entry = useHazardEntry(area.code);
  const shown = useShownHazard(namesOf(hazard));
  const { may } = useMay('record', hazard.division?.id);
  const facts = useFacts(hazard);
  const open = (next: Doing) => {
    entry.forget();
    setSeen(hazard);
    setDoing(next);
  };
  // Until the answer with one's own last step is here, the next step would contradict it.
  const [changed, setChanged] = useState<string | null>(null);
  const behind = changed === hazard.version;
  const finish = (edit: Edit | null) => {
    if (!isDone(edit)) return;
    setDoing(null);
    if (edit?.outcome === 'DONE') setChanged(seen.version);
  };
  const enter = async (change: Change, more?: Known) => {
    const edit = await entry.enter(change, more);
    if (change.kind === 'remove' && isDone(edit) && edit?.change) onRemoved({ area: area.code, change: edit.change });
    finish(edit);
  };
  const late = hazard.overdueDays !== null && hazard.overdueDays > 0;
  const state = t(`inspect.states.${hazard.state}`);
  return (
    <div className="hazard-card" data-testid="hazard-card" data-version={hazard.version}>
      <CardHead kind={[t('layer.hazards'), hazard.number].filter(Boolean).join(' · ')} title={hazard.kindName} />
      <p className="hazard-verdict" data-testid="hazard-state">
        <HazardSwatch look={lookOf(hazard.state)} overdue={late} major={hazard.grade === 'MAJOR' || hazard.grade === 'REGIONAL'} />
        <b>{state}</b>
        {/* A hazard that is closed stands nowhere else. */}
        {hazard.state !== 'CLOSED' && (
          <span className={late ? 'hazard-late' : 'soft'}>
            {late ? t('inspect.hazards.daysLate', { n: count(hazard.overdueDays) }) : t(`inspect.standing.${hazard.standing}`)}
          </span>
        )}
      </p>
      <Returns hazard={hazard} />
      <div className="entry-actions" data-testid="next-steps">
        {(may ? hazard.nextSteps : []).map((each) => (
          <button
            key={each.kind}
            type="button"
            className="chip"
            disabled={behind}
            aria-pressed={typeof doing === 'object' && doing?.step.kind === each.kind}
            onClick={() => open(typeof doing === 'object' && doing?.step.kind === each.kind ? null : { step: each })}
            data-testid={`step-${each.kind}`}
          >
            {each.kindName}
          </button>
        ))}
        {may &&
          (['correct', 'remove'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={doing === each}
              onClick={() => open(doing === each ? null : each)}
              data-testid={`do-${each}`}
            >
              {t(each === 'correct' ? 'entry.do.edit' : 'fire.remove')}
            </button>
          ))}
        <button type="button" className="chip" onClick={() => setView({ notice: hazard.featureId })} data-testid="open-notice">
          {t('inspect.form.notice')}
        </button>
      </div>
      <Barred permit="record" division={hazard.division?.id} />
      {(doing !== null || entry.whoMissing) && <Who room="inspect" field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <div role="status">{isDone(entry.edit) && <p className="entry-done">{t('entry.done')}</p>}</div>
      <Answers
        edit={entry.edit}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => finish(await entry.insist())}
        onForget={() => open(null)}
      />
      {doing !== null && typeof doing === 'object' && (
        <StepForm
          key={doing.step.kind}
          step={doing.step}
          timeZone={area.timeZone}
          problems={entry.edit?.problems ?? []}
          busy={entry.busy}
          onLeave={() => open(null)}
          onSave={(step) => void enter({ kind: 'step', hazard: seen.id, version: seen.version, step })}
        />
      )}
      {doing === 'remove' && (
        <RemoveForm
          busy={entry.busy}
          onLeave={() => open(null)}
          onRemove={(why) => void enter({ kind: 'remove', hazard: seen.id, version: seen.version }, { why })}
        />
      )}
      {doing === 'correct' ? (
        <HazardForm
          area={area}
          before={draftOf(seen)}
          at={seen.longitude === null || seen.latitude === null ? null : { lng: seen.longitude, lat: seen.latitude }}
          nameOnRecord={seen.premises?.name}
          entry={entry}
          onLeave={() => open(null)}
          onSave={(changed, why) => void enter({ kind: 'correct', hazard: seen.id, version: seen.version, ...changed }, { why })}
        />
      ) : (
        <Facts facts={facts} />
      )}
      <LegalDates dates={hazard.legalDates} />
      <Timeline hazard={hazard} />
      <History
        all={hazard.history}
        shown={shown}
        testid="hazard-history"
        busy={entry.busy}
        onUndo={(change) => {
          setDoing(null);
          void enter({ kind: 'undo', change });
        }}
      />
      <DatasetFact dataset={hazard.dataset} />
    </div>
  );
}

/** The one that has come back in this, and those that this came back in. */
function Returns({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const open = (featureId: number) => setView({ selected: { layer: 'hazards', featureId } });
  return (
    <>
      {hazard.returns && (
        <p className="warn" data-testid="hazard-returns">
          {t('inspect.card.returns', { day: day(hazard.returns.closedOn) })}{' '}
          <button type="button" className="link" onClick={() => open(hazard.returns?.featureId ?? 0)}>
            {hazard.returns.number ?? t('inspect.card.earlier')}
          </button>
        </p>
      )}
      {hazard.returnedAs.map((each) => (
        <p key={each.id} className="warn">
          {t('inspect.card.returnedAs', { day: day(each.foundOn) })}{' '}
          <button type="button" className="link" onClick={() => open(each.featureId)}>
            {each.number ?? t('inspect.card.later')}
          </button>
        </p>
      ))}
    </>
  );
}

/** What the ids and codes in its history are called, as far as the card knows. */
function namesOf({ premises, premisesName, zone, kind, kindName, returns, inspection }: Hazard): Names {
  return {
    [kind]: kindName,
    ...(premises && { [premises.id]: premises.name ?? premises.address ?? premisesName }),
    ...(zone && { [zone.id]: zone.nameZh ?? zone.nameEn }),
    ...(returns && { [returns.id]: returns.number }),
    ...(inspection && { [inspection.id]: inspection.visitedAt.slice(0, 10) }),
  };
}

function useFacts(hazard: Hazard): (Fact | null)[] {
  const { t, i18n } = useTranslation();
  const { day, money, count } = useFormats();
  const label = (name: string) => t(`entry.fields.${name}`);
  const on = (name: string, value: string | null) => known(label(name), value && day(value));
  const link = (layer: string, featureId: number, name: string) => (
    <button type="button" className="link" onClick={() => setView({ selected: { layer, featureId } })}>
      {name}
    </button>
  );
  const { premises, zone, division, inspection } = hazard;
  return [
    known(
      label('PREMISES'),
      premises
        ? link('premises', premises.featureId, premises.name ?? premises.address ?? String(premises.featureId))
        : hazard.premisesName,
    ),
    known(label('ADDRESS'), hazard.address),
    known(label('DIVISION'), division && named(division, i18n.language)),
    known(label('ZONE'), zone && link('zones', zone.featureId, named(zone, i18n.language) ?? String(zone.featureId))),
    [label('GRADE'), t(`inspect.grades.${hazard.grade}`)],
    known(label('FOUND_BY'), hazard.foundBy === 'UNKNOWN' ? null : t(`inspect.foundBy.${hazard.foundBy}`)),
    on('FOUND_ON', hazard.foundOn),
    on('ORDERED_ON', hazard.orderedOn),
    [label('DUE_ON'), hazard.dueOn ? day(hazard.dueOn) : t('inspect.hazards.noDate')],
    on('RECHECK_ASKED_ON', hazard.recheckAskedOn),
    on('CLOSED_ON', hazard.closedOn),
    hazard.sealedOn ? [label('SEALED_ON'), `${day(hazard.sealedOn)} – ${hazard.liftedOn ? day(hazard.liftedOn) : ''}`] : null,
    hazard.stoppedOn ? [label('STOPPED_ON'), `${day(hazard.stoppedOn)} – ${hazard.resumedOn ? day(hazard.resumedOn) : ''}`] : null,
    on('PENALTY_ON', hazard.penaltyOn),
    known(label('PENALTY_AMOUNT'), hazard.penaltyAmount === null ? null : money(hazard.penaltyAmount, 'CNY')),
    on('PUBLISHED_ON', hazard.publishedOn),
    known(label('SUPERVISED_BY'), hazard.supervisedBy),
    known(label('TRANSFERRED_TO'), hazard.transferredTo),
    known(label('OFFICER'), hazard.officer),
    known(label('PEOPLE'), hazard.people === null ? null : count(hazard.people)),
    known(label('DESCRIPTION'), hazard.description),
    known(label('NOTE'), hazard.note),
    known(t('inspect.card.visit'), inspection && link('inspections', inspection.featureId, day(inspection.visitedAt))),
  ];
}
