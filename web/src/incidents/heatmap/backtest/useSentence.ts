import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { type Backtest, spoken, spokenShare } from './backtest';

/** The test in one sentence, and what follows from it in plain words; made from its numbers alone. */
export function useSentence(test: Backtest): { sentence: string; verdict: string } {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  const percent = (share: number) => String(Math.round(100 * share));
  const ours = spoken(test, 'DENSITY');
  const baseline = test.comparison?.baseline ?? 'ALL_YEARS';
  const theirs = spoken(test, baseline);
  if (test.verdict === 'TOO_LITTLE_DATA' || !ours || !theirs || !test.comparison) {
    return {
      sentence: t('backtest.tooLittle', {
        trained: count(test.trainedOn),
        tested: count(test.testedOn),
        needsTrained: count(test.needsTrained),
        needsTested: count(test.needsTested),
      }),
      verdict: '',
    };
  }
  return {
    sentence: t('backtest.sentence', {
      area: percent(spokenShare),
      rate: percent(ours.hitRate),
      half: percent((ours.hitRateHigh - ours.hitRateLow) / 2),
      from: day(test.testedFrom),
      to: day(test.testedTo),
      baseline: t(`backtest.model.${baseline}`),
      other: percent(theirs.hitRate),
    }),
    verdict: t(`backtest.verdict.${test.verdict}`, {
      baseline: t(`backtest.model.${baseline}`),
      low: signed(test.comparison.low),
      high: signed(test.comparison.high),
    }),
  };
}

/** Percentage points with their sign. */
function signed(share: number): string {
  const points = Math.round(100 * share);
  return points > 0 ? `+${points}` : String(points).replace('-', '−');
}
