import '../hazards/hazards.css';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import type { CardProps } from '../../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../../cards/Facts';
import { MissingThing } from '../../cards/MissingThing';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { setView } from '../../view/store';
import { HazardSwatch } from '../hazards/HazardSwatch';
import { lookOf } from '../hazards/look';
import { askInspection, askSignature, type Inspection } from './inspection';

export function InspectionCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${i18n.language}`, (signal) =>
    askInspection({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={8}>
      {(value) => (value ? <VisitFacts area={area} visit={value} /> : <MissingThing />)}
    </Answered>
  );
}

function VisitFacts({ area, visit }: { area: Area; visit: Inspection }) {
  const { t, i18n } = useTranslation();
  const { day, time, count } = useFormats();
  const signature = useAnswer(`${area.code}/${visit.featureId}`, (signal) =>
    askSignature({ code: area.code, featureId: visit.featureId }, i18n.language, signal),
  );
  const open = (layer: string, featureId: number) => setView({ selected: { layer, featureId } });
  const { premises, zone } = visit;
  const no = visit.answers.filter((each) => each.answer === 'NO');
  return (
    <div data-testid="inspection-card">
      <CardHead
        kind={[t('layer.inspections'), t(`inspect.kinds.${visit.kind}`)].join(' · ')}
        title={visit.premisesName ?? visit.address ?? visit.featureId}
        verdict={{
          text: t(`inspect.results.${visit.result}`),
          tone: visit.result === 'PASS' ? 'pass' : visit.result === 'HAZARDS' ? 'fail' : 'unknown',
        }}
      />
      <Facts
        facts={[
          [t('inspect.form.at'), visit.timePrecision === 'MINUTE' ? time(visit.visitedAt) : day(visit.visitedAt)],
          known(t('inspect.form.inspectors'), visit.inspectors.join('、')),
          known(t('inspect.form.agencies'), visit.agencies.join('、')),
          known(
            t('entry.fields.PREMISES'),
            premises && (
              <button type="button" className="link" onClick={() => open('premises', premises.featureId)}>
                {premises.name ?? premises.featureId}
              </button>
            ),
          ),
          known(
            t('entry.fields.ZONE'),
            zone && (
              <button type="button" className="link" onClick={() => open('zones', zone.featureId)}>
                {named(zone, i18n.language) ?? zone.featureId}
              </button>
            ),
          ),
          known(t('inspect.visits.foundFact'), visit.hazardsFound === null ? null : count(visit.hazardsFound)),
          known(t('inspect.visits.onSpotFact'), visit.hazardsOnSpot === null ? null : count(visit.hazardsOnSpot)),
          known(t('card.note'), visit.note),
        ]}
      />
      {visit.hazards.length > 0 && (
        <section className="section">
          <h2>{t('layer.hazards')}</h2>
          <ul className="rows">
            {visit.hazards.map((each) => (
              <li key={each.id}>
                <button type="button" className="row hazard-row" onClick={() => open('hazards', each.featureId)}>
                  <HazardSwatch look={lookOf(each.state)} overdue={(each.overdueDays ?? 0) > 0} major={each.grade === 'MAJOR'} />
                  <span className="row-main">
                    <span className="row-title">{each.kindName}</span>
                    <span className="row-note">{[each.number, t(`inspect.states.${each.state}`)].filter(Boolean).join(' · ')}</span>
                  </span>
                  <span className="soft figure">{each.dueOn ? day(each.dueOn) : ''}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {visit.answers.length > 0 && (
        <section className="section">
          <h2>
            {t('inspect.form.checklist')}
            <span className="soft figure">{t('inspect.visits.answers', { no: count(no.length), n: count(visit.answers.length) })}</span>
          </h2>
          <ul className="answers">
            {visit.answers.map((each) => (
              <li key={each.item} data-answer={each.answer}>
                <span>{each.text ?? each.item}</span> <b>{t(`inspect.form.verdicts.${each.answer}`)}</b>
                {each.note && <p className="note">{each.note}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {visit.photos.length > 0 && (
        <ul className="photos">
          {visit.photos.map((each, i) => (
            <li key={each.id} className="photo">
              <a href={each.url} target="_blank" rel="noreferrer">
                <img src={each.url} alt={each.note ?? t('inspect.form.photoN', { n: i + 1 })} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {signature.value?.path && (
        <section className="section">
          <h2>{t('inspect.form.signature')}</h2>
          <svg
            className="signature-shown"
            viewBox="0 0 1000 400"
            role="img"
            aria-label={signature.value.signedBy ?? t('inspect.form.signed')}
          >
            <path d={signature.value.path} />
          </svg>
          <p className="note">{signature.value.signedBy}</p>
        </section>
      )}
      <DatasetFact dataset={visit.dataset} />
    </div>
  );
}
