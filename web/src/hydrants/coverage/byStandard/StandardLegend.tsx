import { useTranslation } from 'react-i18next';
import { HydrantSwatch } from '../../../map/HydrantSwatch';
import { Legend, LegendRow } from '../../../map/Legend';
import type { HydrantLook } from '../../../map/layers/hydrants';
import type { Shares, StandardVerdicts } from './standardVerdicts';

const looks: Record<StandardVerdicts['standard']['hydrantColours'], HydrantLook[]> = {
  NONE: ['plain', 'dead'],
  CN_STATES: ['plain', 'low', 'dry', 'broken', 'blocked', 'off', 'unseen'],
  NFPA291: ['AA', 'A', 'B', 'C', 'untested', 'dead'],
};

/** What colours and forms mean under this standard, of the test that the map shows. */
export function StandardLegend({ verdicts: { standard }, shares }: { verdicts: StandardVerdicts; shares: Shares }) {
  const { t } = useTranslation();
  const drawn = standard.hydrantColours;
  return (
    <Legend title={shares.test ? t(`tests.test.${shares.test}`) : t('coverage.overall')} note={t(`coverage.hydrantNote.${drawn}`)}>
      <LegendRow form="solid" colour="var(--pass)">
        {t('coverage.passes')}
      </LegendRow>
      <LegendRow form="edged" colour="var(--fail)">
        {t('coverage.fails')}
      </LegendRow>
      <LegendRow form="hatched">{t('coverage.unknown')}</LegendRow>
      <div className="legend-hydrants legend-minor">
        {looks[drawn].map((look) => (
          <span key={look} className="legend-row">
            <HydrantSwatch look={look} />
            <span>{t(`coverage.look.${look}`)}</span>
          </span>
        ))}
      </div>
    </Legend>
  );
}
