import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import type { Area } from '../areas/area';
import { Controls } from '../shell/Controls';
import { later } from '../shell/later';
import { Question } from '../shell/Question';
import { Skeleton } from '../shell/Skeleton';
import { Tabs } from '../shell/Tabs';
import { useCell } from '../view/cell';
import { setView, useView } from '../view/store';
import type { ZonesTab } from '../view/url';
import { AddZone } from './AddZone';
import { making } from './making';
import { ProposalsTab } from './proposals/ProposalsTab';
import { Ranking } from './Ranking';
import { RecentZones } from './RecentZones';
import { RoundsTab } from './rounds/RoundsTab';
import './zones.css';

const SignsTab = lazy(later(() => import('./signs/SignsTab')));

type Tab = ZonesTab | 'need';

/** Zones: which need a check-up, how far their rounds are, how safe they are, and where more should be. */
export default function ZonesRoom({ area, asOf }: { area: Area; asOf: string }) {
  const { t } = useTranslation();
  const { zonesTab } = useView();
  const begin = useCell(making);
  const { may } = useMay('plan');
  const some = area.counts.zones > 0;
  // What was begun in one area is not ended in another.
  useEffect(() => () => making.set(null), []);
  if (begin) {
    return (
      <Controls>
        <AddZone area={area} begin={begin} />
      </Controls>
    );
  }
  const tab: Tab = zonesTab ?? 'need';
  return (
    <Controls>
      <Question>{t(`zone.questions.${tab}`)}</Question>
      <Tabs<Tab>
        label={t('rail.zones')}
        name="zones-tab"
        tabs={(['need', 'rounds', 'signs', 'proposals'] as const).map((each) => ({ tab: each, word: t(`zone.tabs.${each}`) }))}
        open={tab}
        onOpen={(next) => setView({ zonesTab: next === 'need' ? undefined : next, selected: undefined })}
      />
      {may && tab !== 'signs' && (
        <button type="button" className="chip add-zone" onClick={() => making.set({ way: 'draw' })} data-testid="add-zone-button">
          {t('zone.add')}
        </button>
      )}
      {tab === 'need' && (some ? <Ranking area={area} asOf={asOf} /> : <p className="soft">{t('zones.none')}</p>)}
      {tab === 'need' && <RecentZones area={area} />}
      {tab === 'rounds' && <RoundsTab area={area} />}
      {tab === 'proposals' && <ProposalsTab area={area} asOf={asOf} />}
      {tab !== 'signs' && tab !== 'proposals' && <Barred permit="plan" />}
      {tab === 'signs' && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <SignsTab area={area} asOf={asOf} />
        </Suspense>
      )}
    </Controls>
  );
}
