import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { cardShapes } from '../../map/shapes';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { useView } from '../../view/store';
import { StandardChoice } from './StandardChoice';
import { TestRow } from './TestRow';
import { askBuildingTests, type BuildingTests as Tests } from './tests';

const tones = { PASS: 'pass', FAIL: 'fail', UNKNOWN: 'unknown' } as const;

/** A building under a standard: every test with its number, its limit and its clause; the way of the hose lies on the map meanwhile. */
export function BuildingTests({ area, featureId, asOf }: { area: Area; featureId: number; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { standard } = useView();
  const key = `${area.code}/${area.dataVersion}/${featureId}/${standard}/${asOf}/${i18n.language}`;
  const answer = useAnswer(key, (signal) => askBuildingTests({ code: area.code, featureId, standard, asOf }, i18n.language, signal));
  const way = answer.key === key ? answer.value?.tests.find(({ test }) => test === 'HOSE_LAY')?.hydrant?.way : undefined;
  useEffect(() => {
    if (!way) return;
    cardShapes.set([{ id: 'hose', geometry: way, kind: 'hose' }]);
    return () => cardShapes.set([]);
  }, [way]);
  // Tests by another standard than the one chosen are worse than none.
  const shown = answer.failure ? { ...answer, value: undefined } : answer;
  return (
    <section className="section tests" data-testid="tests" aria-busy={answer.waiting}>
      <h2>{t('tests.title')}</h2>
      <StandardChoice area={area} />
      <Answered answer={shown} lines={8}>
        {(value) => value && <Verdicts tests={value} stale={answer.key !== key} hose={Boolean(way)} />}
      </Answered>
    </section>
  );
}

function Verdicts({ tests: { verdict, tests, method }, stale, hose }: { tests: Tests; stale: boolean; hose: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={stale ? 'tests-stale' : undefined}>
      <How method={method}>
        <p className={`verdict verdict-${tones[verdict]}`} data-testid="overall">
          <span aria-hidden="true" />
          {t(`tests.overall.${verdict}`)}
        </p>
      </How>
      <ul className="test-rows">
        {tests.map((each) => (
          <TestRow key={each.test} test={each} tone={tones[each.verdict]} />
        ))}
      </ul>
      <p className="note line-key">
        <svg width="28" height="8" aria-hidden="true">
          <line x1="2" y1="4" x2="26" y2="4" className="key-straight" />
        </svg>
        {t('tests.lineStraight')}
        {hose && (
          <>
            <svg width="28" height="8" aria-hidden="true">
              <line x1="2" y1="4" x2="26" y2="4" className="key-hose" />
            </svg>
            {t('tests.lineHose')}
          </>
        )}
      </p>
    </div>
  );
}
