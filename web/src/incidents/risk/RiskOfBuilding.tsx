import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Reasons } from './RiskList';
import { askRiskOf } from './risk';

/** Where one building stands among all, and why. */
export function RiskOfBuilding({ area, featureId }: { area: Area; featureId: number }) {
  const { t, i18n } = useTranslation();
  const { count, figure } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${i18n.language}`, (signal) =>
    askRiskOf({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={4}>
      {(risk) =>
        risk.building ? (
          <>
            <p data-testid="risk-of-building">
              {t('risk.standing', {
                rank: count(risk.building.rank),
                of: count(risk.count),
                low: count(risk.building.rankLow),
                high: count(risk.building.rankHigh),
                points: figure(risk.building.score),
              })}
            </p>
            <Reasons score={risk.building} />
            <p className="note">{risk.card.sentence}</p>
          </>
        ) : (
          <p className="soft">{t('risk.notScored')}</p>
        )
      }
    </Answered>
  );
}
