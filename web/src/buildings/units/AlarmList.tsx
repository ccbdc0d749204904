import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { Figure, Figures } from '../../shell/Question';
import { type Alarms, askAlarms } from './units';

/** Alarms in households that are looked after, by town. Numbers so small that they point at a household are not told. */
export function AlarmList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/alarms`, (signal) =>
    askAlarms(area.code, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={8}>
      {(value) => <Shown alarms={value} empty={t('units.noHouseholds')} />}
    </Answered>
  );
}

function Shown({ alarms, empty }: { alarms: Alarms; empty: string }) {
  const { t, i18n } = useTranslation();
  const { count, share } = useFormats();
  const { total, smallest } = alarms;
  // Null stands for a number that would point at somebody, or from which one could be reckoned: it need not be small itself.
  const shown = (value: number | null, small = false) =>
    value === null ? (
      <span className="masked" title={t('units.maskedWhy', { n: smallest })}>
        {t(small ? 'units.masked' : 'units.hidden', { n: smallest })}
      </span>
    ) : (
      count(value)
    );
  if (total.households === 0) return <p className="soft">{empty}</p>;
  return (
    <div data-testid="alarms">
      <How method={alarms.method}>
        <Figures>
          <Figure
            tone="pass"
            value={total.alarmShare === null ? '–' : share(total.alarmShare)}
            label={t('units.withAlarm')}
            n={t('units.households', { n: total.households === null ? t('units.masked', { n: smallest }) : count(total.households) })}
          />
          <Figure
            tone="fail"
            value={total.livesAloneWithoutAlarm === null ? t('units.hidden') : count(total.livesAloneWithoutAlarm)}
            label={t('units.aloneWithout')}
          />
        </Figures>
      </How>
      <p className="note">{t('units.maskedWhy', { n: smallest })}</p>
      <table className="town-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('units.column.households')}</th>
            <th scope="col">{t('units.column.withAlarm')}</th>
            <th scope="col">{t('units.column.without')}</th>
            <th scope="col">{t('units.column.alone')}</th>
          </tr>
        </thead>
        <tbody>
          {alarms.towns.map((each) => {
            const thing = each.division && { layer: 'divisions', featureId: each.division.featureId };
            return (
              <tr key={each.division?.id ?? ''} onPointerEnter={() => thing && hovered.set(thing)} onPointerLeave={() => hovered.set(null)}>
                <th scope="row" className={each.division ? undefined : 'soft'}>
                  {each.division ? named(each.division, i18n.language) : t('boards.townUnknown')}
                </th>
                <td>{shown(each.households, true)}</td>
                <td>{shown(each.withAlarm)}</td>
                <td>{shown(each.withoutAlarm)}</td>
                <td>{shown(each.livesAloneWithoutAlarm)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
