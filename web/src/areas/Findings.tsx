import { useTranslation } from 'react-i18next';
import { fieldName } from '../i18n/fields';
import { useFormats } from '../i18n/formats';
import { evidenceSentence } from './evidence';

interface Finding {
  code: string;
  severity: string;
  rows: number | null;
  evidence: string;
  remedy: string | null;
}

/** What is wrong with a file as a whole: what was seen, and what to do. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  return (
    <ul data-testid="findings">
      {findings.map((each) => (
        <li key={`${each.code}/${each.evidence}`} className={each.severity === 'error' ? 'warn' : 'warn warn-mild'}>
          <strong>{t(`data.findings.${each.code}`, { defaultValue: each.code })}</strong>
          {each.rows !== null && <span className="soft"> · {t('data.findingRows', { n: count(each.rows) })}</span>}
          <p className="soft">{evidenceSentence(each.evidence, t, (name) => fieldName(name, i18n.language))}</p>
          {each.remedy && (
            <p>
              {t('data.remedy')} <code>{each.remedy}</code>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
