import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { Question } from '../../shell/Question';
import { Tabs } from '../../shell/Tabs';
import { setView, useView } from '../../view/store';
import { unitLists } from '../../view/url';
import { AlarmList } from './AlarmList';
import { EbikeList } from './EbikeList';
import { HighRiseList } from './HighRiseList';
import { UnitRows } from './UnitRows';

/** Which units are there, and in which of them is something amiss? */
export default function UnitsRoom({ area, today }: { area: Area; today: string }) {
  const { t } = useTranslation();
  const { units } = useView();
  return (
    <>
      <Question>{t(`units.title.${units ?? 'premises'}`)}</Question>
      <Tabs
        label={t('rail.units')}
        name="units"
        tabs={(['premises', ...unitLists] as const).map((tab) => ({ tab, word: t(`units.tab.${tab}`) }))}
        open={units ?? 'premises'}
        onOpen={(tab) => setView({ units: tab === 'premises' ? undefined : tab })}
      />
      {units === undefined && <UnitRows area={area} today={today} />}
      {units === 'highrises' && <HighRiseList area={area} />}
      {units === 'ebikes' && <EbikeList area={area} />}
      {units === 'alarms' && <AlarmList area={area} />}
    </>
  );
}
