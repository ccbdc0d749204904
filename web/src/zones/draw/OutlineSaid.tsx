import { useTranslation } from 'react-i18next';
import { named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useArea } from './useArea';
import type { Checked } from './useOutlineCheck';

/** What would be kept of the outline: as drawn, mended, or nothing and why. */
export function OutlineSaid({ checked: { check, answer, crossings } }: { checked: Checked }) {
  const { t, i18n } = useTranslation();
  const { count, share } = useFormats();
  const { metres2 } = useArea();
  if (answer.failure) return <p className="warn">{t('zone.draw.unchecked', { message: answer.failure.message })}</p>;
  if (!check) {
    return (
      <p className="note outline-said">{crossings.length > 0 ? t('zone.draw.crosses', { n: crossings.length }) : t('state.checking')}</p>
    );
  }
  const tone = { OK: 'pass', MENDED: 'unknown', REFUSED: 'fail' }[check.outcome];
  const inside = [
    check.premises !== null && t('zone.draw.premises', { n: count(check.premises) }),
    check.buildings !== null && t('zone.draw.buildings', { n: count(check.buildings) }),
  ].filter(Boolean);
  return (
    <div className="outline-said" role="status" data-testid="outline-check" data-outcome={check.outcome}>
      <p className={`verdict verdict-${tone}`}>
        <span aria-hidden="true" />
        {t(`zone.draw.outcome.${check.outcome}`, { area: metres2(check.areaM2) })}
      </p>
      {check.outcome === 'MENDED' && <p className="note">{t('zone.draw.mended', { share: share(check.changedShare) })}</p>}
      <Said all={[...check.problems, ...check.mends]} />
      {check.outcome !== 'REFUSED' && inside.length > 0 && <p className="note">{inside.join(' · ')}</p>}
      <Said all={check.warnings.filter(({ code }) => code !== 'OUTLINE_OVERLAPS')} />
      {check.overlaps.length > 0 && (
        <p className="note">
          {t('zone.draw.overlaps', {
            names: check.overlaps
              .slice(0, 3)
              .map((each) => `${named(each.zone, i18n.language) ?? each.zone.featureId} ${share(each.share)}`)
              .join('、'),
          })}
        </p>
      )}
    </div>
  );
}

function Said({ all }: { all: readonly { code: string; message: string }[] }) {
  return (
    <ul>
      {all.map(({ code, message }) => (
        <li key={`${code}${message}`} className="note">
          {message}
        </li>
      ))}
    </ul>
  );
}
