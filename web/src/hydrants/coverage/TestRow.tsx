import { useTranslation } from 'react-i18next';
import { type BuildingTest, decimalsOf, isDemanded, isLeast, tellsMore } from './tests';

/** One test: verdict by colour, form and word; the number and what it is held against; the clause and how sure we are of it. */
export function TestRow({ test, tone }: { test: BuildingTest; tone: 'pass' | 'fail' | 'unknown' }) {
  const { t, i18n } = useTranslation();
  const { number, unit, limit, rule, hydrant, counted, assumed } = test;
  const write = (value: number, digits: number) =>
    t(`tests.unit.${unit === 'L/s' ? 'flow' : unit}`, {
      n: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value),
    });
  const published = rule && rule.value !== null && rule.value !== limit && rule.unit ? ` (${rule.value} ${rule.unit})` : '';
  const against = [
    limit === null ? t('tests.noLimit') : t(isLeast(test) ? 'tests.atLeast' : 'tests.atMost', { limit: write(limit, 1) + published }),
    hydrant?.hydrant?.number && t('tests.hydrant', { number: hydrant.hydrant.number }),
    counted !== null && counted > 0 && t('tests.counted', { n: counted }),
    assumed !== null && assumed > 0 && t('tests.assumed', { flow: write(assumed, 1) }),
  ];
  // Some documents have no numbered clauses, and what RiskMap itself proposes is no clause at all.
  const clause = rule?.clause !== '-' ? rule?.clause : rule.document === 'RiskMap' ? t('tests.ownRule') : '';
  const byHose = test.test === 'HOSE_LAY' || test.test === 'COMBINED';
  return (
    <li className="test-row" data-testid={`test-${test.test}`}>
      <p className="test-head">
        <span className={`verdict verdict-${tone}`}>
          <span aria-hidden="true" />
          {t(`tests.test.${test.test}`)}
          {t('tests.colon')}
          {t(`tests.verdict.${test.verdict}`)}
        </span>
        <span className="test-number">{number === null ? '–' : write(number, decimalsOf(test))}</span>
      </p>
      {tellsMore(test) && <p className="test-reason">{test.reasonText}</p>}
      <p className="note">{against.filter(Boolean).join(' · ')}</p>
      <p className="note">
        {rule ? (
          <span title={rule.source}>
            {rule.document} {clause} · {t(`tests.certainty.${rule.certainty}`)}
          </span>
        ) : (
          t(byHose ? 'tests.usualHose' : 'tests.noClause')
        )}
        {!isDemanded(test) && ` · ${t(rule?.strength === 'SHOULD' ? 'tests.should' : 'tests.told')}`}
      </p>
      {test.verdict === 'UNKNOWN' && rule?.note && <p className="note">{rule.note}</p>}
    </li>
  );
}
