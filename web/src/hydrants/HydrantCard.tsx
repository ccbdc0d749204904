import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, type Fact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { History } from '../entry/History';
import { isDone } from '../entry/useEntry';
import { useFormats } from '../i18n/formats';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { ActionBar, ActionForm, type Doing } from './entry/Actions';
import { AloneServes } from './entry/AloneServes';
import { draftOf } from './entry/draftOf';
import { type Change, useHydrantEntry } from './entry/entry';
import { HydrantAnswers } from './entry/HydrantAnswers';
import { HydrantForm } from './entry/HydrantForm';
import { useShown } from './entry/shown';
import { askHistory, askHydrant, type Hydrant } from './hydrant';

export function HydrantCard({ area, featureId, asOf }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}`, (signal) =>
    askHydrant({ code: area.code, featureId, asOf }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <HydrantFacts area={area} hydrant={value} asOf={asOf} /> : <MissingThing />)}
    </Answered>
  );
}

function HydrantFacts({ area, hydrant, asOf }: { area: Area; hydrant: Hydrant; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { day } = useFormats();
  const [doing, setDoing] = useState<Doing>(null);
  // The form speaks of what the person saw when it was opened, whatever comes meanwhile.
  const [seen, setSeen] = useState(hydrant);
  const entry = useHydrantEntry(area.code);
  const shown = useShown();
  const history = useAnswer(`${area.code}/${area.dataVersion}/${hydrant.featureId}/history`, (signal) =>
    askHistory({ code: area.code, featureId: hydrant.featureId }, i18n.language, signal),
  );
  const facts = useFacts(hydrant);
  const kind = hydrant.kind === 'UNKNOWN' ? '' : ` · ${t(`value.hydrantKind.${hydrant.kind}`)}`;
  const open = (next: Doing) => {
    entry.forget();
    setSeen(hydrant);
    setDoing(next);
  };
  const enter = async (change: Change) => {
    if (isDone(await entry.enter(change))) setDoing(null);
  };
  const insist = async () => {
    if (isDone(await entry.insist())) setDoing(null);
  };
  return (
    <>
      <CardHead
        kind={t('card.hydrant') + kind}
        title={hydrant.number ?? hydrant.featureId}
        verdict={{ text: t(hydrant.usable ? 'card.usable' : 'card.notUsable'), tone: hydrant.usable ? 'pass' : 'fail' }}
      />
      <ActionBar hydrant={hydrant} doing={doing} onDo={open} />
      {(doing !== null || entry.whoMissing) && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <div role="status">{isDone(entry.edit) && <p className="entry-done">{t('entry.done')}</p>}</div>
      <HydrantAnswers entry={entry} onInsist={insist} onForget={() => open(null)} />
      {doing === 'edit' ? (
        <HydrantForm
          before={draftOf(seen)}
          entry={entry}
          onLeave={() => open(null)}
          onSave={({ facts: changed, clear }) => enter({ kind: 'edit', hydrant: seen.id, version: seen.version, facts: changed, clear })}
        />
      ) : (
        <>
          <ActionForm hydrant={seen} timeZone={area.timeZone} doing={doing} entry={entry} onEnter={enter} onLeave={() => open(null)} />
          <Facts facts={facts} />
        </>
      )}
      {hydrant.outages.length > 0 && (
        <section className="section">
          <h2>{t('card.outages')}</h2>
          <ul>
            {hydrant.outages.map((outage) => (
              <li key={outage.fromOn} className="note">
                {day(outage.fromOn)} – {outage.toOn ? day(outage.toOn) : t('card.outageOpen')} {outage.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <AloneServes area={area} featureId={hydrant.featureId} asOf={asOf} />
      <History
        all={history.value ?? []}
        shown={shown}
        testid="hydrant-history"
        busy={entry.busy}
        onUndo={(change) => {
          setDoing(null);
          void entry.enter({ kind: 'undo', change });
        }}
      />
      <PlaceFact area={area} layer="HYDRANTS" row={hydrant} />
      <DatasetFact dataset={hydrant.dataset} />
    </>
  );
}

function useFacts(hydrant: Hydrant): (Fact | null)[] {
  const { t } = useTranslation();
  const { day, figure, count } = useFormats();
  const unknown = t('card.unknown');
  const [check] = hydrant.checks;
  const found = check && t(check.missing ? 'survey.states.MISSING' : `value.hydrantState.${check.state}`);
  return [
    [t('card.state'), t(`value.hydrantState.${hydrant.status}`)],
    [t('card.flow'), hydrant.flowLps === null ? unknown : `${figure(hydrant.flowLps)} L/s`],
    [t('card.pressure'), hydrant.pressureMpa === null ? unknown : `${hydrant.pressureMpa} MPa`],
    known(t('card.main'), hydrant.mainMm && `DN ${count(hydrant.mainMm)}`),
    hydrant.network === 'UNKNOWN' ? null : [t('card.network'), t(`value.network.${hydrant.network}`)],
    known(t('card.address'), hydrant.address),
    known(t('card.owner'), hydrant.owner),
    known(t('card.installed'), hydrant.installedOn && day(hydrant.installedOn)),
    known(t('card.removed'), hydrant.removedOn && day(hydrant.removedOn)),
    known(t('entry.lastCheck'), check && `${day(check.on)} · ${found} · ${check.who}`),
    [t('card.tested'), hydrant.testedOn ? day(hydrant.testedOn) : unknown],
    known(t('card.note'), hydrant.note),
  ];
}
