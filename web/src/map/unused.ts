/**
 * Stands in for what protomaps-leaflet imports for its own default style and archive format.
 * We bring our own style and serve plain tiles, so neither belongs in the first download.
 */
export class PMTiles {}
export function namedFlavor(): never {
  throw new Error('RiskMap draws with its own style');
}
