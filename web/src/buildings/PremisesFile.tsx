import { useTranslation } from 'react-i18next';
import { FigureLink, FigureTile, openRows, useFigure } from '../boards/FigureLink';
import { useFormats } from '../i18n/formats';
import { How } from '../shell/How';
import { setView } from '../view/store';
import type { Premises } from './premises';

/** The file of one unit (户籍化): what is wrong, who visited it, which papers are due, what was enforced, what burnt. */
export function PremisesFile({ premises }: { premises: Premises }) {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  const { hazardCounts, visits, fires } = premises;
  const name = premises.name ?? premises.address ?? '';
  return (
    <div data-testid="premises-file">
      <How method={hazardCounts.method}>
        <div className="tiles tiles-four">
          <FigureTile figure={hazardCounts.open} of={name} tone="fail" />
          <FigureTile figure={hazardCounts.overdue} of={name} tone="fail" />
          <FigureTile figure={hazardCounts.returned} of={name} />
          <FigureTile figure={hazardCounts.closed} of={name} />
        </div>
      </How>
      <p className="file-visits">
        {visits.count === 0 ? (
          <span className="soft">{t('units.neverVisited')}</span>
        ) : (
          <button type="button" className="link" onClick={() => openRows(visits.list, t('units.visitsOf', { name }))}>
            {t('units.visited', { n: count(visits.count), day: day(visits.lastOn) })}
          </button>
        )}
      </p>
      <Filings premises={premises} />
      <Enforced premises={premises} />
      {fires.length > 0 && (
        <section className="section" data-testid="premises-fires">
          <h2>{t('units.fires')}</h2>
          <ul>
            {fires.map(({ incident, how, metres }) => (
              <li key={incident.featureId} className="file-line">
                <button
                  type="button"
                  className="link"
                  onClick={() => setView({ selected: { layer: 'incidents', featureId: incident.featureId } })}
                >
                  {day(incident.startedAt)} {incident.kind}
                </button>
                <span className="note">{how === 'NAMED' ? t('units.fireNamed') : t('units.fireNear', { metres: count(metres) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Filings({ premises }: { premises: Premises }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (
    <section className="section" data-testid="filings">
      <h2>{t('units.filings')}</h2>
      <ul>
        {premises.filings.map(({ kind, filedOn, dueOn, overdue }) => (
          <li key={kind} className="file-line">
            <span>
              <b>{t(`units.filing.${kind}`)}</b>
              <span className="note"> {filedOn ? t('units.filed', { day: day(filedOn) }) : t('units.notFiled')}</span>
            </span>
            <span className={overdue ? 'file-late' : 'soft'}>
              {overdue && <span aria-hidden="true">✕ </span>}
              {dueOn ? t(overdue ? 'units.lateSince' : 'units.dueOn', { day: day(dueOn) }) : t('units.noDue')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Enforced({ premises }: { premises: Premises }) {
  const { t } = useTranslation();
  const write = useFigure();
  const { penalties, amount, sealed, sealedNow, stopped, stoppedNow, method } = premises.enforcement;
  if (![penalties, sealed, stopped].some((each) => (each.value ?? 0) > 0)) return null;
  return (
    <section className="section">
      <h2>{t('units.enforcement')}</h2>
      <How method={method}>
        <ul className="pairs">
          {[penalties, sealed, stopped].map((each) => (
            <li key={each.code}>
              <span>{each.label}</span>
              <FigureLink figure={each} of={premises.name ?? undefined} />
            </li>
          ))}
          {(amount.value ?? 0) > 0 && (
            <li>
              <span>{amount.label}</span>
              <span className="figure">{write(amount.value, amount.unit)}</span>
            </li>
          )}
        </ul>
      </How>
      {[sealedNow, stoppedNow].map((each) =>
        (each.value ?? 0) > 0 ? (
          <p key={each.code} className="warn">
            {each.label}
          </p>
        ) : null,
      )}
    </section>
  );
}
