import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { coloursOf } from '../map/colours';
import { useScene } from '../map/scene';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { SaveList } from '../shell/SaveList';
import { useView } from '../view/store';
import { askRanking, ranked, usualKind } from './ranking';
import { ZoneFilters } from './ZoneFilters';
import { ZoneLegend } from './ZoneLegend';
import { ZoneRows } from './ZoneRows';
import { ZonesAnswer } from './ZonesAnswer';
import { zoneClasses, zoneColour } from './zoneColours';

/** Which zones need a check-up first? */
export function Ranking({ area, asOf }: { area: Area; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { radius, zoneKind: chosenKind, zoneOrder, base } = useView();
  const { count } = useFormats();
  const recorded = area.counts.incidents > 0;
  const order = recorded ? (zoneOrder ?? 'coverage') : 'coverage';
  const kind = chosenKind ?? usualKind(area.zoneKinds);
  const zoneKind = kind === 'all' ? undefined : kind;
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${asOf}/${radius}/${zoneKind}/${i18n.language}`, (signal) =>
    askRanking({ area: area.code, kind: zoneKind, radius, asOf }, i18n.language, signal),
  );
  const rows = useMemo(() => ranked(answer.value?.rows ?? [], order), [answer.value, order]);
  const classes = useMemo(() => zoneClasses(rows, order), [rows, order]);
  const part = useMemo(() => {
    return { zoneFills: new Map(rows.map((row) => [row.zone.featureId, zoneColour(row, order, classes, coloursOf[base])])) };
  }, [rows, order, classes, base]);
  useScene(part);
  return (
    <>
      <Answered answer={answer} lines={9}>
        {(ranking) => (
          <>
            <ZonesAnswer ranking={ranking} radius={radius} />
            {rows.length > 0 && <SaveList area={area.code} list="zones" query={{ filter: JSON.stringify({ kind: zoneKind }), asOf }} />}
            <ZoneFilters kinds={area.zoneKinds} kind={kind} order={order} recorded={recorded} />
            {rows.length === 0 ? (
              <p className="soft">{t('state.noneMatch')}</p>
            ) : (
              <ZoneRows rows={rows} order={order} recorded={recorded} />
            )}
          </>
        )}
      </Answered>
      {rows.length > 0 && <ZoneLegend order={order} classes={classes} radius={count(radius)} />}
    </>
  );
}
