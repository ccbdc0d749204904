import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { Figure, Figures } from '../../shell/Question';
import type { Heatmap } from './heatmap';

export function FiresAnswer({ heatmap, waiting }: { heatmap: Heatmap; waiting: boolean }) {
  const { t } = useTranslation();
  const { count, density, figure, day } = useFormats();
  // What has no place still burned: it counts in the total, if not on the map.
  const fires = heatmap.incidents + heatmap.unlocated;
  const perYear = heatmap.years >= 1 ? t('fires.per', { n: figure(fires / heatmap.years) }) : undefined;
  return (
    <div data-testid="fires-answer" aria-busy={waiting}>
      <How method={heatmap.method}>
        <Figures>
          <Figure value={count(fires)} label={t('fires.inPeriod')} n={perYear} />
          <Figure tone="fail" value={heatmap.years > 0 ? density(heatmap.maximum) : '–'} label={t('fires.peak')} n={t('fires.unit')} />
        </Figures>
      </How>
      <p className="fires-span">
        {heatmap.years > 0 &&
          t('fires.sentence', { from: day(heatmap.from), to: day(heatmap.to), n: count(fires), peak: density(heatmap.maximum) })}{' '}
        {waiting && <span role="status">{t('state.checking')}</span>}
      </p>
      {!heatmap.grid && <p className="warn">{t(heatmap.years > 0 ? 'fires.none' : 'fires.notOnRecord')}</p>}
    </div>
  );
}
