import { useTranslation } from 'react-i18next';
import { listFile } from '../server/routes';

interface Props {
  area: string;
  /** The list, as the server's address has it. */
  list: 'hazards' | 'inspections' | 'overdue' | 'premises' | 'contacts' | 'zones' | 'rounds' | 'month' | 'campaigns';
  /** The list's own question: the file has the very rows that are shown. */
  query?: Record<string, string | undefined>;
  /** What it is, if more than one list can be saved here. */
  label?: string;
}

const placed: readonly Props['list'][] = ['hazards', 'inspections', 'premises', 'zones'];

/** A list as files; each carries its method, its day and the version of the data. */
export function SaveList({ area, list, query, label }: Props) {
  const { t, i18n } = useTranslation();
  const file = (format: string, more?: Record<string, string>) => listFile(area, list, format, { ...query, ...more, lang: i18n.language });
  const files: [name: string, address: string][] = [
    ['Excel', file('xlsx')],
    ['CSV', file('csv')],
    ['CSV (GB18030)', file('csv', { encoding: 'gb18030' })],
    ...(placed.includes(list) ? [['GeoJSON', file('geojson')] as [string, string]] : []),
  ];
  return (
    <p className="save-as note" data-testid={`save-${list}`}>
      <span>{label ?? t('records.save')}</span>
      {files.map(([name, address]) => (
        <a key={name} className="link" href={address} download>
          {name}
        </a>
      ))}
    </p>
  );
}
