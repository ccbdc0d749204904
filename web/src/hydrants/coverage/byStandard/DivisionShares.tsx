import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { useFormats } from '../../../i18n/formats';
import { hovered } from '../../../map/scene';
import { useAnswer } from '../../../server/useAnswer';
import { Answered } from '../../../shell/Answered';
import { SplitBar } from '../../../shell/Question';
import { askDivisions, type DivisionVerdicts } from './divisions';
import { askedOf, sharesOf } from './standardVerdicts';

interface Props {
  area: Area;
  standard: string;
  asOf: string;
  test: string | undefined;
}

/** Town by town, the one with the most failing buildings first; what lies in none has a line of its own. */
export function DivisionShares({ area, standard, asOf, test }: Props) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${standard}/${asOf}/${i18n.language}`, (signal) =>
    askDivisions({ code: area.code, standard, asOf }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={4}>
      {(divisions) => {
        if (!divisions) return <p className="soft">{t('coverage.noDivisions')}</p>;
        const failing = (of: DivisionVerdicts) => sharesOf(of, test).buildings.failed;
        const places = [...divisions.places].sort((a, b) => failing(b.verdicts) - failing(a.verdicts));
        return (
          <>
            <p className="note">{divisions.rule}</p>
            <ul className="division-shares">
              {places.map(({ featureId, nameZh, nameEn, verdicts }) => (
                <DivisionShare
                  key={featureId}
                  featureId={featureId}
                  name={(i18n.language === 'en' ? [nameEn, nameZh] : [nameZh, nameEn]).find(Boolean) ?? String(featureId)}
                  verdicts={verdicts}
                  test={test}
                />
              ))}
              {divisions.outside.count > 0 && <DivisionShare name={t('coverage.outside')} verdicts={divisions.outside} test={test} />}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}

interface ShareProps {
  /** Absent: outside all of them. */
  featureId?: number;
  name: string;
  verdicts: DivisionVerdicts;
  test: string | undefined;
}

function DivisionShare({ featureId, name, verdicts, test }: ShareProps) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const { buildings } = sharesOf(verdicts, test);
  const light = (on: boolean) => hovered.set(on && featureId !== undefined ? { layer: 'divisions', featureId } : null);
  return (
    <li onPointerEnter={() => light(true)} onPointerLeave={() => light(false)}>
      <span className="row-title">{name}</span>
      <span className="row-figure">{share(buildings.failedShare)}</span>
      <SplitBar
        pass={buildings.passed}
        fail={buildings.failed}
        unknown={buildings.unknown}
        label={`${name}: ${t('coverage.fails')} ${share(buildings.failedShare)}`}
      />
      <span className="row-note">
        {t('coverage.failsOf', { failed: count(buildings.failed), n: count(askedOf(buildings)) })}
        {askedOf(buildings) < verdicts.count && ` · ${t('coverage.notAsked', { n: count(verdicts.count - askedOf(buildings)) })}`}
        {buildings.unknown > 0 && ` · ${t('coverage.unknown')} ${share(buildings.unknownShare)}`}
      </span>
    </li>
  );
}
