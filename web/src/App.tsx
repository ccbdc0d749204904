import { type ComponentType, lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NoArea, useBarred } from './accounts/NoArea';
import { openArea } from './accounts/openArea';
import { knownAreas } from './accounts/ScopeWord';
import { SignInDialog } from './accounts/SignInDialog';
import { useMay } from './accounts/useMay';
import { AreaPicker } from './areas/AreaPicker';
import type { Area } from './areas/area';
import { useAreas } from './areas/useAreas';
import { AddButtons, useAdding } from './entry/AddButtons';
import type { Thing } from './entry/adding';
import { waiting } from './inspections/field/waiting';
import { Credits } from './map/Credits';
import { LayerList } from './map/LayerList';
import { layersOf } from './map/layersOf';
import { MapButtons } from './map/MapButtons';
import { MapView } from './map/MapView';
import { OutOfSight } from './map/OutOfSight';
import { SearchBox } from './search/SearchBox';
import { Banner } from './shell/Banner';
import { later } from './shell/later';
import { Panel } from './shell/Panel';
import { Rail } from './shell/Rail';
import { Skeleton } from './shell/Skeleton';
import { useEscape } from './shell/useEscape';
import { EmptyDatabase, NoServer, UnknownArea } from './shell/WholePage';
import { todayIn } from './time/days';
import { setView, useView } from './view/store';
import type { Question } from './view/url';

// The map comes first: what stands in the panel, and the controls it is made of, follow in chunks of their own.
const rooms: Partial<Record<Question, ComponentType<{ area: Area; today: string; asOf: string }>>> = {
  coverage: lazy(later(() => import('./hydrants/coverage/CoverageRoom'))),
  plan: lazy(later(() => import('./hydrants/scenario/PlanRoom'))),
  fires: lazy(later(() => import('./incidents/heatmap/FiresRoom'))),
  hotspots: lazy(later(() => import('./incidents/hotspots/HotSpotsRoom'))),
  trends: lazy(later(() => import('./incidents/trends/TrendsRoom'))),
  risk: lazy(later(() => import('./incidents/risk/RiskRoom'))),
  zones: lazy(later(() => import('./zones/ZonesRoom'))),
  data: lazy(later(() => import('./areas/DataRoom'))),
  review: lazy(later(() => import('./review/ReviewRoom'))),
  accounts: lazy(later(() => import('./accounts/admin/AccountsRoom'))),
  reports: lazy(later(() => import('./reports/ReportsRoom'))),
  boards: lazy(later(() => import('./boards/BoardsRoom'))),
  units: lazy(later(() => import('./buildings/units/UnitsRoom'))),
  survey: lazy(later(() => import('./hydrants/survey/SurveyRoom'))),
  field: lazy(later(() => import('./inspections/field/FieldRoom'))),
  hazards: lazy(later(() => import('./inspections/hazards/HazardsRoom'))),
};
const RecordsRoom = lazy(later(() => import('./boards/records/RecordsRoom')));
const PreviewRoom = lazy(later(() => import('./areas/preview/PreviewRoom')));
const UploadFile = lazy(later(() => import('./areas/uploads/UploadFile')));
const AddHydrant = lazy(later(() => import('./hydrants/entry/AddHydrant')));
const AddHazard = lazy(later(() => import('./inspections/hazards/AddHazard')));
const AddIncident = lazy(later(() => import('./incidents/entry/AddIncident')));
const NoticePage = lazy(later(() => import('./inspections/notice/NoticePage')));
const Card = lazy(later(() => import('./cards/Card')));

