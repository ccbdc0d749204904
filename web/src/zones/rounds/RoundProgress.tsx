import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../boards/FigureLink';
import { figureOf } from '../../boards/figure';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { setView } from '../../view/store';
import { HourBars } from './HourBars';
import type { Progress } from './round';

const hazardFigures = ['found', 'closed', 'open', 'overdue', 'returned'] as const;
const visitFigures = ['to_visit', 'at_night', 'jointly'] as const;

/** What a round has done so far: who was visited, what was found and what became of it. */
export function RoundProgress({ progress, of }: { progress: Progress; of: string }) {
  const { t } = useTranslation();
  const { count, figure, share } = useFormats();
  const { premises, visited } = progress;
  const link = (code: string, testId = `round-figure-${code}`) => {
    const figure = figureOf(progress.figures, code);
    return figure ? <FigureLink figure={figure} of={of} testId={testId} /> : null;
  };
  return (
    <div data-testid="round-progress">
      <How method={progress.method}>
        <p className="progress-lead">
          <strong>
            {link('round_visited')} / {link('round_premises')}
          </strong>{' '}
          {t('zone.visited')}
          {premises > 0 && <span className="note"> {share(visited / premises)}</span>}
        </p>
      </How>
      <div className="round-bar" role="img" aria-label={t('zone.visitedOf', { n: count(visited), of: count(premises) })}>
        <span style={{ width: `${premises > 0 ? Math.min(100, (100 * visited) / premises) : 0}%` }} />
      </div>
      {!progress.fixed && <p className="note">{t('zone.notFixed')}</p>}
      <dl className="round-figures">
        {hazardFigures.map((name) => {
          const late = name === 'overdue' && progress.hazardsOverdue > 0;
          return (
            <div key={name} className={late ? 'late' : undefined}>
              <dt>{t(`zone.figures.${name}`)}</dt>
              <dd>{link(`round_${name}`)}</dd>
            </div>
          );
        })}
        <div>
          <dt>{t('zone.figures.cameBack')}</dt>
          <dd>{count(progress.cameBack)}</dd>
        </div>
      </dl>
      {progress.hazardsWithoutDate > 0 && <p className="note">{t('zone.withoutDate', { n: count(progress.hazardsWithoutDate) })}</p>}
      <p className="note">
        {progress.daysToCloseMedian === null
          ? t('zone.noneClosed')
          : t('zone.daysToClose', { days: figure(progress.daysToCloseMedian), n: count(progress.daysToCloseCount) })}
      </p>
      <HourBars hours={progress.visitsByHour} />
      <dl className="round-figures">
        {visitFigures.map((name) => (
          <div key={name}>
            <dt>{t(`zone.figures.${name}`)}</dt>
            <dd>{link(`round_${name}`)}</dd>
          </div>
        ))}
      </dl>
      {progress.visitsWithoutTime > 0 && <p className="note">{t('zone.noHour', { n: count(progress.visitsWithoutTime) })}</p>}
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
