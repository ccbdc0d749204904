import './hazards.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useAnswer } from '../../server/useAnswer';
import { Question } from '../../shell/Question';
import { Tabs } from '../../shell/Tabs';
import { setView, useView } from '../../view/store';
import { hazardTabs } from '../../view/url';
import { VisitList } from '../visits/VisitList';
import { HazardLegend } from './HazardLegend';
import { HazardList } from './HazardList';
import { askHazardWords } from './hazard';
import { followHazards } from './live';
import { OverdueList } from './OverdueList';
import { Relapse } from './relapse/Relapse';

/** Which hazards are open, who is late, what comes back? */
export default function HazardsRoom({ area, asOf }: { area: Area; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { hazards } = useView();
  const tab = hazards?.tab ?? 'list';
  const words = useAnswer(`${area.code}/${i18n.language}`, (signal) => askHazardWords(area.code, i18n.language, signal));
  useEffect(() => followHazards(area.code), [area.code]);
  const known = words.value ?? { kinds: [], towns: [] };
  return (
    <div className="hazards" data-testid="hazards">
      <Question>{t(`inspect.hazards.titles.${tab}`)}</Question>
      <Tabs
        label={t('inspect.hazards.views')}
        name="tab"
        tabs={hazardTabs.map((each) => ({ tab: each, word: t(`inspect.hazards.tabs.${each}`) }))}
        open={tab}
        onOpen={(next) => setView({ hazards: { ...hazards, tab: next, by: undefined } })}
      />
      {tab === 'list' && <HazardList area={area} words={known} />}
      {tab === 'overdue' && <OverdueList area={area} />}
      {tab === 'relapse' && <Relapse area={area} words={known} />}
      {tab === 'visits' && <VisitList area={area} />}
      {tab !== 'visits' && <HazardLegend day={asOf} />}
    </div>
  );
}
