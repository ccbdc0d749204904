import { useTranslation } from 'react-i18next';
import { verdictExportRoute } from '../../../server/routes';
import { exportParameters, type ListAsked } from './verdictList';

const formats = ['xlsx', 'csv', 'geojson', 'gpkg'] as const;
const names = { xlsx: 'Excel', csv: 'CSV', geojson: 'GeoJSON', gpkg: 'GeoPackage' };

/** The list as a file: the same rows, in the same order. */
export function SaveAs({ area, asked }: { area: string; asked: ListAsked }) {
  const { t, i18n } = useTranslation();
  return (
    <details className="save-as">
      <summary>{t('table.save')}</summary>
      <ul className="float">
        {formats.map((format) => (
          <li key={format}>
            <a href={verdictExportRoute(area, format, exportParameters(asked, i18n.language))} download>
              {names[format]} <span className="soft">{t(`table.format.${format}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
