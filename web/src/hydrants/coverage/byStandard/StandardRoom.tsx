import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { useScene } from '../../../map/scene';
import { verdictSource } from '../../../server/routes';
import { useAnswer } from '../../../server/useAnswer';
import { newWork } from '../../../server/work';
import { Answered } from '../../../shell/Answered';
import { Question } from '../../../shell/Question';
import { WorkBar } from '../../../shell/WorkBar';
import { setView, useView } from '../../../view/store';
import { AsOf } from '../AsOf';
import { GapList } from '../GapList';
import { OnDemand } from '../OnDemand';
import { StandardChoice } from '../StandardChoice';
import { DivisionShares } from './DivisionShares';
import { FailingRows } from './FailingRows';
import { StandardFigures } from './StandardFigures';
import { StandardLegend } from './StandardLegend';
import { askStandardVerdicts, sharesOf } from './standardVerdicts';
import { TestChoice } from './TestChoice';

const VerdictTable = lazy(() => import('../table/VerdictTable'));

const listed = 12;

interface Props {
  area: Area;
  today: string;
  asOf: string;
  children?: ReactNode;
}

/** Judged by a standard: the map, the figures, the list and the legend speak of the same test. */
export function StandardRoom({ area, today, asOf, children }: Props) {
  const { t, i18n } = useTranslation();
  const { standard, verdictTest: test, list } = useView();
  const key = `${area.code}/${area.dataVersion}/${standard}/${asOf}/${test}/${i18n.language}`;
  const [work, setWork] = useState<string | null>(null);
  const answer = useAnswer(key, (signal) => {
    const named = newWork();
    setWork(named);
    return askStandardVerdicts({ code: area.code, standard, asOf, test: test ?? null, first: listed }, i18n.language, signal, named);
  });
  const { value } = answer;
  // The map is coloured when the answer has come: while a cold city is judged its tiles would only wait beside it.
  const ready = value !== undefined && answer.key?.startsWith(`${area.code}/`) === true;
  const [source, setSource] = useState<string | null>(null);
  const wanted = verdictSource({ standard, asOf, test });
  const settled = ready && !answer.waiting && !answer.failure;
  useEffect(() => {
    if (settled) setSource(wanted);
  }, [settled, wanted]);
  const hydrantColours = value?.standard.hydrantColours ?? 'NONE';
  const part = useMemo(() => ({ verdictTiles: source, hydrantColours }), [source, hydrantColours]);
  useScene(part);

  // An address may name a test that this standard does not have.
  const strange = settled && test !== undefined && !value.tests.some((each) => each.test === test);
  useEffect(() => {
    if (strange) setView({ verdictTest: undefined });
  }, [strange]);

  const shares = value && sharesOf(value, test);
  return (
    <>
      <Question>{t('coverage.titleStandard')}</Question>
      {children}
      <div className="judged-what">
        <StandardChoice area={area} />
        <AsOf today={today} asOf={asOf} />
      </div>
      {work && answer.waiting && <WorkBar key={work} id={work} />}
      <Answered answer={answer.failure ? { ...answer, value: undefined } : { ...answer, slow: false }} lines={9}>
        {(verdicts) => (
          <div className={answer.waiting ? 'tests-stale' : undefined} aria-busy={answer.waiting} data-testid="standard-answer">
            <StandardFigures verdicts={verdicts} test={test} />
            <TestChoice verdicts={verdicts} test={test} />
            {area.counts.divisions > 1 && (
              <OnDemand title={t('coverage.byDivision')} testId="by-division">
                <DivisionShares area={area} standard={standard} asOf={asOf} test={test} />
              </OnDemand>
            )}
            {area.counts.buildings > 0 && value?.tests.some((each) => each.test === 'RADIUS') && (
              <OnDemand title={t('coverage.gaps')} testId="gaps">
                <GapList area={area} beyond={{ standard }} asOf={asOf} />
              </OnDemand>
            )}
            <FailingRows area={area} verdicts={verdicts} test={test} />
          </div>
        )}
      </Answered>
      {list && value && !strange && (
        <Suspense fallback={null}>
          <VerdictTable area={area} asOf={asOf} test={test ?? null} />
        </Suspense>
      )}
      {value && shares && <StandardLegend verdicts={value} shares={shares} />}
    </>
  );
}
