import Slider from 'antd/es/slider';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { setView, useView } from '../../view/store';
import type { PlanTest } from '../../view/url';
import { StandardChoice } from '../coverage/StandardChoice';
import { askStandards } from '../coverage/tests';
import { adjust, change, history } from './plan';
import type { Test } from './preview';

const hoseMarks = { 50: '50', 120: '120', 200: '200', 300: '300 m' };

interface Props {
  area: Area;
  /** What the plan itself is judged by, where that is not as today. */
  hose?: number;
  standard?: string;
  tests?: Test[];
}

/** What the plan is judged by: the test, the standard, the hose; and what would be if one of them were another. */
export function Conditions({ area, hose, standard: other, tests }: Props) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { test, standard } = useView();
  const { value } = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}`, (signal) =>
    askStandards(area.code, i18n.language, signal),
  );
  const known: PlanTest[] = [...(tests ?? []), 'OVERALL'];
  return (
    <details className="section plan-conditions">
      <summary className="section-title">{t('plan.conditions')}</summary>
      <label className="standard-choice">
        <span className="note">{t('plan.test')}</span>
        <select value={test} onChange={({ target }) => setView({ test: target.value as PlanTest })} data-testid="plan-test">
          {!known.includes(test) && <option value={test}>{t(`plan.tests.${test}`)}</option>}
          {known.map((each) => (
            <option key={each} value={each}>
              {t(`plan.tests.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <StandardChoice area={area} />
      <label className="standard-choice">
        <span className="note">{t('plan.otherStandard')}</span>
        <select
          value={other ?? ''}
          onChange={({ target }) => change({ ...history.get().plan, standard: target.value === '' ? undefined : target.value })}
          data-testid="plan-standard"
        >
          <option value="">{t('plan.sameStandard')}</option>
          {(value ?? [])
            .filter(({ id }) => id !== standard)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </select>
      </label>
      <div className="field">
        <span>{t('plan.hose')}</span>
        <strong data-testid="plan-hose">{hose === undefined ? t('plan.hoseAsRuled') : `${count(hose)} m`}</strong>
      </div>
      <div className="slider-box">
        <Slider
          min={50}
          max={300}
          step={10}
          marks={hoseMarks}
          value={hose ?? 120}
          tooltip={{ open: false }}
          onChange={(metres) => adjust({ ...history.get().plan, hose: metres })}
          ariaLabelForHandle={`${t('plan.hose')} (m)`}
        />
      </div>
      {hose !== undefined && (
        <button type="button" className="link" onClick={() => change({ ...history.get().plan, hose: undefined })}>
          {t('plan.hoseReset')}
        </button>
      )}
    </details>
  );
}
