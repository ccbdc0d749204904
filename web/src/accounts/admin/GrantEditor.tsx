import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../../areas/area';
import { askDivisions } from '../../hydrants/coverage/table/verdictList';
import { me } from '../../server/me';
import { useAnswer } from '../../server/useAnswer';
import { Icon } from '../../shell/Icon';
import { useCell } from '../../view/cell';
import { knownAreas, ScopeWord } from '../ScopeWord';
import type { Account, GrantInput } from './accounts';

export type Granted = Omit<Account['grants'][number], 'divisionName'> & { divisionName?: string | null };

const roles = ['VIEWER', 'INSPECTOR', 'PLANNER', 'LEADER', 'ADMINISTRATOR'] as const;

interface Props {
  grants: readonly Granted[];
  onChange: (grants: Granted[]) => void;
  problem?: string;
}

/** Roles and where each holds: taken out one by one, added by role, area and town. */
export function GrantEditor({ grants, onChange, problem }: Props) {
  const { t, i18n } = useTranslation();
  const areas = useCell(knownAreas);
  const everywhere = useCell(me)?.permits['*']?.includes('administer') ?? false;
  const [role, setRole] = useState<GrantInput['role']>('VIEWER');
  const [area, setArea] = useState(areas[0]?.code ?? '*');
  const [division, setDivision] = useState('');
  const towns = useAnswer(area === '*' ? null : `divisions/${area}`, (signal) => askDivisions(area, i18n.language, signal));
  const known = (towns.value ?? []).filter((each) => each.level === 'town');
  const add = () => {
    const next: Granted = {
      role,
      area,
      division: division || null,
      divisionName:
        (division &&
          nameOf(
            known.find((each) => each.id === division),
            i18n.language,
          )) ||
        null,
    };
    if (!grants.some((each) => keyOf(each) === keyOf(next))) onChange([...grants, next]);
  };
  return (
    <fieldset className="grants" data-testid="grants">
      <legend>{t('accounts.grantsOf')}</legend>
      {grants.length === 0 && <p className="note">{t('accounts.grantsNone')}</p>}
      <ul className="account-grants">
        {grants.map((each) => (
          <li key={keyOf(each)}>
            <span>
              <b>{t(`accounts.role.${each.role.toLowerCase()}`)}</b>{' '}
              <ScopeWord area={each.area} division={each.division} divisionName={each.divisionName} />
            </span>
            <button
              type="button"
              className="grant-out"
              aria-label={t('accounts.grantOut')}
              title={t('accounts.grantOut')}
              onClick={() => onChange(grants.filter((other) => keyOf(other) !== keyOf(each)))}
            >
              <Icon name="close" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <div className="grant-add">
        <select
          value={role}
          aria-label={t('accounts.roleWord')}
          onChange={({ target }) => setRole(target.value as GrantInput['role'])}
          data-testid="grant-role"
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`accounts.role.${each.toLowerCase()}`)}
            </option>
          ))}
        </select>
        <select
          value={area}
          aria-label={t('area.pick')}
          onChange={({ target }) => {
            setArea(target.value);
            setDivision('');
          }}
          data-testid="grant-area"
        >
          {everywhere && <option value="*">{t('accounts.everywhere')}</option>}
          {areas.map((each) => (
            <option key={each.code} value={each.code}>
              {named(each, i18n.language)}
            </option>
          ))}
        </select>
        <select
          value={division}
          aria-label={t('accounts.townWord')}
          disabled={known.length === 0}
          onChange={({ target }) => setDivision(target.value)}
          data-testid="grant-division"
        >
          <option value="">{t('accounts.wholeArea')}</option>
          {known.map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each, i18n.language)}
            </option>
          ))}
        </select>
        <button type="button" className="quiet" onClick={add} data-testid="grant-add">
          {t('accounts.grantAdd')}
        </button>
      </div>
      <p className="note">{t(`accounts.roleIs.${role.toLowerCase()}`)}</p>
      {problem && (
        <p className="warn" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

const keyOf = ({ role, area, division }: Granted) => `${role}/${area}/${division ?? ''}`;

function nameOf(division: { nameZh: string | null; nameEn: string | null } | undefined, language: string): string {
  return (division && named(division, language)) ?? '';
}
