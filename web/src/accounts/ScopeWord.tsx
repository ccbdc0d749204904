import { useTranslation } from 'react-i18next';
import { type AreaName, named } from '../areas/area';
import { cell, useCell } from '../view/cell';

/** The areas that the reader sees, for their names. */
export const knownAreas = cell<readonly AreaName[]>([]);

/** What areas are called. */
export function useAreaName(): (code: string) => string {
  const { t, i18n } = useTranslation();
  const areas = useCell(knownAreas);
  return (code) => {
    const found = areas.find((each) => each.code === code);
    return code === '*' ? t('accounts.everywhere') : ((found && named(found, i18n.language)) ?? code);
  };
}

/** Where a role holds, in words. */
export function ScopeWord({ area, division, divisionName }: { area: string; division: string | null; divisionName?: string | null }) {
  const { t } = useTranslation();
  const areaName = useAreaName();
  return (
    <span>
      {areaName(area)}
      {division !== null && ` · ${divisionName ?? t('accounts.oneDivision')}`}
    </span>
  );
}
