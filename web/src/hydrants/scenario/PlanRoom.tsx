import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useScene } from '../../map/scene';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { Failure } from '../../shell/Failure';
import { Question } from '../../shell/Question';
import { useCell } from '../../view/cell';
import { useView } from '../../view/store';
import { unknownDistance } from '../coverage/verdict';
import { BeforeAfter } from './BeforeAfter';
import { between } from './between';
import { ChangeList } from './ChangeList';
import { Conditions } from './Conditions';
import { PlanFigures } from './PlanFigures';
import { PlanLegend } from './PlanLegend';
import { Propose } from './Propose';
import { history, noPlan, open } from './plan';
import { SavedPlans } from './SavedPlans';
import { Tools } from './Tools';
import { usePlan } from './usePlan';
import { usePlanOnMap } from './usePlanOnMap';
import './plan.css';

// Drawn anew only when what they are given differs.
const Toolbar = memo(Tools);
const Changes = memo(ChangeList);
const Saved = memo(SavedPlans);
const Proposals = memo(Propose);
const Comparison = memo(BeforeAfter);
const JudgedBy = memo(Conditions);
const Legend = memo(PlanLegend);

const noDistances = new Uint16Array([unknownDistance]);

/** Where do the next hydrants go, and how many more buildings do they serve? */
export default function PlanRoom({ area, today, asOf }: { area: Area; today: string; asOf: string }) {
  const { t } = useTranslation();
  const { test, selected } = useView();
  const { plan } = useCell(history);
  const judged = area.counts.buildings > 0;
  // A plan is of one area: another one begins with none.
  useEffect(() => {
    if (planned !== area.code) open(noPlan);
    planned = area.code;
  }, [area.code]);
  const answer = usePlan(area, asOf, test === 'OVERALL' ? null : test);
  const days = useCell(between);
  usePlanOnMap(area, judged && selected === undefined && days === null, days === null);
  const codes = answer.codes?.codes;
  const part = useMemo(
    () => ({ verdicts: codes ? { of: 'BUILDINGS' as const, distances: noDistances, radius: 0, codes } : null }),
    [codes],
  );
  useScene(part);

  // While a hydrant is dragged the map follows the hand; the panel is drawn when there is time between two frames.
  const shown = useDeferredValue(plan);
  const settled = useDeferredValue(answer);
  if (!judged) {
    return (
      <>
        <Question>{t('plan.title')}</Question>
        <p className="soft">{t('plan.noBuildings')}</p>
      </>
    );
  }
  return (
    <Controls>
      <Question>{t('plan.title')}</Question>
      <Answered answer={answer.base} asked={answer.asked} lines={6}>
        {() => <PlanFigures answer={settled} plan={shown} />}
      </Answered>
      {answer.failure && <Failure failure={answer.failure} retry={answer.lines.retry} />}
      {days === null && (
        <>
          <Toolbar />
          <Changes plan={shown} answer={settled} />
          <Saved area={area} plan={shown} />
          <Proposals area={area} standard={plan.standard} hose={plan.hose} asOf={asOf} />
        </>
      )}
      <Comparison area={area} today={today} />
      <JudgedBy area={area} hose={plan.hose} standard={plan.standard} tests={answer.codes?.tests} />
      <Legend />
    </Controls>
  );
}

let planned: string | undefined;
