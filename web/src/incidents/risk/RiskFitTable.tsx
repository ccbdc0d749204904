import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Risk } from './risk';

/** What was fitted: by how much each level multiplies the rate of fires, and how sure that is. */
export function RiskFitTable({ fit }: { fit: NonNullable<Risk['fit']> }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const two = (value: number) => value.toFixed(2);
  return (
    <details className="backtest-more" data-testid="risk-fit">
      <summary>{t('risk.fit')}</summary>
      <p className="note">
        {t(`risk.coding.${fit.coding}`)}{' '}
        {t('risk.fitOf', { events: count(fit.events), years: count(fit.years), parameters: count(fit.parameters) })}
      </p>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">{t('risk.term')}</th>
            <th scope="col">{t('risk.rateRatio')}</th>
            <th scope="col">{t('risk.fires')}</th>
          </tr>
        </thead>
        <tbody>
          {fit.terms.map((term) => (
            <tr key={term.name}>
              <th scope="row">{term.name}</th>
              <td>
                ×{two(term.rateRatio)}
                <span className="backtest-interval">
                  {two(term.rateRatioLow)}–{two(term.rateRatioHigh)}
                </span>
              </td>
              <td>{count(term.fires)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
