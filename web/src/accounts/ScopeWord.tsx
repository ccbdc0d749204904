import { useTranslation } from 'react-i18next';
import { type AreaName, named } from '../areas/area';
import { cell, useCell } from '../view/cell';

/** The areas that the reader sees, for their names. */
export const knownAreas = cell<readonly AreaName[]>([]);

/** Where a role holds, in words. */
export function ScopeWord({ area, division, divisionName }: { area: string; division: string | null; divisionName?: string | null }) {
  const { t, i18n } = useTranslation();
  const found = useCell(knownAreas).find((each) => each.code === area);
  const name = area === '*' ? t('accounts.everywhere') : ((found && named(found, i18n.language)) ?? area);
  return (
    <span>
      {name}
      {division !== null && ` · ${divisionName ?? t('accounts.oneDivision')}`}
    </span>
  );
}
