import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { Legend } from '../../map/Legend';
import { hazardStates } from '../../map/layers/hazards';
import { HazardSwatch } from './HazardSwatch';

/** Every state by its colour and its form. */
export function HazardLegend({ day: asOf }: { day: string }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (
    <Legend title={t('layer.hazards')} note={t('inspect.hazards.asOf', { day: day(asOf) })}>
      <div className="hazard-legend">
        {hazardStates.map((each) => (
          <span key={each}>
            <HazardSwatch look={each} /> {t(`inspect.states.${each.toUpperCase()}`)}
          </span>
        ))}
        <span>
          <HazardSwatch look="ordered" overdue /> {t('inspect.hazards.overdue')}
        </span>
        <span>
          <HazardSwatch look="found" major /> {t('inspect.grades.MAJOR')}
        </span>
      </div>
    </Legend>
  );
}
