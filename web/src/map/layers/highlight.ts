import { GeomType, type PaintRule } from 'protomaps-leaflet';
import type { Selection } from '../../view/url';
import type { MapColours } from '../colours';
import { area, mark } from '../symbols';
import type { Drawing } from './VectorLayer';

/** The one thing selected and the one under the pointer (or whose row is), ringed in the accent colour. */
export function highlightDrawing(colours: MapColours, selected: Selection | null, hovered: Selection | null): Drawing {
  const rings = [hovered && ringOf(hovered, colours, false), selected && ringOf(selected, colours, true)].filter((each) => each !== null);
  const chosen = [hovered, selected].filter((each) => each !== null);
  return { sources: [...new Set(chosen.map(sourceOf))], paint: rings.flat() };
}

/** Buildings are drawn from the base tiles; everything else has its own. */
export function sourceOf(thing: Selection): string {
  return thing.layer === 'buildings' ? 'base' : thing.layer;
}

function ringOf(thing: Selection, colours: MapColours, strong: boolean): PaintRule[] {
  const common = { dataSource: sourceOf(thing), dataLayer: thing.layer };
  const isIt = (n: unknown) => Number(n) === thing.featureId;
  const width = strong ? 3 : 2;
  return [
    {
      ...common,
      filter: (_z, feature) => feature.geomType === GeomType.Polygon && isIt(feature.props.n),
      symbolizer: area(() => ({ edge: colours.paper, edgeWidth: width + 3 })),
    },
    {
      ...common,
      filter: (_z, feature) => feature.geomType === GeomType.Polygon && isIt(feature.props.n),
      symbolizer: area(() => ({ edge: colours.accent, edgeWidth: width })),
    },
    {
      ...common,
      filter: (_z, feature) => feature.geomType === GeomType.Point && isIt(feature.props.n),
      symbolizer: mark((context, _feature, zoom) => {
        context.beginPath();
        context.arc(0, 0, zoom >= 15 ? 10 : 7, 0, 2 * Math.PI);
        context.strokeStyle = colours.paper;
        context.lineWidth = width + 2;
        context.stroke();
        context.strokeStyle = colours.accent;
        context.lineWidth = width;
        context.stroke();
      }),
    },
  ];
}
