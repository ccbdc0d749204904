import { useTranslation } from 'react-i18next';
import { shownPlace } from '../../entry/place';
import { useFormats } from '../../i18n/formats';

const units: Record<string, string> = { FLOW_LPS: 'L/s', PRESSURE_MPA: 'MPa', MAIN_MM: 'mm', OUTLET_MM: 'mm' };

/** A value of the history as a reader reads it: words translated, figures with their unit, days written out. */
export function useShown(): (field: string, value: string | null) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (field, value) => {
    if (value === null) return t('card.unknown');
    if (field === 'STATE') return t(`value.hydrantState.${value}`);
    if (field === 'KIND') return t(`value.hydrantKind.${value}`);
    if (field === 'NETWORK') return t(`value.network.${value}`);
    if (field === 'LOCATION_PRECISION') return t(`place.precision.${value}`);
    if (field.endsWith('_ON')) return day(value);
    if (field === 'LOCATION') return shownPlace(value);
    const unit = units[field];
    return unit ? `${value} ${unit}` : value;
  };
}
