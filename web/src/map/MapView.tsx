import 'leaflet/dist/leaflet.css';
import './map.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AreaName, askHeart } from '../areas/area';
import type { BoundingBox } from '../server/bounds';
import { useCell } from '../view/cell';
import { getView, setView, useView } from '../view/store';
import type { Language } from '../view/url';
import { coloursOf } from './colours';
import { attachMap, keepInSight, showBox } from './commands';
import { listenForHolds } from './holding';
import { MapScene, type Picture } from './MapScene';
import { foundPins, mapClick, mapMenu, roomPins } from './pins';
import { changes, divider, planMarks } from './plan';
import { hovered, link, picked, scene } from './scene';
import { cardShapes, foundShapes, roomShapes } from './shapes';

interface Props {
  /** Its line in the list is enough to begin drawing. */
  area: AreaName | null;
  /** Layers drawn. Must keep its identity while nothing changes. */
  shown: ReadonlySet<string>;
  asOf: string;
}

const clickBrush = 12;
const hoverBrush = 8;

/** The page itself: a Leaflet map of the area, kept in step with the view. */
export function MapView({ area, shown, asOf }: Props) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const stage = useRef<MapScene | null>(null);
  const view = useView();
  const language = (view.language ?? 'zh-CN') as Language;
  const picture: Picture = {
    colours: coloursOf[view.base],
    dark: view.base === 'dark',
    language,
    shown,
    asOf,
    scene: useCell(scene),
    selected: view.selected ?? null,
    hovered: useCell(hovered),
    link: useCell(link),
  };
  const latest = useRef(picture);
  latest.current = picture;

  useEffect(() => {
    if (!element.current) return;
    const opened = new MapScene(element.current);
    stage.current = opened;
    attachMap(opened.map);
    listen(opened);
    listenForHolds(opened);
    // These follow the mouse: not through React, which would first draw the page.
    const ends = [
      planMarks.subscribe(() => opened.showPlan(planMarks.get())),
      changes.subscribe(() => opened.showChanges(changes.get())),
      divider.subscribe(() => opened.divide(divider.get())),
    ];
    return () => {
      for (const end of ends) end();
      attachMap(null);
      opened.close();
      opened.map.remove();
      stage.current = null;
    };
  }, []);

  // A new area, or new data in it: the place is taken from the address, else the whole area is shown.
  const code = area?.code;
  const version = area?.dataVersion;
  const bounds = area?.bounds;
  const openedCode = useRef<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the data version opens the area again on purpose.
  useEffect(() => {
    const current = stage.current;
    if (!current || !code) return;
    const { place } = view;
    if (openedCode.current !== code) {
      if (place) current.map.setView([place.lat, place.lng], place.zoom, { animate: false });
      else if (bounds) showWhole(code, bounds, language);
      else current.map.setView([35, 105], 5, { animate: false });
    }
    openedCode.current = code;
    current.open(code, latest.current);
  }, [code, version, bounds?.west, bounds?.east]);

  useEffect(() => stage.current?.show(picture));
  const [asked, found] = [useCell(roomPins), useCell(foundPins)];
  useEffect(() => stage.current?.showPins([...asked, ...found]), [asked, found]);
  const [drawn, outlines, ways] = [useCell(roomShapes), useCell(foundShapes), useCell(cardShapes)];
  useEffect(() => stage.current?.showShapes([...outlines, ...drawn, ...ways]), [drawn, outlines, ways]);
  const placing = useCell(mapClick) !== null;

  return (
    <div
      ref={element}
      className="map" // never changes: Leaflet adds its own classes to it
      data-empty={area === null || undefined}
      data-placing={placing || undefined}
      role="application"
      aria-label={t('map.label')}
      data-testid="map"
      style={{ background: picture.colours.land }}
    />
  );
}

/** Closer than this the whole area fits; farther away its heart is shown first, and the button still shows the whole. */
const farAway = 12;

function showWhole(code: string, bounds: BoundingBox, language: Language) {
  showBox(bounds, { maxZoom: 15, still: true });
  const { place, area: asked } = getView();
  if (!place || place.zoom >= farAway) return;
  askHeart(code, language, new AbortController().signal).then(
    (heart) => heart && getView().place === place && getView().area === asked && showBox(heart, { maxZoom: 15, still: true }),
    () => undefined, // the whole area stands; whatever is wrong with the server is said elsewhere
  );
}

function listen(opened: MapScene) {
  const { map } = opened;
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    setView({ place: { zoom: map.getZoom(), lat, lng } });
  });
  map.on('click', (event) => {
    const taken = mapClick.get();
    const { lng, lat } = event.latlng;
    if (taken) return taken(lng, lat, (layer, brush = clickBrush) => opened.numberAt(layer, lng, lat, brush));
    const found = opened.pick(event, clickBrush);
    picked.set(found);
    setView({ selected: found?.thing });
    keepInSight(found ? [event.latlng.lng, event.latlng.lat] : null);
  });
  map.on('contextmenu', (event) => mapMenu.get()?.(event.latlng.lng, event.latlng.lat));
  map.on('mousemove', (event) => {
    const thing = opened.pick(event, hoverBrush)?.thing ?? null;
    const old = hovered.get();
    if (thing?.layer !== old?.layer || thing?.featureId !== old?.featureId) hovered.set(thing);
    map.getContainer().classList.toggle('map-over-thing', thing !== null);
  });
  map.on('mouseout', () => hovered.set(null));
}
