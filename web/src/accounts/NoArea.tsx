import { useTranslation } from 'react-i18next';
import { type AreaName, named } from '../areas/area';
import { me } from '../server/me';
import { useCell } from '../view/cell';
import { setView } from '../view/store';
import { allowsAnywhere } from './permits';
import { signingIn } from './signingIn';

/** Whether there may be more than this reader is shown. */
export function useBarred(): boolean {
  const reader = useCell(me);
  if (!reader) return false;
  if (!reader.signedIn) return reader.open !== 'all';
  return !(reader.permits['*'] ?? []).includes('look') && !allowsAnywhere(reader, 'administer');
}

/** There is nothing here for this reader: said calmly, without telling what there is, and with the door that helps. */
export function NoArea({ code, areas = [] }: { code?: string; areas?: readonly AreaName[] }) {
  const { t, i18n } = useTranslation();
  const signedIn = useCell(me)?.signedIn ?? false;
  return (
    <section className="float whole" role="status" data-testid="no-area">
      <h1>{t(signedIn ? 'accounts.noAreaTitle' : 'accounts.signInTitle')}</h1>
      <p className="soft">
        {t(signedIn ? (code ? 'accounts.notThisArea' : 'accounts.noArea') : 'accounts.areaNeedsIn', { code: code ?? '' })}
      </p>
      <div className="no-area-doors">
        {!signedIn && (
          <button type="button" className="primary" onClick={() => signingIn.set('asked')}>
            {t('accounts.signIn')}
          </button>
        )}
        {areas.map((area) => (
          <button
            key={area.code}
            type="button"
            className="quiet"
            onClick={() => setView({ area: area.code, place: undefined, selected: undefined })}
          >
            {named(area, i18n.language)}
          </button>
        ))}
      </div>
    </section>
  );
}
