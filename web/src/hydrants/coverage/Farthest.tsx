import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { hovered } from '../../map/scene';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import type { BuildingVerdict, Coverage } from './coverage';

interface Props {
  coverage: Coverage;
  waiting: boolean;
  onMore: () => void;
}

/** The farthest first; a click flies there and shows the building with a line to its nearest hydrant. */
export function Farthest({ coverage, waiting, onMore }: Props) {
  const { t } = useTranslation();
  const layer = coverage.of === 'BUILDINGS' ? 'buildings' : 'addresses';
  const nodes = coverage.buildings?.nodes ?? [];
  const more = coverage.buildings?.pageInfo.hasNextPage === true;
  return (
    <section className="section">
      <h2>{t('coverage.farthest')}</h2>
      {nodes.length === 0 && coverage.unknownCount === 0 && (
        <p className="soft">{t(coverage.of === 'BUILDINGS' ? 'coverage.none' : 'coverage.noneAddresses')}</p>
      )}
      <ul className="rows" data-testid="farthest">
        {nodes.map((each) => (
          <li key={each.featureId}>
            <VerdictRow verdict={each} layer={layer} />
          </li>
        ))}
      </ul>
      {more && nodes.length < 200 && (
        <button type="button" className="more" onClick={onMore} disabled={waiting}>
          {t('panel.more')}
        </button>
      )}
    </section>
  );
}

function VerdictRow({ verdict, layer }: { verdict: BuildingVerdict; layer: string }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const lit = useCell(hovered);
  const { featureId, nearestHydrant } = verdict;
  const thing = { layer, featureId };
  const open = () => {
    setView({ selected: thing });
    const { longitude, latitude } = verdict;
    if (longitude === null || latitude === null) return;
    const places: [number, number][] = [[longitude, latitude]];
    if (nearestHydrant?.longitude != null && nearestHydrant.latitude != null)
      places.push([nearestHydrant.longitude, nearestHydrant.latitude]);
    showPlaces(places);
  };
  const name = verdict.address ?? t(layer === 'buildings' ? 'coverage.unnamed' : 'coverage.unnamedAddress', { id: featureId });
  const isLit = lit?.layer === layer && lit.featureId === featureId;
  return (
    <button
      type="button"
      className={isLit ? 'row lit' : 'row'}
      onClick={open}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{name}</span>
        <span className="row-note">
          {nearestHydrant?.number ? t('coverage.nearest', { number: nearestHydrant.number }) : t('coverage.nearestUnnumbered')}
        </span>
      </span>
      <span className="row-figure">{metres(verdict.distanceMetres)}</span>
    </button>
  );
}
