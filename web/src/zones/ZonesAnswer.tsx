import { useTranslation } from 'react-i18next';
import { named } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { How } from '../shell/How';
import { Figure, Figures } from '../shell/Question';
import { ranked, type ZoneRanking } from './ranking';

export function ZonesAnswer({ ranking, radius }: { ranking: ZoneRanking; radius: number }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const poor = ranking.rows.filter((row) => row.coveredShare !== null && row.coveredShare < 0.5).length;
  const [worst] = ranked(ranking.rows, 'fires');
  const name = worst && (named(worst.zone, i18n.language) ?? t('zones.unnamed', { id: worst.zone.featureId }));
  return (
    <div data-testid="zones-answer">
      <How method={ranking.method}>
        <Figures>
          <Figure
            tone="fail"
            value={`${count(poor)} / ${count(ranking.rows.length)}`}
            label={t('zones.poor')}
            n={t('zones.poorOf', { radius: count(radius) })}
          />
        </Figures>
      </How>
      {worst && worst.incidents > 0 && <p className="note zones-lead">{t('zones.leadFires', { name, n: count(worst.incidents) })}</p>}
    </div>
  );
}
