import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { coloursOf } from '../../map/colours';
import { Legend, LegendRamp } from '../../map/Legend';
import { useScene } from '../../map/scene';
import { riskSource } from '../../server/routes';
import { useAnswer } from '../../server/useAnswer';
import { newWork } from '../../server/work';
import { Answered } from '../../shell/Answered';
import { Controls } from '../../shell/Controls';
import { How } from '../../shell/How';
import { Figure, Figures, Question } from '../../shell/Question';
import { WorkBar } from '../../shell/WorkBar';
import { useView } from '../../view/store';
import { FireQuestions } from '../FireQuestions';
import { SaveAs } from '../SaveAs';
import { RiskFitTable } from './RiskFitTable';
import { RiskList } from './RiskList';
import { RiskTest } from './RiskTest';
import { askRisk, type Risk, type RiskMethod, usualTable } from './risk';

/** Buildings listed at once. */
const listed = 20;
const methods: RiskMethod[] = ['POINTS', 'POISSON'];

/** Which buildings are likeliest to burn? */
export default function RiskRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const [method, setMethod] = useState<RiskMethod>('POINTS');
  const [table, setTable] = useState(usualTable);
  const [first, setFirst] = useState(listed);
  const [work, setWork] = useState<string | null>(null);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/${method}/${table}/${first}`, (signal) => {
    const named = newWork();
    setWork(named);
    return askRisk({ code: area.code, method, table, first }, i18n.language, signal, named);
  });
  const risk = answer.value;
  // The map is coloured when the answer has come: while a cold city is scored its tiles would only wait beside it.
  const scored = risk !== undefined && !answer.waiting && risk.lack === null && risk.of === 'BUILDINGS';
  const wanted = scored ? riskSource({ method, table, asOf: risk.asOf }) : null;
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    if (!answer.waiting) setSource(wanted);
  }, [wanted, answer.waiting]);
  const part = useMemo(() => ({ verdictTiles: source }), [source]);
  useScene(part);

  return (
    <Controls>
      <Question>{t('risk.title')}</Question>
      <FireQuestions />
      <div className="spot-rule">
        <Segmented<RiskMethod>
          block
          value={method}
          onChange={setMethod}
          options={methods.map((each) => ({ value: each, label: t(`risk.methods.${each}`) }))}
          aria-label={t('risk.method')}
        />
        <p className="note">{t(`risk.methodHelp.${method}`)}</p>
        {risk && risk.tables.length > 1 && (
          <Select
            className="risk-table"
            value={table}
            onChange={setTable}
            options={risk.tables.map((each) => ({ value: each.id, label: each.title }))}
            aria-label={t('risk.table')}
          />
        )}
      </div>
      {work && answer.waiting && <WorkBar key={work} id={work} />}
      <Answered answer={{ ...answer, slow: false }} lines={9}>
        {(value) => (
          <div aria-busy={answer.waiting} data-testid="risk">
            <RiskAnswer area={area} risk={value} method={method} table={table} more={() => setFirst(first + listed)} />
          </div>
        )}
      </Answered>
      {source && <RiskLegend />}
    </Controls>
  );
}

interface Props {
  area: Area;
  risk: Risk;
  method: RiskMethod;
  table: string;
  more: () => void;
}

function RiskAnswer({ area, risk, method, table, more }: Props) {
  const { t } = useTranslation();
  const { count, day } = useFormats();
  const top = risk.buildings?.nodes?.[0];
  if (risk.lack)
    return (
      <p className="warn" data-testid="risk-lack">
        {t(`risk.lack.${risk.lack}`, { n: count(risk.learnedFrom), needs: count(risk.needsFires) })}
      </p>
    );
  return (
    <>
      <How method={risk.method}>
        <Figures>
          <Figure value={count(risk.count)} label={t(`risk.scored.${risk.of}`)} n={t('risk.asOf', { day: day(risk.asOf) })} />
          <Figure
            value={count(risk.firesAtBuildings)}
            label={t('risk.fires')}
            n={t('risk.left', { n: count(risk.firesElsewhere + risk.firesVague) })}
          />
        </Figures>
      </How>
      <RiskTest area={area} method={method} table={table} />
      {top && <Unknowns risk={risk} />}
      <RiskList risk={risk} method={method} more={more} />
      <SaveAs
        area={area.code}
        what="building-risk"
        formats={['xlsx', 'csv', 'geojson', 'gpkg']}
        query={{ method: method.toLowerCase(), standard: table, asOf: risk.asOf }}
      />
      {risk.fit && risk.fit.coding !== 'TOTAL' && <RiskFitTable fit={risk.fit} />}
    </>
  );
}

/** What nobody recorded: it gives no points, and that is not to be taken for safety. */
function Unknowns({ risk }: { risk: Risk }) {
  const { t, i18n } = useTranslation();
  const { count, share } = useFormats();
  const rows = risk.inputs.filter((each) => each.inTable);
  const none = rows.filter((each) => each.knownCount === 0);
  const some = rows.filter((each) => each.knownCount > 0 && each.unknownCount > 0);
  if (none.length + some.length === 0) return null;
  const list = (names: string[]) => new Intl.ListFormat(i18n.language, { style: 'short', type: 'conjunction' }).format(names);
  return (
    <details className="backtest-more risk-unknown" data-testid="risk-unknown">
      <summary>{t('risk.unknown', { n: count(none.length + some.length), of: count(rows.length) })}</summary>
      {none.length > 0 && <p className="note">{t('risk.unknownAll', { names: list(none.map((each) => each.name)) })}</p>}
      {some.length > 0 && (
        <p className="note">
          {t('risk.unknownSome', { names: list(some.map((each) => `${each.name} ${share(each.unknownCount / Math.max(1, risk.count))}`)) })}
        </p>
      )}
    </details>
  );
}

function RiskLegend() {
  const { t } = useTranslation();
  const { base } = useView();
  return (
    <Legend title={t('risk.legend')} note={t('risk.legendNote')}>
      <LegendRamp colours={coloursOf[base].heat} starts={['30 %', '30 %', '20 %', '10 %', '10 %']} end=" " />
    </Legend>
  );
}
