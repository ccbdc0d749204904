import { useTranslation } from 'react-i18next';
import type { Shown } from '../../entry/Answers';
import { shownPlace } from '../../entry/place';
import { useFormats } from '../../i18n/formats';

/** A value of a fire's history as a reader reads it. */
export function useShownFire(): Shown {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (field, value) => {
    if (value === null) return t('card.unknown');
    if (field === 'GRADE') return t(`fire.grades.${value}`);
    if (field === 'TIME_PRECISION') return t(`fire.timePrecision.${value}`);
    if (field === 'LOCATION_PRECISION') return t(`place.precision.${value}`);
    if (field === 'ON_RECORD') return t(value === 'TRUE' ? 'fire.onRecord' : 'fire.offRecord');
    if (field === 'BUILDING' || field === 'PREMISES') return t('fire.linked');
    if (field === 'LOCATION') return shownPlace(value);
    return field.endsWith('_AT') ? time(value) : value;
  };
}
