import { useTranslation } from 'react-i18next';

/** A band by its number on its colour; what cannot be judged is hatched and says so. */
export function BandBadge({ band, small = false }: { band: string | null; small?: boolean }) {
  const { t } = useTranslation();
  const name = band ? t(`zone.bands.${band}`, { defaultValue: band }) : t('zone.bandNone');
  return (
    <span className={`band band-${band ?? 'none'}${small ? ' band-small' : ''}`} title={name}>
      <span aria-hidden="true">{band ?? '?'}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
