import { useTranslation } from 'react-i18next';
import { type DeskState, nameOf } from './useDesk';

/** Everything that waits, in the order it is worked through. */
export function WaitingRows({ desk, total }: { desk: DeskState; total: string }) {
  const { t } = useTranslation();
  const { rows, index, goTo } = desk;
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <span>{t('review.waiting')}</span>
        <span className="soft figure">{total}</span>
      </h2>
      <ul className="rows" data-testid="waiting-rows">
        {rows.map((row, i) => (
          <li key={row.id}>
            <button
              type="button"
              data-row
              className={i === index ? 'row lit' : 'row'}
              aria-current={i === index || undefined}
              onClick={() => goTo(row.id, i)}
            >
              <span className="row-main">
                <span className="row-title">{nameOf(row)}</span>
                <span className="row-note">{row.address ?? t('review.reasons.NO_ADDRESS')}</span>
              </span>
              <span className={`waits waits-${row.reason.toLowerCase()}`}>{t(`review.short.${row.reason}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
