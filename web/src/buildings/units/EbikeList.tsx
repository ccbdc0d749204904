import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showBox } from '../../map/commands';
import { hovered } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { Figure, Figures, SplitBar } from '../../shell/Question';
import { askEbikes, type Ebikes } from './units';

type Place = Ebikes['places'][number];
const order = { SHORT: 0, UNKNOWN: 1, ENOUGH: 2 } as const;

/** Ports for e-bikes by community: where one port for five bikes is missing, where it is not known. */
export function EbikeList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count, figure } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/ebikes`, (signal) =>
    askEbikes(area.code, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={8}>
      {(value) => {
        const of = (verdict: Place['verdict']) => value.places.filter((each) => each.verdict === verdict).length;
        const sorted = [...value.places].sort(
          (a, b) => order[a.verdict] - order[b.verdict] || (b.missingPorts ?? 0) - (a.missingPorts ?? 0),
        );
        const ratio = figure(1 / value.portsPerBike);
        return (
          <div data-testid="ebikes">
            <How method={value.method}>
              <Figures>
                <Figure tone="fail" value={count(of('SHORT'))} label={t('units.ebike.SHORT')} n={t('units.ebikeRule', { ratio })} />
                <Figure tone="pass" value={count(of('ENOUGH'))} label={t('units.ebike.ENOUGH')} />
                <Figure value={count(of('UNKNOWN'))} label={t('units.ebike.UNKNOWN')} />
              </Figures>
            </How>
            <SplitBar pass={of('ENOUGH')} fail={of('SHORT')} unknown={of('UNKNOWN')} label={t('units.tab.ebikes')} />
            {value.sitesUnplaced > 0 && <p className="note">{t('units.sitesUnplaced', { n: count(value.sitesUnplaced) })}</p>}
            {value.places.length === 0 && <p className="soft">{t('units.noPlaces')}</p>}
            <ul className="rows">
              {sorted.map((each) => (
                <li key={each.division.id}>
                  <Row place={each} />
                </li>
              ))}
            </ul>
          </div>
        );
      }}
    </Answered>
  );
}

function Row({ place }: { place: Place }) {
  const { t, i18n } = useTranslation();
  const { count, figure, day } = useFormats();
  const thing = { layer: 'divisions', featureId: place.division.featureId };
  const { verdict, bikes, ports, portsEach, missingPorts } = place;
  const tone = { ENOUGH: 'pass', SHORT: 'fail', UNKNOWN: 'unknown' }[verdict];
  return (
    <button
      type="button"
      className="row"
      title={[place.bikesSource, place.bikesAsOf && day(place.bikesAsOf)].filter(Boolean).join(' · ') || undefined}
      onClick={() => place.division.bounds && showBox(place.division.bounds)}
      onPointerEnter={() => hovered.set(thing)}
      onPointerLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{named(place.division, i18n.language) ?? place.division.featureId}</span>
        <span className="row-note">
          {t('units.portsOf', {
            ports: ports === null ? t('units.atLeast', { n: count(place.portsKnown) }) : count(ports),
            bikes: bikes === null ? t('units.bikesUnknown') : count(bikes),
          })}
          {portsEach !== null && portsEach > 0 && ` · 1:${figure(1 / portsEach)}`}
        </span>
      </span>
      <span className={`verdict verdict-${tone} unit-verdict`}>
        <span aria-hidden="true" />
        {verdict === 'SHORT' && missingPorts !== null ? t('units.missing', { n: count(missingPorts) }) : t(`units.ebike.${verdict}`)}
      </span>
    </button>
  );
}
