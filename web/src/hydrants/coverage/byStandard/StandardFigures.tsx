import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { How } from '../../../shell/How';
import { Figure, Figures, SplitBar } from '../../../shell/Question';
import { askedOf, type Shares, type StandardVerdicts, sharesOf } from './standardVerdicts';

/** The shares of buildings in large figures, those of floor area and residents below, what could not be judged always beside them. */
export function StandardFigures({ verdicts, test }: { verdicts: StandardVerdicts; test: string | undefined }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const shares = sharesOf(verdicts, test);
  const { buildings } = shares;
  const n = (value: number) => t('coverage.buildings', { n: count(value) });
  return (
    <>
      <How method={verdicts.method}>
        <Figures>
          <Figure tone="fail" value={share(buildings.failedShare)} label={t('coverage.fails')} n={n(buildings.failed)} />
          <Figure tone="pass" value={share(buildings.passedShare)} label={t('coverage.passes')} n={n(buildings.passed)} />
          <Figure value={share(buildings.unknownShare)} label={t('coverage.unknown')} n={n(buildings.unknown)} />
        </Figures>
      </How>
      <SplitBar
        pass={buildings.passed}
        fail={buildings.failed}
        unknown={buildings.unknown}
        label={`${t('coverage.passes')} ${share(buildings.passedShare)}, ${t('coverage.fails')} ${share(buildings.failedShare)}`}
      />
      <p className="note">
        {t('coverage.ofStandard', {
          n: count(askedOf(buildings)),
          what: shares.test ? t(`tests.test.${shares.test}`) : t('coverage.overall'),
        })}
        {askedOf(buildings) < verdicts.count && ` · ${t('coverage.notAsked', { n: count(verdicts.count - askedOf(buildings)) })}`}
      </p>
      <Besides shares={shares} />
    </>
  );
}

function Besides({ shares }: { shares: Shares }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const rows = (['floorArea', 'residents'] as const).filter((of) => shares[of].failedShare !== null);
  if (rows.length === 0) return null;
  return (
    <table className="besides">
      <thead>
        <tr>
          <th aria-label={t('coverage.shareOf')} />
          <th scope="col">{t('coverage.fails')}</th>
          <th scope="col">{t('coverage.passes')}</th>
          <th scope="col">{t('coverage.unknown')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((of) => (
          <tr key={of}>
            <th scope="row">
              {t(`coverage.by.${of}`)}
              {shares[of].notOnRecord > 0 && (
                <span className="note">{t('coverage.notOnRecord', { n: count(shares[of].notOnRecord) })}</span>
              )}
            </th>
            <td className="figure">{share(shares[of].failedShare)}</td>
            <td className="figure">{share(shares[of].passedShare)}</td>
            <td className="figure">{share(shares[of].unknownShare)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
