import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AreaName, named } from '../areas/area';
import type { ServerFailure } from '../server/ask';
import { setView } from '../view/store';
import { Failure } from './Failure';

/** Nothing has been imported yet: what to do, in commands that can be copied, or by a file at once. */
export function EmptyDatabase({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="float whole" role="status" data-testid="empty-database">
      <h1>{t('state.empty')}</h1>
      <p className="soft">{t('state.emptyHow')}</p>
      <pre>
        <code>./riskmap import town.json</code>
        <code>./riskmap demo</code>
      </pre>
      {children}
    </section>
  );
}

export function NoServer({ failure, retry }: { failure: ServerFailure; retry: () => void }) {
  return (
    <section className="float whole">
      <Failure failure={failure} retry={retry} />
    </section>
  );
}

/** The address names an area that is not there; the others are. */
export function UnknownArea({ code, areas }: { code: string; areas: AreaName[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="float whole" role="alert" data-testid="unknown-area">
      <h1>{t('state.unknownArea', { code })}</h1>
      {areas.map((area) => (
        <button
          key={area.code}
          type="button"
          className="primary"
          onClick={() => setView({ area: area.code, place: undefined, selected: undefined })}
        >
          {named(area, i18n.language)}
        </button>
      ))}
    </section>
  );
}
