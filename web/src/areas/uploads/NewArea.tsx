import { useTranslation } from 'react-i18next';

export interface AreaNames {
  nameZh?: string;
  nameEn?: string;
  timeZone?: string;
}

/** The time zone of the reader is that of the area more often than any other guess. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the import is told of a new area; until somebody names it, its code stands for its name, so that the file can be looked at. */
export function wordsOfArea(code: string, names: AreaNames): AreaNames {
  const said = Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== '')) as AreaNames;
  return { timeZone: here, ...(said.nameZh || said.nameEn ? {} : { nameEn: code }), ...said };
}

export function isNamed({ nameZh, nameEn }: AreaNames): boolean {
  return (nameZh ?? '').trim() !== '' || (nameEn ?? '').trim() !== '';
}

/** A file that opens a new area: what the area is called, and by which clock its fires are told. */
export function NewArea({
  code,
  names,
  onNames,
  disabled,
}: {
  code: string;
  names: AreaNames;
  onNames: (names: AreaNames) => void;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className="new-area" data-testid="new-area">
      <h2>{t('newArea.title')}</h2>
      <p className="note">{t('newArea.how', { code })}</p>
      {(['nameZh', 'nameEn', 'timeZone'] as const).map((name) => (
        <label className="field-row" key={name}>
          <span>{t(`newArea.${name}`)}</span>
          <input
            value={names[name] ?? ''}
            placeholder={name === 'timeZone' ? here : undefined}
            disabled={disabled}
            onChange={(event) => onNames({ ...names, [name]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}
