import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { roomShapes } from '../../map/shapes';
import { positionsOf } from '../../server/geometry';
import { useAnswer } from '../../server/useAnswer';
import { newWork } from '../../server/work';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { WorkBar } from '../../shell/WorkBar';
import { askGaps, type Beyond, type Gap, type Gaps } from './gaps';

const listed = 20;
/** How long the radius must rest before the server is asked, in milliseconds. */
const rest = 600;

/** Built-up land that no hydrant reaches, the largest piece first; on the map as long as the list is open. */
export function GapList({ area, beyond, asOf }: { area: Area; beyond: Beyond; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { count, metres } = useFormats();
  const [work, setWork] = useState<string | null>(null);
  const answer = useAnswer(
    `${area.code}/${area.dataVersion}/${JSON.stringify(beyond)}/${asOf}/${i18n.language}`,
    (signal) => {
      const named = newWork();
      setWork(named);
      return askGaps({ code: area.code, asOf, first: listed }, beyond, i18n.language, signal, named);
    },
    'radius' in beyond ? rest : 0,
  );
  return (
    <>
      {work && answer.waiting && <WorkBar key={work} id={work} />}
      <Answered answer={{ ...answer, slow: false }} lines={4}>
        {(gaps) => {
          const [first] = gaps?.nodes ?? [];
          if (!gaps) return <p className="soft">{t('coverage.gapsNotAsked')}</p>;
          if (!first) return <p className="soft">{t('coverage.noGaps')}</p>;
          const radii = [...new Set((gaps.nodes ?? []).map((gap) => metres(gap.radius)))];
          return (
            <>
              <How method={first.method}>
                <p className="note">
                  {t('coverage.gapsAre', { n: count(gaps.totalCount), shown: count(gaps.nodes?.length), radius: radii.join(' / ') })}
                </p>
              </How>
              <GapRows gaps={gaps} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

function GapRows({ gaps }: { gaps: Gaps }) {
  const [lit, setLit] = useState<number | null>(null);
  const nodes = gaps.nodes ?? [];
  useEffect(() => {
    roomShapes.set(
      (gaps.nodes ?? []).map(({ polygon }, i) => ({
        id: `gap-${i}`,
        geometry: polygon,
        kind: 'spot',
        lit: lit === i,
        onHover: (over) => setLit(over ? i : null),
      })),
    );
    return () => roomShapes.set([]);
  }, [gaps, lit]);
  return (
    <ol className="rows">
      {nodes.map((gap, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no name but its place in the order.
        <li key={i}>
          <GapRow gap={gap} rank={i + 1} lit={lit === i} onLight={(on) => setLit(on ? i : null)} />
        </li>
      ))}
    </ol>
  );
}

function GapRow({ gap, rank, lit, onLight }: { gap: Gap; rank: number; lit: boolean; onLight: (on: boolean) => void }) {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  const residents =
    gap.residentsNotOnRecord === gap.buildings ? t('coverage.residentsUnknown') : t('coverage.residents', { n: count(gap.residents) });
  return (
    <button
      type="button"
      className={lit ? 'row lit' : 'row'}
      onClick={() => showPlaces(positionsOf(gap.polygon))}
      onMouseEnter={() => onLight(true)}
      onMouseLeave={() => onLight(false)}
      onFocus={() => onLight(true)}
      onBlur={() => onLight(false)}
    >
      <span className="row-main">
        <span className="row-title">
          {rank}. {t('coverage.hectares', { n: figure(gap.areaHectares) })}
        </span>
        <span className="row-note">{residents}</span>
      </span>
      <span className="row-figure">{t('coverage.buildings', { n: count(gap.buildings) })}</span>
    </button>
  );
}
