import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, type Fact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { fieldOf } from '../entry/draft';
import { History } from '../entry/History';
import { isDone, type Known } from '../entry/useEntry';
import { useFormats } from '../i18n/formats';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { setView, useView } from '../view/store';
import { draftOf, times } from './entry/draft';
import { askHistory, type Change, type Edit, useIncidentEntry } from './entry/entry';
import { ActionBar, ActionForm, type Doing } from './entry/IncidentActions';
import { IncidentAnswers } from './entry/IncidentAnswers';
import { IncidentForm } from './entry/IncidentForm';
import { useShownFire } from './entry/shown';
import { askIncident, type Incident } from './incident';

export function IncidentCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, (signal) =>
    askIncident({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <IncidentFacts area={area} incident={value} /> : <MissingThing />)}
    </Answered>
  );
}

function IncidentFacts({ area, incident }: { area: Area; incident: Incident }) {
  const { t, i18n } = useTranslation();
  const view = useView();
  const [doing, setDoing] = useState<Doing>(null);
  // The form speaks of what the person saw when it was opened, whatever comes meanwhile.
  const [seen, setSeen] = useState(incident);
  const entry = useIncidentEntry(area.code);
  const shown = useShownFire();
  const history = useAnswer(`${area.code}/${area.dataVersion}/${incident.featureId}/history`, (signal) =>
    askHistory({ code: area.code, featureId: incident.featureId }, i18n.language, signal),
  );
  const facts = useFacts(incident);
  const open = (next: Doing) => {
    entry.forget();
    setSeen(incident);
    setDoing(next);
  };
  const finish = (edit: Edit | null) => {
    if (!isDone(edit)) return;
    setDoing(null);
    // A fire that is off the record has no card; the list of changes says so, and brings it back.
    if (!edit?.incident)
      setView({ selected: undefined, question: view.question === 'hotspots' || view.question === 'trends' ? view.question : 'fires' });
  };
  const enter = async (change: Change, known?: Known) => finish(await entry.enter(change, known));
  const at = seen.longitude !== null && seen.latitude !== null ? { lng: seen.longitude, lat: seen.latitude } : null;
  return (
    <>
      <CardHead
        kind={[t('card.incident'), incident.kind].filter(Boolean).join(' · ')}
        title={incident.address ?? incident.number ?? incident.featureId}
      />
      <ActionBar doing={doing} onDo={open} />
      {(doing !== null || entry.whoMissing) && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <div role="status">{isDone(entry.edit) && <p className="entry-done">{t('entry.done')}</p>}</div>
      <IncidentAnswers entry={entry} onInsist={async () => finish(await entry.insist())} onForget={() => open(null)} />
      {doing === 'edit' ? (
        <IncidentForm
          area={area}
          before={draftOf(seen)}
          at={at}
          currency={seen.lossCurrency}
          entry={entry}
          onLeave={() => open(null)}
          onSave={({ facts: changed, clear }, why) =>
            enter({ kind: 'correct', incident: seen.id, version: seen.version, facts: changed, clear, place: null }, { why })
          }
        />
      ) : (
        <>
          <ActionForm fire={seen} doing={doing} entry={entry} onEnter={enter} onLeave={() => open(null)} />
          <Facts facts={facts} />
        </>
      )}
      <History
        all={history.value ?? []}
        shown={shown}
        testid="incident-history"
        busy={entry.busy}
        onUndo={(change) => {
          setDoing(null);
          void enter({ kind: 'undo', change });
        }}
      />
      <PlaceFact area={area} layer="INCIDENTS" row={incident} />
      <DatasetFact dataset={incident.dataset} />
    </>
  );
}

function useFacts(incident: Incident): (Fact | null)[] {
  const { t } = useTranslation();
  const { time, day, money, count } = useFormats();
  const number = (label: string, value: number | null) => known(label, value === null ? null : count(value));
  const check = incident.gradeCheck;
  const thing = (layer: string, it: Incident['building']) =>
    it && (
      <button type="button" className="link" onClick={() => setView({ selected: { layer, featureId: it.featureId } })}>
        {it.name ?? it.address ?? it.featureId}
      </button>
    );
  return [
    [t('card.started'), incident.timePrecision === 'DAY' ? `${day(incident.startedAt)} ${t('fire.dayOnly')}` : time(incident.startedAt)],
    known(t('entry.number'), incident.number),
    known(t('card.place'), incident.place),
    known(t('card.cause'), incident.cause),
    incident.grade === 'UNKNOWN' && (check?.grade ?? 'UNKNOWN') === 'UNKNOWN'
      ? null
      : [
          t('fire.grade'),
          <span key="grade" data-testid="grade">
            {incident.grade === 'UNKNOWN' ? t('fire.gradeNotEntered') : t(`fire.grades.${incident.grade}`)}
            {check && check.grade !== 'UNKNOWN' && (
              <span className={check.agrees === false ? 'warn' : 'soft'}>
                {' '}
                {t(check.agrees === false ? 'fire.gradeDisagrees' : 'fire.gradeByRule', { grade: t(`fire.grades.${check.grade}`) })}
              </span>
            )}
            {check && <How method={check.method} />}
          </span>,
        ],
    known(t('card.loss'), incident.lossAmount === null ? null : money(incident.lossAmount, incident.lossCurrency)),
    number(t('fire.counts.deaths7D'), incident.deaths7D),
    number(t('fire.counts.deaths30D'), incident.deaths30D),
    number(t('card.injuries'), incident.injuries),
    number(t('fire.counts.householdsAffected'), incident.householdsAffected),
    number(t('fire.counts.vehicles'), incident.vehicles),
    number(t('fire.counts.personnel'), incident.personnel),
    ...times.map((name): Fact | null => known(t(`entry.fields.${fieldOf(name)}`), incident[name] && time(incident[name]))),
    known(t('card.building'), thing('buildings', incident.building)),
    known(t('fire.unit'), thing('premises', incident.premises)),
    known(t('card.note'), incident.note),
  ];
}
