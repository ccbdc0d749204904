import { useTranslation } from 'react-i18next';
import { fireFile } from '../server/routes';

interface Props {
  area: string;
  what: 'density' | 'cells' | 'hotspots' | 'building-risk';
  formats: readonly string[];
  /** Parameters of the file, as the server has them; a list is given once for each. */
  query: Record<string, string | number | readonly (string | number)[] | undefined>;
}

/** What the map shows, as files: each carries its method and its backtest card. */
export function SaveAs({ area, what, formats, query }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <p className="note save-as" data-testid="save-as">
      {t('cells.save')}{' '}
      {formats.map((format) => (
        <a
          key={format}
          className="link"
          href={fireFile(area, what, format, { ...query, lang: i18n.language })}
          download
          aria-label={t('cells.saveAs', { format: nameOf[format] })}
        >
          {nameOf[format]}
        </a>
      ))}
    </p>
  );
}

const nameOf: Record<string, string> = { tif: 'GeoTIFF', xlsx: 'Excel', csv: 'CSV', geojson: 'GeoJSON', gpkg: 'GeoPackage' };
