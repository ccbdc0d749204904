import { useTranslation } from 'react-i18next';
import { shownPlace } from '../../entry/place';
import { useFormats } from '../../i18n/formats';

/** Names by the ids and codes that stand in a history. */
export type Names = Readonly<Record<string, string | null | undefined>>;

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A value of a hazard's or a visit's history as a reader reads it. */
export function useShownHazard(names: Names = {}): (field: string, value: string | null) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (field, value) => {
    if (value === null) return t('card.unknown');
    // Of a row that the card does not name, its number would tell nobody anything.
    if (names[value] || id.test(value)) return names[value] ?? t('fire.linked');
    const code = value.toUpperCase();
    // Of several rows in one entry the field names the row first: STEPS[0].STATE.
    const name = field.split('.').at(-1) ?? field;
    if (name === 'STATE') return t(`inspect.states.${code}`, { defaultValue: value });
    if (name === 'GRADE') return t(`inspect.grades.${code}`, { defaultValue: value });
    if (name === 'FOUND_BY') return t(`inspect.foundBy.${code}`, { defaultValue: value });
    if (name === 'ON_SPOT') return t(`inspect.yesNo.${value === 'true' || value === 't' ? 'yes' : 'no'}`);
    if (name === 'LOCATION_PRECISION') return t(`place.precision.${value}`, { defaultValue: value });
    if (name.endsWith('_ON') && /^\d{4}-\d{2}-\d{2}/.test(value)) return day(value);
    if (name === 'LOCATION') return shownPlace(value);
    return value;
  };
}
