import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Question } from '../../shell/Question';
import { useView } from '../../view/store';
import { AsOf } from './AsOf';
import { CoverageAnswer } from './CoverageAnswer';
import { CoverageLegend } from './CoverageLegend';
import { askCoverage, askDistances, type CoverageSubject } from './coverage';
import { Farthest } from './Farthest';
import { GapList } from './GapList';
import { OnDemand } from './OnDemand';
import { RadiusSlider } from './RadiusSlider';

/** How long the slider must rest before the server is asked, in milliseconds. */
const rest = 350;
const page = 20;

/** Judged by a radius that the reader sets: the map recolours while the slider moves. */
export function RadiusRoom({ area, today, asOf, children }: { area: Area; today: string; asOf: string; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { radius } = useView();
  const [listed, setListed] = useState(page);
  const of: CoverageSubject = area.counts.buildings > 0 ? 'BUILDINGS' : 'ADDRESS_POINTS';
  const subject = area.counts.buildings + area.counts.addresses > 0;
  const data = `${area.code}/${area.dataVersion}/${of}/${asOf}`;

  const distances = useAnswer(subject ? data : null, (signal) => askDistances(area.code, of, asOf, signal));
  const question = { area: area.code, radius, asOf, of, first: listed };
  const answer = useAnswer(
    subject ? `${data}/${radius}/${listed}/${i18n.language}` : null,
    (signal) => askCoverage(question, i18n.language, signal),
    rest,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts with a short list again.
  useEffect(() => setListed(page), [radius, data]);

  const known = distances.value;
  const verdicts = useMemo(() => (known ? { of, distances: known, radius } : null), [known, of, radius]);
  const part = useMemo(() => ({ verdicts }), [verdicts]);
  useScene(part);

  const title = t(of === 'BUILDINGS' ? 'coverage.title' : 'coverage.titleAddresses');
  if (!subject) {
    return (
      <>
        <Question>{title}</Question>
        <p className="soft">{t('coverage.noBuildings')}</p>
      </>
    );
  }
  return (
    <>
      <Question>{title}</Question>
      {children}
      {of === 'ADDRESS_POINTS' && <p className="note coverage-instead">{t('coverage.addressesInstead')}</p>}
      <Answered answer={answer} lines={9}>
        {(coverage) => (
          <>
            <CoverageAnswer coverage={coverage} distances={known} radius={radius} waiting={answer.waiting} onDiffer={distances.retry} />
            <section className="section" aria-label={t('coverage.radius')}>
              <RadiusSlider radius={radius} />
              <AsOf today={today} asOf={asOf} />
            </section>
            <section className="section">
              <p className="note">{t('coverage.usable', { n: count(coverage.usableHydrants) })}</p>
              {coverage.hydrantsOfUnknownStatus > 0 && (
                <p className="note">{t('coverage.unknownState', { n: count(coverage.hydrantsOfUnknownStatus) })}</p>
              )}
              {coverage.hydrantsUnlocated > 0 && (
                <p className="note" data-testid="hydrants-unlocated">
                  {t('coverage.unlocated', { n: count(coverage.hydrantsUnlocated) })}
                </p>
              )}
              <Median metres={coverage.medianDistanceMetres} />
            </section>
            {of === 'BUILDINGS' && (
              <OnDemand title={t('coverage.gaps')} testId="gaps">
                <GapList area={area} beyond={{ radius }} asOf={asOf} />
              </OnDemand>
            )}
            <Farthest coverage={coverage} waiting={answer.waiting} onMore={() => setListed(listed + page)} />
          </>
        )}
      </Answered>
      <CoverageLegend radius={radius} unknown={(answer.value?.unknownCount ?? 0) > 0} />
    </>
  );
}

function Median({ metres }: { metres: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return metres === null ? null : <p className="note">{t('coverage.median', { distance: formats.metres(metres) })}</p>;
}
