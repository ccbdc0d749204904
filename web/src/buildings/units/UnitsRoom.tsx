import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { Question } from '../../shell/Question';
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
      <div className="tabs" role="tablist" aria-label={t('rail.units')}>
        {([undefined, ...unitLists] as const).map((each) => (
          <button
            key={each ?? 'premises'}
            type="button"
            role="tab"
            aria-selected={units === each}
            onClick={() => setView({ units: each })}
            data-testid={`units-${each ?? 'premises'}`}
          >
            {t(`units.tab.${each ?? 'premises'}`)}
          </button>
        ))}
      </div>
      {units === undefined && <UnitRows area={area} today={today} />}
      {units === 'highrises' && <HighRiseList area={area} />}
      {units === 'ebikes' && <EbikeList area={area} />}
      {units === 'alarms' && <AlarmList area={area} />}
    </>
  );
}
