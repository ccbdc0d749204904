import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { setView } from '../../view/store';
import { ZoneRelapse } from '../rounds/ZoneRelapse';
import { BandBadge } from './BandBadge';
import { askZoneSigns } from './signs';
import { TreeOfRow } from './TreeOfRow';

/** The vital signs of one zone; how it stands among the others is the ranking's to say. */
export function ZoneSigns({ area, featureId, asOf }: { area: Area; featureId: number; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { figure, share } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}/${i18n.language}/signs`, (signal) =>
    askZoneSigns({ code: area.code, featureId, asOf }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={8}>
      {(value) =>
        value === null ? (
          <p className="soft">{t('zone.noSigns')}</p>
        ) : (
          <>
            <p className="sign-lead">
              <BandBadge band={value.row.band} />
              <strong>{value.row.score === null ? t('zone.unknown') : figure(value.row.score)}</strong>
              {value.row.score !== null && <span className="note">{t('zone.scoreOf')}</span>}
            </p>
            <p className="note">{t('zone.known', { share: share(value.row.completeness) })}</p>
            <TreeOfRow row={value.row} tree={value.tree} />
            <button
              type="button"
              className="link note-link"
              onClick={() =>
                setView({ question: 'zones', zonesTab: 'signs', selected: undefined, signs: value.row.id ? { row: value.row.id } : {} })
              }
            >
              {t('zone.among')}
            </button>
            {value.row.id && <ZoneRelapse area={area} zone={value.row.id} />}
          </>
        )
      }
    </Answered>
  );
}
