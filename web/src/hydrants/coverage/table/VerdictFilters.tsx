import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../../areas/area';
import { useAnswer } from '../../../server/useAnswer';
import { askDivisions, type ListFilter } from './verdictList';

const verdicts = ['FAIL', 'UNKNOWN', 'PASS'] as const;
const tests = ['RADIUS', 'HOSE_LAY', 'COMBINED', 'SUPPLY', 'STATE'] as const;
export const reasons = [
  ...(['BEYOND', 'TEST_OVERDUE', 'NO_STREET_ACCESS', 'STREETS_UNKNOWN', 'HYDRANT_OFF_STREET', 'RULE_UNVERIFIED', 'RULE_DEPENDS'] as const),
  ...(['REQUIRED_FLOW_UNKNOWN', 'FLOW_UNTESTED', 'FLOW_ASSUMED', 'STATE_UNKNOWN', 'NEVER_TESTED', 'NO_HYDRANTS_ON_RECORD'] as const),
];
export const uses = [
  ...(['RESIDENTIAL', 'COMMERCIAL', 'MARKET', 'INDUSTRIAL', 'WAREHOUSE', 'OFFICE', 'SCHOOL', 'HOSPITAL'] as const),
  ...(['ELDERLY_CARE', 'HOTEL', 'PUBLIC', 'AGRICULTURAL', 'UNKNOWN'] as const),
];

/** What the list leaves out. Each choice is one select: they fit a thumb, and a keyboard. */
export function VerdictFilters({ area, filter, onChange }: { area: Area; filter: ListFilter; onChange: (filter: ListFilter) => void }) {
  const { t, i18n } = useTranslation();
  const divisions = useAnswer(area.counts.divisions > 0 ? `${area.code}/${area.dataVersion}` : null, (signal) =>
    askDivisions(area.code, i18n.language, signal),
  );
  return (
    <div className="verdict-filters">
      <Choice
        label={t('table.verdict')}
        value={filter.verdict ?? ''}
        options={verdicts.map((each) => [each, t(`tests.verdict.${each}`)])}
        onChange={(value) => onChange({ ...filter, verdict: verdicts.find((each) => each === value) ?? null })}
      />
      <Choice
        label={t('table.decidedBy')}
        value={filter.decidedBy ?? ''}
        options={tests.map((each) => [each, t(`tests.test.${each}`)])}
        onChange={(value) => onChange({ ...filter, decidedBy: tests.find((each) => each === value) ?? null })}
      />
      <Choice
        label={t('table.reason')}
        value={filter.reason ?? ''}
        options={reasons.map((each) => [each, t(`table.reasons.${each}`)])}
        onChange={(value) => onChange({ ...filter, reason: reasons.find((each) => each === value) ?? null })}
      />
      <Choice
        label={t('table.column.use')}
        value={filter.use?.[0] ?? ''}
        options={uses.map((each) => [each, t(`value.use.${each}`)])}
        onChange={(value) => onChange({ ...filter, use: value ? [value] : null })}
      />
      {(divisions.value?.length ?? 0) > 0 && (
        <Choice
          label={t('table.division')}
          value={filter.division ?? ''}
          options={(divisions.value ?? []).map((each) => [each.id, named(each, i18n.language) ?? each.id])}
          onChange={(value) => onChange({ ...filter, division: value || null })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [value: string, name: string][];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <select aria-label={label} value={value} data-chosen={value !== '' || undefined} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('table.any', { what: label })}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
