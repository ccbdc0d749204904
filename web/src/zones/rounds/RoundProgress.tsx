import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { setView } from '../../view/store';
import { HourBars } from './HourBars';
import type { Progress } from './round';

/** What a round has done so far: who was visited, what was found and what became of it. */
export function RoundProgress({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const { count, figure, share } = useFormats();
  const { premises, visited } = progress;
  const figures: [string, number, string?][] = [
    ['found', progress.hazardsFound],
    ['closed', progress.hazardsClosed],
    ['open', progress.hazardsOpen],
    ['overdue', progress.hazardsOverdue, progress.hazardsOverdue > 0 ? 'late' : undefined],
    ['returned', progress.hazardsReturned],
    ['cameBack', progress.cameBack],
  ];
  return (
    <div data-testid="round-progress">
      <How method={progress.method}>
        <p className="progress-lead">
          <strong>{`${count(visited)} / ${count(premises)}`}</strong> {t('zone.visited')}
          {premises > 0 && <span className="note"> {share(visited / premises)}</span>}
        </p>
      </How>
      <div className="round-bar" role="img" aria-label={t('zone.visitedOf', { n: count(visited), of: count(premises) })}>
        <span style={{ width: `${premises > 0 ? Math.min(100, (100 * visited) / premises) : 0}%` }} />
      </div>
      {!progress.fixed && <p className="note">{t('zone.notFixed')}</p>}
      <dl className="round-figures">
        {figures.map(([name, value, tone]) => (
          <div key={name} className={tone}>
            <dt>{t(`zone.figures.${name}`)}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      {progress.hazardsWithoutDate > 0 && <p className="note">{t('zone.withoutDate', { n: count(progress.hazardsWithoutDate) })}</p>}
      <p className="note">
        {progress.daysToCloseMedian === null
          ? t('zone.noneClosed')
          : t('zone.daysToClose', { days: figure(progress.daysToCloseMedian), n: count(progress.daysToCloseCount) })}
      </p>
      <HourBars hours={progress.visitsByHour} />
      <p className="note">
        {[
          t('zone.nightVisits', { n: count(progress.visitedAtNight) }),
          t('zone.jointVisits', { n: count(progress.visitedJointly) }),
          progress.visitsWithoutTime > 0 && t('zone.noHour', { n: count(progress.visitsWithoutTime) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {progress.notVisited.length > 0 && (
        <details className="not-visited">
          <summary>{t('zone.notVisited', { n: count(premises - visited) })}</summary>
          <ul className="rows">
            {progress.notVisited.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  className="row"
                  onClick={() => setView({ selected: { layer: 'premises', featureId: each.featureId } })}
                >
                  <span className="row-title">{each.name ?? each.featureId}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
