import Segmented from 'antd/es/segmented';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { roomShapes } from '../../map/shapes';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { How } from '../../shell/How';
import { Figure, Figures, Question } from '../../shell/Question';
import { lastDayOf } from '../../time/days';
import { useView } from '../../view/store';
import { FireQuestions } from '../FireQuestions';
import { BacktestCard } from '../heatmap/backtest/BacktestCard';
import { SaveAs } from '../SaveAs';
import { askHotSpots, type HotSpotRule, type HotSpotValue } from './hotSpots';
import { SpotList } from './SpotList';

const rules: HotSpotRule[] = ['CLUSTERS', 'GI_STAR', 'SPACE_TIME_SCAN'];
const values: HotSpotValue[] = ['COUNTS', 'RATES'];

/** Which places burn again and again? */
export default function HotSpotsRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count, day } = useFormats();
  const { from, to } = useView();
  const [rule, setRule] = useState<HotSpotRule>('CLUSTERS');
  const [value, setValue] = useState<HotSpotValue>('COUNTS');
  const [lit, setLit] = useState<number | null>(null);
  const recorded = area.counts.incidents > 0;
  const filter = { from: from && `${from}-01`, to: to && lastDayOf(to) };
  const key = recorded ? `${area.code}/${area.dataVersion}/${i18n.language}/${rule}/${value}/${from}/${to}` : null;
  const answer = useAnswer(key, (signal) => askHotSpots({ code: area.code, rule, value, filter }, i18n.language, signal));
  const found = answer.value;
  // Those of another rule are no longer drawn: the panel already explains the new one.
  const spots = answer.key === key ? found?.spots : undefined;
  useEffect(() => {
    roomShapes.set(
      (spots ?? []).map(({ rank, geometry, cold }) => ({
        id: `spot-${rank}`,
        geometry,
        kind: cold ? 'cold' : 'spot',
        lit: lit === rank,
        onHover: (over) => setLit(over ? rank : null),
      })),
    );
    return () => roomShapes.set([]);
  }, [spots, lit]);
  const part = useMemo(() => ({ firesFrom: found?.from, firesTo: found?.to }), [found?.from, found?.to]);
  useScene(part);

  return (
    <Controls>
      <Question>{t('spots.title')}</Question>
      <FireQuestions />
      {!recorded && <p className="soft">{t('fires.noRecord')}</p>}
      {recorded && (
        <>
          <div className="spot-rule">
            <Segmented<HotSpotRule>
              block
              value={rule}
              onChange={setRule}
              options={rules.map((each) => ({ value: each, label: t(`spots.rules.${each}`) }))}
              aria-label={t('spots.rule')}
            />
            <p className="note">{t(`spots.ruleHelp.${rule}`)}</p>
            {rule === 'GI_STAR' && (
              <Segmented<HotSpotValue>
                block
                value={value}
                onChange={setValue}
                options={values.map((each) => ({ value: each, label: t(`spots.values.${each}`) }))}
                aria-label={t('spots.value')}
              />
            )}
          </div>
          <Answered answer={answer} asked={key} lines={8}>
            {(spots) => (
              <div aria-busy={answer.waiting} data-testid="hot-spots">
                <How method={spots.method}>
                  <Figures>
                    <Figure value={count(spots.spots.length)} label={t('spots.found')} />
                    <Figure
                      value={count(spots.spots.reduce((sum, spot) => sum + (spot.cold ? 0 : spot.incidentCount), 0))}
                      label={t('spots.fires', { n: count(spots.incidents) })}
                      n={`${day(spots.from)} – ${day(spots.to)}`}
                    />
                  </Figures>
                </How>
                {spots.lack && <p className="warn">{t(`spots.lack.${spots.lack}`, { n: count(spots.needs) })}</p>}
                {!spots.lack && spots.spots.length === 0 && <p className="soft">{t(`spots.none.${rule}`)}</p>}
                {spots.leftOut > 0 && <p className="note">{t('spots.leftOut', { n: count(spots.leftOut) })}</p>}
                <BacktestCard area={area} tested={{ rule, value }} />
                <SpotList spots={spots.spots} lit={lit} onLight={setLit} />
                <SaveAs
                  area={area.code}
                  what="hotspots"
                  formats={['xlsx', 'csv', 'geojson', 'gpkg']}
                  query={{ ...filter, rule: rule.toLowerCase(), value: value.toLowerCase() }}
                />
              </div>
            )}
          </Answered>
        </>
      )}
    </Controls>
  );
}
