import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { coloursOf } from '../../map/colours';
import { showBox } from '../../map/commands';
import { Legend } from '../../map/Legend';
import { hovered, useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { useCell } from '../../view/cell';
import { getView, setView, useView } from '../../view/store';
import type { SignsChoice } from '../../view/url';
import { useGrounds, useKindName } from '../useKinds';
import { WeightsEditor } from '../weights/WeightsEditor';
import { BandBadge } from './BandBadge';
import { Compare } from './Compare';
import { bandColours, keyOf } from './rows';
import { askSigns, type Row, type VitalSigns } from './signs';
import { TreeOfRow } from './TreeOfRow';
import { litRow, useBandsOnMap } from './useBandsOnMap';
import { Whisker } from './Whisker';
import { choiceOf, weightsInput } from './weightsWord';

const kinds = ['ZONES', 'TOWNS', 'AREA'] as const;

/** What changes in the choice; what is open stays open unless it says so. */
function choose(change: Partial<SignsChoice>) {
  setView({ signs: { ...getView().signs, ...change } });
}

/** How safe is each zone, each town, the area, and how sure is that? */
export default function SignsTab({ area, asOf }: { area: Area; asOf: string }) {
  const { t, i18n } = useTranslation();
  const view = useView();
  const { signs, zoneKind } = view;
  const of = signs?.of ?? 'ZONES';
  const { zoneKindBook } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const choice = useMemo(() => choiceOf(signs?.weights), [signs?.weights]);
  const kind = of === 'ZONES' && zoneKind !== 'all' ? zoneKind : undefined;
  const key = `${area.code}/${area.dataVersion}/${of}/${kind}/${asOf}/${signs?.weights}/${i18n.language}`;
  const given = useAnswer(
    key,
    (signal) => askSigns({ code: area.code, of, kind, asOf, weights: weightsInput(choice, {}) }, i18n.language, signal),
    120,
  );
  // Comparisons that contradict each other are not used; what they are set right by stays, over the tree's own weights.
  const refused = given.failure?.kind === 'refused' && choice.how === 'AHP';
  const baseKey = `${area.code}/${area.dataVersion}/${of}/${kind}/${asOf}/${i18n.language}`;
  const base = useAnswer(refused ? baseKey : null, (signal) => askSigns({ code: area.code, of, kind, asOf }, i18n.language, signal));
  const [answer, asked] = refused ? [base, baseKey] : [given, key];
  const value = answer.value;
  const fills = useMemo(() => {
    if (of !== 'ZONES' || value?.of !== 'ZONES') return null;
    const colour = (row: Row) => (row.band && bandColours[row.band]) || coloursOf[view.base].unknown;
    return new Map(value.rows.flatMap((row) => (row.featureId === null ? [] : [[row.featureId, colour(row)] as const])));
  }, [of, value, view.base]);
  const part = useMemo(() => ({ zoneFills: fills }), [fills]);
  useScene(part);
  const bounds = useBandsOnMap(area, of, value?.rows ?? []);
  const open = value?.rows.find((row) => keyOf(row) === signs?.row);
  const beside = value?.rows.find((row) => keyOf(row) === signs?.beside);
  useEffect(() => () => litRow.set(null), []);

  return (
    <>
      <fieldset className="signs-of" aria-label={t('zone.signsOf')}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={of === each}
            onClick={() => choose({ of: each === 'ZONES' ? undefined : each, row: undefined, beside: undefined })}
            data-testid={`signs-${each}`}
          >
            {t(`zone.of.${each}`)}
          </button>
        ))}
        {of === 'ZONES' && (
          <select aria-label={t('zones.kind')} value={kind ?? 'all'} onChange={({ target }) => setView({ zoneKind: target.value })}>
            <option value="all">{t('zones.allKinds')}</option>
            {area.zoneKinds.map((each) => (
              <option key={each.kind} value={each.kind}>
                {kindName(each.kind)}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      {refused && (
        <p className="warn" role="status" data-testid="weights-refused">
          {given.failure?.message} {t('zone.weights.fallback')}
        </p>
      )}
      <Answered answer={answer} asked={asked} lines={9}>
        {(signsNow) => (
          <>
            <Lead signs={signsNow} />
            {open && beside && (
              <Compare
                tree={signsNow.tree}
                one={open}
                other={beside}
                area={named(area, i18n.language) ?? area.code}
                onLeave={() => choose({ beside: undefined })}
              />
            )}
            {signsNow.rows.length === 0 ? (
              <p className="soft" data-testid="signs-none">
                {t(of === 'ZONES' && kind === undefined ? 'zone.noSignZones' : 'state.noneMatch')}
              </p>
            ) : (
              <ol className="rows sign-rows" data-testid="sign-rows">
                {signsNow.rows.map((row) => (
                  <SignRow
                    key={keyOf(row)}
                    area={area}
                    row={row}
                    signs={signsNow}
                    open={row === open}
                    onShow={() => {
                      const box = bounds.get(keyOf(row));
                      if (box) showBox(box, { maxZoom: 16 });
                    }}
                  />
                ))}
              </ol>
            )}
            {signsNow.rows.length > 0 && <WeightsEditor area={area} signs={signsNow} choice={choice} />}
            <BandLegend signs={signsNow} />
          </>
        )}
      </Answered>
    </>
  );
}

function Lead({ signs }: { signs: VitalSigns }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const scored = signs.rows.filter((row) => row.score !== null);
  const counts = signs.tree.bands.map((band) => [band.code, scored.filter((row) => row.band === band.code).length] as const);
  return (
    <How method={signs.method}>
      <div data-testid="signs-answer">
        <p className="band-counts">
          {counts.map(([band, n]) => (
            <span key={band}>
              <BandBadge band={band} small /> {count(n)}
            </span>
          ))}
          {scored.length < signs.rows.length && (
            <span>
              <BandBadge band={null} small /> {count(signs.rows.length - scored.length)}
            </span>
          )}
        </p>
        <p className="note">{t('zone.whiskerHint', { draws: count(signs.draws), share: share(signs.movedBy) })}</p>
      </div>
    </How>
  );
}

interface RowProps {
  area: Area;
  row: Row;
  signs: VitalSigns;
  open: boolean;
  onShow: () => void;
}

function SignRow({ area, row, signs, open, onShow }: RowProps) {
  const { t, i18n } = useTranslation();
  const { figure, share } = useFormats();
  const lit = useCell(hovered);
  const mine = useCell(litRow) === keyOf(row);
  const thing = signs.of === 'ZONES' && row.featureId !== null ? { layer: 'zones', featureId: row.featureId } : null;
  const isLit = mine || (thing !== null && lit?.layer === 'zones' && lit.featureId === thing.featureId);
  const light = (over: boolean) => {
    if (thing) hovered.set(over ? thing : null);
    litRow.set(over ? keyOf(row) : null);
  };
  const name =
    named(row, i18n.language) ?? (row.id === null ? (named(area, i18n.language) ?? area.code) : t('zones.unnamed', { id: row.featureId }));
  const others = open ? signs.rows.filter((each) => each !== row) : [];
  const toggle = () => {
    choose({ row: open ? undefined : keyOf(row), beside: undefined });
    if (!open) onShow();
  };
  return (
    <li>
      <div className={`sign-row${isLit ? ' lit' : ''}`}>
        <button
          type="button"
          className="row"
          aria-expanded={open}
          onClick={toggle}
          onMouseEnter={() => light(true)}
          onMouseLeave={() => light(false)}
          onFocus={() => light(true)}
          onBlur={() => light(false)}
        >
          <BandBadge band={row.band} />
          <span className="row-main">
            <span className="row-title">{name}</span>
            <span className="sign-row-note">
              <Whisker row={row} of={signs.rows.filter((each) => each.rank !== null).length} />
              <span className="note">{t('zone.knownShort', { share: share(row.completeness) })}</span>
            </span>
          </span>
          <span className="row-figure">{row.score === null ? t('zone.unknownShort') : figure(row.score)}</span>
        </button>
      </div>
      {open && (
        <>
          <TreeOfRow row={row} tree={signs.tree} />
          {others.length > 0 && (
            <label className="sign-beside">
              <span className="note">{t('zone.compareWith')}</span>
              <select value="" onChange={({ target }) => target.value && choose({ beside: target.value })} data-testid="compare-with">
                <option value="">{t('zone.comparePick')}</option>
                {others.map((each) => (
                  <option key={keyOf(each)} value={keyOf(each)}>
                    {named(each, i18n.language) ?? t('zones.unnamed', { id: each.featureId })}
                  </option>
                ))}
              </select>
            </label>
          )}
          {thing && (
            <button type="button" className="link note-link" onClick={() => setView({ selected: thing, zoneTab: undefined })}>
              {t('zone.openCard')}
            </button>
          )}
        </>
      )}
    </li>
  );
}

function BandLegend({ signs }: { signs: VitalSigns }) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  return (
    <Legend title={chinese ? signs.tree.titleZh : signs.tree.titleEn} note={t('zone.highIsSafe')}>
      {signs.tree.bands.map((band) => (
        <div key={band.code} className="legend-row">
          <BandBadge band={band.code} small />
          <span>
            {t(`zone.bands.${band.code}`, { defaultValue: chinese ? band.zh : band.en })} · {band.from}–{band.to}
          </span>
        </div>
      ))}
      <div className="legend-row legend-minor">
        <BandBadge band={null} small />
        <span>{t('zone.bandNone')}</span>
      </div>
    </Legend>
  );
}
