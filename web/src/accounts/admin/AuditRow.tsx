import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import { useAreaName } from '../ScopeWord';
import type { AuditLine } from './audit';

/** Deeds that a reader of the audit looks for first. */
const grave: readonly string[] = ['SIGN_IN_FAILED', 'LOCKED', 'REFUSED', 'PERSONAL_READ', 'PERSONAL_ERASED'];

/** Layers whose rows have a card. */
const shown = ['hydrants', 'incidents', 'zones', 'premises', 'hazards', 'inspections'];

/** What it was done to: rows by their names, which lead to their places; anything else as it was written down. */
function About({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  if (!line.layer) return line.object && <span className="soft"> · {line.object}</span>;
  // Of many of which nothing is known but their ids, their number says more.
  const rows = line.rows.filter((row) => row.featureId !== null || line.rows.length === 1);
  const layer = line.layer === 'rounds' ? 'zones' : line.layer;
  return (
    <span className="soft">
      {' · '}
      {line.act && `${t(`entry.acts.${line.act}`)} · `}
      {line.deed === 'PERSONAL_READ' && line.layer === 'premises' ? t('layer.premises_contacts') : t(`layer.${line.layer}`)}
      {rows.map((row) => {
        const { featureId } = row;
        const name = row.name ?? (featureId === null ? row.id : `#${featureId}`);
        return (
          <span key={row.id}>
            {' · '}
            {featureId !== null && line.area && shown.includes(layer) ? (
              <button
                type="button"
                className="link"
                onClick={() => setView({ area: line.area ?? undefined, selected: { layer, featureId } })}
              >
                {name}
              </button>
            ) : (
              name
            )}
          </span>
        );
      })}
    </span>
  );
}

/** A field by its word, of a list with what tells its lines apart; what no form has stands as it is written down. */
function changeName(t: TFunction, field: string): string {
  const [name = field, line] = field.split(':');
  const word = t(`accounts.audit.fields.${name}`, { defaultValue: t(`entry.fields.${name.toUpperCase()}`, { defaultValue: name }) });
  // An id tells a reader nothing.
  if (!line || /^[0-9a-f]{8}-/.test(line)) return word;
  return `${word} (${name === 'filings' ? t(`units.filing.${line.toUpperCase()}`, { defaultValue: line }) : line})`;
}

/** A value; a line of a list with the values that it has. */
function told(t: TFunction, areaName: (code: string) => string, { field }: { field: string }, value: string | null): string {
  if (value === null || value === '') return '–';
  if (value === '***') return t('accounts.audit.notTold');
  if (field === 'grants') {
    return value
      .split(', ')
      .map((grant) => {
        const [role = '', where = ''] = grant.split(' ');
        const [area = '', division] = where.split('/');
        return [t(`accounts.role.${role}`), areaName(area), division && t('accounts.oneDivision')].filter(Boolean).join(' · ');
      })
      .join('; ');
  }
  if (!value.startsWith('{')) return value;
  try {
    const line: Record<string, unknown> = JSON.parse(value);
    // In one order, whatever order either was written down in.
    const values = Object.keys(line)
      .sort()
      .filter((key) => line[key] !== null);
    return values.map((key) => `${changeName(t, key)} ${line[key]}`).join(' · ') || '–';
  } catch {
    return value;
  }
}

/** One line of the audit. */
export function AuditRow({ line }: { line: AuditLine }) {
  const areaName = useAreaName();
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <li>
      <span className="audit-at figure">{time(line.at)}</span>
      <span className="audit-what">
        <span>
          <b className={grave.includes(line.deed) ? 'audit-grave' : undefined}>{t(`accounts.deeds.${line.deed}`)}</b> ·{' '}
          {line.who === 'first start' ? t('accounts.audit.firstStart') : line.who}
          <About line={line} />
        </span>
        {line.changes
          .filter((each) => each.field !== 'rows')
          .map((change) => (
            <span key={change.field} className="note audit-change">
              {changeName(t, change.field)}: {change.before === null ? '' : `${told(t, areaName, change, change.before)} → `}
              {told(t, areaName, change, change.after)}
            </span>
          ))}
      </span>
      <span className="note audit-from">{[line.area && areaName(line.area), line.address].filter(Boolean).join(' · ')}</span>
    </li>
  );
}