export function App() {
  const { t } = useTranslation();
  const view = useView();
  const { areas, area, name, unknown, failure, retry } = useAreas(view.area);
  const today = todayIn(area?.timeZone ?? 'Asia/Shanghai');
  const asOf = view.asOf ?? today;
  const shown = useMemo(() => new Set(view.layers ?? layersOf(view.question, area)), [view.layers, view.question, area]);
  useEscape();
  const usual = usualThing(view.question);
  const { may: mayRecord } = useMay('record');
  const adds = useAdding(mayRecord && area !== null && view.question !== 'review' && view.question !== 'plan', usual);
  const openCode = name?.code ?? view.area;
  useEffect(() => openArea.set(openCode), [openCode]);
  useEffect(() => knownAreas.set(areas ?? []), [areas]);
  useEffect(() => {
    document.documentElement.dataset.base = view.base;
  }, [view.base]);

  useEffect(() => {
    // What was recorded outdoors and never sent goes out whatever is opened first.
    if (hasQueue()) void import('./hydrants/survey/queue');
    if (waiting.get() > 0) void import('./inspections/field/visits');
  }, []);

  const barred = useBarred();
  const nothingYet = areas !== undefined && areas.length === 0;
  // A dry run may be of an area that only its import will make.
  const comes =
    view.preview !== undefined && view.area !== undefined && areas !== undefined && !areas.some((each) => each.code === view.area);
  if (view.notice !== undefined && openCode) {
    return (
      <>
        <Suspense fallback={<Skeleton lines={12} />}>
          <NoticePage code={openCode} featureId={view.notice} />
        </Suspense>
        <SignInDialog />
      </>
    );
  }
  return (
    <div className="app">
      <a className="skip" href="#panel">
        {t('app.skip')}
      </a>
      <Rail />
      <main>
        <MapView area={name ?? area} shown={shown} asOf={asOf} />
        {area && <OutOfSight area={area} />}
        {area && (
          <MapButtons area={area}>{mayRecord && view.question !== 'review' && view.question !== 'plan' && <AddButtons />}</MapButtons>
        )}
        {area && <LayerList area={area} shown={shown} />}
        {area && <Credits area={area} />}
      </main>
      {areas && areas.length > 0 && (
        <div className="top">
          <AreaPicker areas={areas} current={name} />
          {name?.bounds && <SearchBox key={name.code} area={name} />}
        </div>
      )}
      {!areas && failure && <NoServer failure={failure} retry={retry} />}
      {nothingYet && !comes && barred && <NoArea />}
      {nothingYet && !comes && !barred && (
        <EmptyDatabase>
          <Suspense fallback={null}>
            <UploadFile here={null} onPreview={(preview, upload, into) => setView({ area: into, preview, upload, question: 'data' })} />
          </Suspense>
        </EmptyDatabase>
      )}
      {unknown && !comes && barred && <NoArea code={view.area} areas={areas} />}
      {unknown && !comes && !barred && <UnknownArea code={view.area ?? ''} areas={areas ?? []} />}
      {areas && <Banner failure={failure} retry={retry} />}
      {comes && (
        <Panel>
          <Suspense fallback={<Skeleton lines={8} />}>
            <PreviewRoom isNew area={view.area ?? ''} id={view.preview ?? ''} />
          </Suspense>
        </Panel>
      )}
      {!nothingYet && (areas || !failure) && !unknown && (
        <Panel asked={adds !== null} tall={view.question === 'field' && view.visit !== undefined}>
          {area ? <Room key={area.code} area={area} today={today} asOf={asOf} adds={adds} /> : <Skeleton lines={8} />}
        </Panel>
      )}
      <SignInDialog />
      <div id="table" />
      <div className="dock">
        <div id="legend" className="legend-slot" />
        <div id="time" className="time-slot" />
      </div>
    </div>
  );
}

function Room({ area, today, asOf, adds }: { area: Area; today: string; asOf: string; adds: Thing | null }) {
  const { question, selected, records } = useView();
  const Asked = question ? (rooms[question] ?? null) : null;
  // The room stays alive behind a card: its colours on the map, and its place in the list, are still there on return.
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      {adds === 'hydrant' && <AddHydrant area={area} />}
      {adds === 'fire' && <AddIncident area={area} />}
      {adds === 'hazard' && <AddHazard area={area} />}
      {selected && !adds && <Card area={area} selected={selected} asOf={asOf} />}
      {records && (
        <div hidden={selected !== undefined || adds !== null}>
          <RecordsRoom key={records.filter} area={area} records={records} />
        </div>
      )}
      <div hidden={selected !== undefined || records !== undefined || adds !== null}>
        {Asked && <Asked area={area} today={today} asOf={asOf} />}
      </div>
    </Suspense>
  );
}

/** What the key N enters beside a question. */
function usualThing(question: Question | null): Thing {
  if (question === 'fires' || question === 'hotspots' || question === 'trends') return 'fire';
  return question === 'hazards' || question === 'field' ? 'hazard' : 'hydrant';
}

function hasQueue(): boolean {
  try {
    return (window.localStorage.getItem('riskmap.queue') ?? '[]') !== '[]';
  } catch {
    return false;
  }
}
