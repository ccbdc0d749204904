import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import { useFormats } from '../i18n/formats';
import { queryPageRoute } from '../server/routes';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { Icon } from '../shell/Icon';
import { Figure, Figures, Question } from '../shell/Question';
import { setView, useView } from '../view/store';
import { type Area, type Dataset, named } from './area';
import { datasetName } from './datasetName';
import { ImportReport } from './ImportReport';
import { askImports } from './imports';
import PreviewRoom from './preview/PreviewRoom';
import UploadFile from './uploads/UploadFile';

/** What belonged to the area that was open. */
const elsewhere = { place: undefined, selected: undefined, layers: undefined, found: undefined } as const;

/** Where does the data come from? Datasets with their origin, and what each import did with every row. */
export default function DataRoom({ area }: { area: Area }) {
  const { preview } = useView();
  return preview ? <PreviewRoom area={area.code} id={preview} /> : <Sources area={area} />;
}

function Sources({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { base } = useView();
  const { may: mayImport } = useMay('import');
  const runs = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}`, (signal) => askImports(area.code, i18n.language, signal));
  const rows = area.datasets.reduce((sum, each) => sum + each.rowCount, 0);
  return (
    <>
      <Question>{t('data.title')}</Question>
      <Figures>
        <Figure value={count(area.datasets.length)} label={t('data.datasets')} />
        <Figure value={count(rows)} label={t('data.rows')} n={t('map.version', { version: count(area.dataVersion) })} />
      </Figures>
      <ToReview area={area} />
      <p className="ask-yourself">
        <a href={queryPageRoute({ area: area.code, lang: i18n.language, base })}>{t('data.ask')}</a>
      </p>
      {area.generated && <p className="warn">{t('area.generatedLong')}</p>}
      <section className="section">
        <h2>{t('upload.title')}</h2>
        <Barred permit="import" />
        {mayImport && (
          <UploadFile
            here={{ code: area.code, name: named(area, i18n.language) ?? area.code }}
            onPreview={(preview, upload, into) =>
              setView({ area: into, preview, upload, question: 'data', ...(into !== area.code && elsewhere) })
            }
          />
        )}
      </section>
      <section className="section">
        <h2>{t('data.datasets')}</h2>
        <ul data-testid="datasets">
          {area.datasets.map((each) => (
            <DatasetRow key={each.id} dataset={each} />
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>{t('data.runs')}</h2>
        <Answered answer={runs} lines={4}>
          {(found) =>
            found.length === 0 ? (
              <p className="soft">{t('data.noRuns')}</p>
            ) : (
              <ul data-testid="imports">
                {found.map((run) => (
                  <ImportReport key={run.id} run={run} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </>
  );
}

/** Rows without a place wait in the review desk: said here, and one step away. */
function ToReview({ area }: { area: Area }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { hydrantsUnlocated, stationsUnlocated, premisesUnlocated, waterSourcesUnlocated, incidentsUnlocated } = area.counts;
  const waiting = hydrantsUnlocated + stationsUnlocated + premisesUnlocated + waterSourcesUnlocated + incidentsUnlocated;
  return (
    <button type="button" className="row to-review" onClick={() => setView({ question: 'review' })} data-testid="to-review">
      <span className="row-main">
        <span className="row-title">{t('review.door')}</span>
        <span className="row-note">{waiting > 0 ? t('review.doorWaiting', { n: count(waiting) }) : t('review.doorNone')}</span>
      </span>
      <Icon name="next" size={18} />
    </button>
  );
}

function DatasetRow({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  const about = [
    dataset.source ?? t('map.noSource'),
    dataset.asOf && t('data.asOf', { day: day(dataset.asOf) }),
    dataset.licence && t('data.licence', { name: dataset.licence }),
  ];
  return (
    <li className="dataset">
      <div className="dataset-head">
        <strong>{t(`layer.${dataset.layer}`, { defaultValue: dataset.layer })}</strong>
        <span className="soft dataset-name">{datasetName(dataset.name, t)}</span>
        <strong className="figure">{count(dataset.rowCount)}</strong>
      </div>
      <p className="note">{about.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
