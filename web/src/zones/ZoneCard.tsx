import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import { type Area, named } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { History } from '../entry/History';
import { Line } from '../entry/Line';
import { isDone } from '../entry/useEntry';
import { useFormats } from '../i18n/formats';
import { bringIntoSight } from '../map/commands';
import { picked } from '../map/scene';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { Figure, Figures, SplitBar } from '../shell/Question';
import { Tabs } from '../shell/Tabs';
import { todayIn } from '../time/days';
import { setView, useView } from '../view/store';
import { type ZoneTab, zoneTabs } from '../view/url';
import { isOutline } from './draw/outline';
import { useArea } from './draw/useArea';
import { askHistory, type Change, useZoneEntry } from './entry';
import { Rounds } from './rounds/Rounds';
import { ZoneSigns } from './signs/ZoneSigns';
import { useGrounds, useKindName } from './useKinds';
import { useShown, ZoneAnswers } from './ZoneAnswers';
import ZoneForm from './ZoneForm';
import { askZone, type ZoneDetails } from './zone';
import { draftOf } from './zoneDraft';
import './zones.css';

export function ZoneCard({ area, featureId, asOf }: CardProps) {
  const { i18n } = useTranslation();
  const { radius } = useView();
  const of = area.counts.buildings > 0 ? 'BUILDINGS' : 'ADDRESS_POINTS';
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}/${radius}`, (signal) =>
    askZone({ code: area.code, featureId, asOf, radius, of }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <ZoneParts area={area} zone={value} asOf={asOf} /> : <MissingThing />)}
    </Answered>
  );
}

function ZoneParts({ area, zone, asOf }: { area: Area; zone: ZoneDetails; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { zoneTab } = useView();
  const { metres2 } = useArea();
  const { zoneKindBook } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const [editing, setEditing] = useState<ZoneDetails | null>(null);
  // Whoever pointed at it on the map sees it; whoever comes by a link or a row is taken there.
  const { bounds, featureId } = zone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each zone, not for each answer about it.
  useEffect(() => {
    const pointed = picked.get()?.thing;
    if (bounds && !(pointed?.layer === 'zones' && pointed.featureId === featureId)) bringIntoSight(bounds);
  }, [featureId]);
  const tab: ZoneTab = zoneTab ?? (zone.checkUp ? 'rounds' : 'facts');
  const name = named(zone, i18n.language) ?? t('zones.unnamed', { id: zone.featureId });
  const head = (
    <CardHead
      kind={[kindName(zone.kind), zone.checkUp && t('zones.checkUp'), metres2(zone.areaKm2 * 1_000_000)].filter(Boolean).join(' · ')}
      title={name}
    />
  );
  if (editing) {
    const { geometry } = editing;
    return (
      <>
        {head}
        <ZoneForm
          area={area}
          before={{ id: editing.id, version: editing.version, draft: draftOf(editing), outline: isOutline(geometry) ? geometry : null }}
          begin={{ way: 'draw' }}
          draft={draftOf(editing)}
          onDone={() => setEditing(null)}
          onLeave={() => setEditing(null)}
        />
      </>
    );
  }
  return (
    <>
      {head}
      <Tabs
        label={t('zone.parts')}
        name="zone-tab"
        tabs={zoneTabs.map((each) => ({ tab: each, word: t(`zone.part.${each}`) }))}
        open={tab}
        onOpen={(next) => setView({ zoneTab: next })}
        shows="zone-part"
      />
      <div id="zone-part" role="tabpanel" aria-labelledby={`zone-tab-${tab}`}>
        {tab === 'rounds' && <Rounds area={area} featureId={zone.featureId} name={name} asOf={asOf} />}
        {tab === 'signs' && <ZoneSigns area={area} featureId={zone.featureId} asOf={asOf} />}
        {tab === 'facts' && <ZoneFacts area={area} zone={zone} kindName={kindName} onEdit={() => setEditing(zone)} />}
      </div>
    </>
  );
}

interface FactsProps {
  area: Area;
  zone: ZoneDetails;
  kindName: (code: string) => string;
  onEdit: () => void;
}

function ZoneFacts({ area, zone, kindName, onEdit }: FactsProps) {
  const { t, i18n } = useTranslation();
  const { count, km2 } = useFormats();
  const [removing, setRemoving] = useState(false);
  const [day, setDay] = useState(todayIn(area.timeZone));
  const entry = useZoneEntry(area.code);
  const shown = useShown(kindName);
  const { may } = useMay('plan');
  const history = useAnswer(`${area.code}/${area.dataVersion}/${zone.featureId}/history`, (signal) =>
    askHistory({ code: area.code, featureId: zone.featureId }, i18n.language, signal),
  );
  const enter = async (change: Change) => {
    const edit = await entry.enter(change);
    if (!isDone(edit)) return;
    setRemoving(false);
    if (change.kind === 'remove') setView({ selected: undefined });
  };
  return (
    <>
      {may && (
        <div className="entry-actions">
          <button type="button" className="chip" onClick={onEdit} data-testid="zone-edit">
            {t('zone.edit')}
          </button>
          <button type="button" className="chip" aria-pressed={removing} onClick={() => setRemoving(!removing)} data-testid="zone-remove">
            {t('zone.remove')}
          </button>
        </div>
      )}
      {(removing || entry.whoMissing) && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <ZoneAnswers entry={entry} kindName={kindName} onInsist={() => entry.insist()} onForget={entry.forget} />
      {removing && (
        <form
          className="entry-form"
          onSubmit={(event) => {
            event.preventDefault();
            void enter({ kind: 'remove', zone: zone.id, version: zone.version, on: day });
          }}
        >
          <p className="note">{t('zone.removeHint')}</p>
          <Line name="removeDay" label={t('entry.removeDay')} type="date" value={day} onChange={setDay} />
          <div className="entry-do">
            <button type="submit" className="primary" disabled={entry.busy} data-testid="entry-save">
              {t('zone.remove')}
            </button>
            <button type="button" className="quiet" onClick={() => setRemoving(false)}>
              {t('entry.leave')}
            </button>
          </div>
        </form>
      )}
      <Coverage zone={zone} />
      <Facts
        facts={[
          area.counts.incidents > 0 ? [t('card.fires'), count(zone.incidentCount.count)] : null,
          known(t('card.area'), zone.areaKm2 === null ? null : km2(zone.areaKm2)),
          known(t('card.note'), zone.note),
        ]}
      />
      <History
        all={history.value ?? []}
        shown={shown}
        testid="zone-history"
        permit="plan"
        busy={entry.busy}
        onUndo={(change) => enter({ kind: 'undo', change })}
      />
      <Barred permit="plan" />
      <DatasetFact dataset={zone.dataset} />
    </>
  );
}

function Coverage({ zone: { hydrantCoverage: coverage } }: { zone: ZoneDetails }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { radius } = useView();
  const ofBuildings = coverage.of === 'BUILDINGS';
  if (coverage.count === 0) return null;
  return (
    <>
      <How method={coverage.method}>
        <Figures>
          <Figure
            tone="pass"
            value={share(coverage.coveredShare)}
            label={t('coverage.covered')}
            n={t(ofBuildings ? 'coverage.buildings' : 'coverage.addresses', { n: count(coverage.coveredCount) })}
          />
          <Figure tone="fail" value={count(coverage.failingCount)} label={t('coverage.uncovered')} />
        </Figures>
      </How>
      <SplitBar
        pass={coverage.coveredCount}
        fail={coverage.failingCount}
        unknown={coverage.unknownCount}
        label={`${t('coverage.covered')} ${share(coverage.coveredShare)}`}
      />
      <p className="note">
        {t(ofBuildings ? 'coverage.ofBuildings' : 'coverage.ofAddresses', { n: count(coverage.count), radius: count(radius) })}
      </p>
    </>
  );
}
