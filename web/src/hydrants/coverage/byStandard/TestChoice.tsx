import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { SplitBar } from '../../../shell/Question';
import { setView } from '../../../view/store';
import { type Shares, type StandardVerdicts, sharesOf } from './standardVerdicts';

/** Every test with its shares; the one chosen colours the map and fills the list. */
export function TestChoice({ verdicts, test }: { verdicts: StandardVerdicts; test: string | undefined }) {
  const { t } = useTranslation();
  const chosen = sharesOf(verdicts, test).test;
  return (
    <fieldset className="section test-choice">
      <legend>{t('coverage.testChoice')}</legend>
      {[verdicts.overall, ...verdicts.tests].map((each) => (
        <TestOption key={each.test ?? 'overall'} shares={each} chosen={each.test === chosen} />
      ))}
    </fieldset>
  );
}

function TestOption({ shares: { test, buildings }, chosen }: { shares: Shares; chosen: boolean }) {
  const { t } = useTranslation();
  const { share } = useFormats();
  const name = test ? t(`tests.test.${test}`) : t('coverage.overall');
  return (
    <label className="test-option" data-chosen={chosen || undefined}>
      <input type="radio" name="test" checked={chosen} onChange={() => setView({ verdictTest: test ?? undefined })} />
      <span className="test-option-name">{name}</span>
      <SplitBar
        pass={buildings.passed}
        fail={buildings.failed}
        unknown={buildings.unknown}
        label={`${t('coverage.fails')} ${share(buildings.failedShare)}, ${t('coverage.unknown')} ${share(buildings.unknownShare)}`}
      />
      <span className="figure test-option-share">{share(buildings.failedShare)}</span>
    </label>
  );
}
