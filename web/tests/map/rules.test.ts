import type { Feature } from 'protomaps-leaflet';
import { describe, expect, it } from 'vitest';
import type { Area } from '../../src/areas/area';
import { coloursOf } from '../../src/map/colours';
import { groundDrawing, roadClasses, roadWidth } from '../../src/map/layers/ground';
import { highlightDrawing } from '../../src/map/layers/highlight';
import { standsOn, thingsDrawing } from '../../src/map/layers/things';
import { layersOf, layersWithData } from '../../src/map/layersOf';

const feature = (props: Record<string, string | number>) => ({ props }) as unknown as Feature;
const things = { hydrantColours: 'NONE' as const, verdicts: null, asOf: '2026-01-01', zoneFills: null, firesFromZoom: 15 };

describe('what the map draws', () => {
  it('draws every road class of the data once, casings below surfaces', () => {
    const known = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'service', 'track', 'path', 'unknown'];
    expect(roadClasses.flatMap((each) => each.names).sort()).toEqual(known.sort());
    const roads = groundDrawing(coloursOf.light).paint.filter((rule) => rule.dataLayer === 'roads');
    const drawn = roads.filter((rule) => rule.filter?.(16, feature({ class: 'primary' })));
    expect(drawn).toHaveLength(2);
  });

  it('widens roads as one comes closer, and keeps their order', () => {
    const widths = roadClasses.map((each) => roadWidth(each, 16));
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(roadWidth({ width: 6 }, 18)).toBeGreaterThan(roadWidth({ width: 6 }, 14));
  });

  it('asks only for tiles of layers that are on', () => {
    expect(thingsDrawing(coloursOf.light, { ...things, shown: new Set(['hydrants', 'buildings']) }).sources).toEqual(['hydrants']);
    expect(thingsDrawing(coloursOf.light, { ...things, shown: new Set() }).paint).toEqual([]);
  });

  it('shows fires of the chosen period only', () => {
    const drawing = thingsDrawing(coloursOf.light, {
      ...things,
      shown: new Set(['incidents']),
      firesFrom: '2024-01-01',
      firesTo: '2024-12-31',
    });
    const shows = (at: string) => drawing.paint[0]?.filter?.(16, feature({ at }));
    expect([shows('2023-12-31'), shows('2024-01-01'), shows('2024-12-31'), shows('2025-01-01')]).toEqual([false, true, true, false]);
  });

  it('leaves out hydrants not yet built or already gone on the day', () => {
    expect(standsOn(feature({ installed_on: '2020-01-01' }), '2019-12-31')).toBe(false);
    expect(standsOn(feature({ installed_on: '2020-01-01' }), '2020-01-01')).toBe(true);
    expect(standsOn(feature({ removed_on: '2020-01-01' }), '2020-01-01')).toBe(false);
    expect(standsOn(feature({}), '2020-01-01')).toBe(true);
  });

  it('takes a building that is lit up from the base tiles', () => {
    const drawing = highlightDrawing(coloursOf.light, { layer: 'buildings', featureId: 3 }, null);
    expect(drawing.sources).toEqual(['base']);
    expect(highlightDrawing(coloursOf.light, null, null).paint).toEqual([]);
  });
});

describe('the layers of a question', () => {
  const area = (buildings: number) => ({ counts: { buildings, addresses: 9, hydrants: 3 } }) as unknown as Area;

  it('judges addresses where there are no footprints', () => {
    expect(layersOf('coverage', area(0))).toContain('addresses');
    expect(layersOf('coverage', area(5))).not.toContain('addresses');
  });

  it('offers switches only for layers the area has', () => {
    expect(layersWithData(area(0))).toEqual(['hydrants', 'addresses']);
  });
});
