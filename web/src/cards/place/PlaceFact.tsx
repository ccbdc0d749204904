import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Changes } from './Changes';
import { crsName } from './crsName';
import { askChanges, type LocatedLayer } from './place';

/** What a row of any layer says of its place. */
export interface Placed {
  id: string;
  locationPrecision: string;
  locatedBy: 'SOURCE' | 'GEOCODER' | 'PERSON' | null;
  location: {
    who: string;
    at: string;
    address: string | null;
    matchLevel: string;
    confidence: number;
    radiusMetres: number;
    doubtful: boolean;
  } | null;
  dataset: { crsSrc: string } | null;
}

interface Props {
  area: { code: string; dataVersion: number };
  layer: LocatedLayer;
  row: Placed;
}

/** Where the place of a row comes from and how precisely it is known, in a sentence; with the history of its changes. */
export function PlaceFact({ area, layer, row }: Props) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const [open, setOpen] = useState(false);
  const changes = useAnswer(`${area.code}/${area.dataVersion}/${layer}/${row.id}`, (signal) =>
    askChanges({ code: area.code, layer, row: row.id }, i18n.language, signal),
  );
  const found = changes.value ?? [];
  return (
    <section className="section place-fact" data-testid="place">
      <h2>{t('place.title')}</h2>
      <p>
        <How row={row} />
      </p>
      {row.location?.doubtful && row.locatedBy && <p className="warn warn-mild">{t('place.doubtful')}</p>}
      {found.length > 0 && (
        <button type="button" className="link note-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('place.history', { n: count(found.length) })}
        </button>
      )}
      {changes.value?.length === 0 && <p className="note">{t('place.noHistory')}</p>}
      {open && <Changes changes={found} />}
    </section>
  );
}

function How({ row }: { row: Placed }) {
  const { t } = useTranslation();
  const { metres, count, time } = useFormats();
  const { locatedBy, location, locationPrecision, dataset } = row;
  if (locatedBy === null) return t('place.none');
  const precision = t(`place.precision.${locationPrecision}`);
  if (!location || locatedBy === 'SOURCE') return t('place.fromSource', { crs: whence(dataset?.crsSrc, t), precision });
  const said = {
    who: location.who,
    at: time(location.at),
    address: location.address,
    level: t(`value.matchLevel.${location.matchLevel}`),
    sure: count(location.confidence * 100),
    radius: metres(location.radiusMetres),
  };
  return locatedBy === 'PERSON' ? t('place.byPerson', said) : t(location.address ? 'place.byGeocoder' : 'place.byGeocoderAlone', said);
}

/** 由 GCJ-02 换算: what the coordinates were before they were ours. */
export function whence(crs: string | undefined, t: TFunction): string {
  if (!crs || crs === 'none') return t('place.crsUnknown');
  return crs === 'EPSG:4326' ? t('place.crsOurs') : t('place.crsConverted', { crs: crsName(crs) });
}
