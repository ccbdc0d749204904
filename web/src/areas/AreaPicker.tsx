import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/Icon';
import { useMenu } from '../shell/useMenu';
import { setView } from '../view/store';
import { type AreaName, named } from './area';

/** The area's name at the top of the map; a click lists the others. */
export function AreaPicker({ areas, current }: { areas: AreaName[]; current?: AreaName }) {
  const { t, i18n } = useTranslation();
  const { box, open, setOpen } = useMenu();

  const choose = (code: string) => {
    setOpen(false);
    setView({
      area: code,
      place: undefined,
      selected: undefined,
      layers: undefined,
      zoneKind: undefined,
      from: undefined,
      to: undefined,
      found: undefined,
      waiting: undefined,
      preview: undefined,
    });
  };
  return (
    <div className="area-picker" ref={box}>
      <button
        type="button"
        className="float area-button"
        aria-expanded={open}
        aria-haspopup="true"
        onClick={() => setOpen(!open)}
        data-testid="area-picker"
      >
        <span className="visually-hidden">{t('area.pick')}: </span>
        <strong>{current ? named(current, i18n.language) : '…'}</strong>
        {current?.generated && (
          <span className="tag" title={t('area.generatedLong')}>
            {t('area.generated')}
          </span>
        )}
        <Icon name="down" />
      </button>
      {open && (
        <ul className="float area-list" aria-label={t('area.pick')}>
          {areas.map((area) => (
            <li key={area.code}>
              <button type="button" aria-current={area.code === current?.code || undefined} onClick={() => choose(area.code)}>
                <span>{named(area, i18n.language)}</span>
                {area.generated && <span className="tag">{t('area.generated')}</span>}
                {!area.bounds && <span className="soft">{t('area.empty')}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
