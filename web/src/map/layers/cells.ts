import type { Lattice, PackedCells } from '../../incidents/heatmap/cells/cells';
import { look } from '../../incidents/heatmap/cells/looks';
import type { MapColours } from '../colours';
import type { TilePainter } from './HeatLayer';

export interface CellHeat {
  lattice: Lattice;
  cells: PackedCells;
  /** How each cell is drawn. */
  looks: Int8Array;
}

const tile = 256;
const root3 = Math.sqrt(3);
/** Cells of fewer pixels have neither edges nor signs. */
const edgesFrom = 7;
const signsFrom = 16;

/** Paints cells on tiles: all of one look in one stroke, so that a hundred thousand of them are no matter. */
export function cellPainter({ lattice, cells, looks }: CellHeat, colours: MapColours, opacity: number): TilePainter {
  const { hexagons, stepX, stepY, columnOf, middleX, middleY } = geometryOf(lattice);
  const fills: Record<number, string> = Object.fromEntries(colours.heat.map((colour, i) => [i, colour]));
  fills[look.masked] = colours.unknown;
  fills[look.same] = colours.unknown;
  for (const [i, each] of [look.fewerByHalf, look.fewer, look.more, look.twice].entries()) fills[each] = colours.change[i] ?? '';
  return (context, { x, y, z }) => {
    const scale = tile * 2 ** z;
    const left = (lng: number) => ((lng + 180) / 360) * scale - x * tile;
    const top = (lat: number) => mercator(lat) * scale - y * tile;
    const width = (stepX / 360) * scale;
    const groups = new Map<number, number[]>();
    // Rows repeat, and so do their heights.
    const heights = new Map<number, number[]>();
    const heightsOf = (row: number) => {
      const known = heights.get(row);
      if (known) return known;
      const middle = middleY(row);
      const half = hexagons ? stepY / root3 : stepY / 2;
      const made = (hexagons ? [half, half / 2, -half / 2, -half] : [half, -half]).map((d) => top(middle + d));
      heights.set(row, made);
      return made;
    };
    for (let i = 0; i < looks.length; i++) {
      const each = looks[i] ?? -1;
      if (each < 0) continue;
      const at = left(middleX(columnOf(cells.columns[i] ?? 0, cells.rows[i] ?? 0)));
      if (at < -width || at > tile + width) continue;
      const ys = heightsOf(cells.rows[i] ?? 0);
      if ((ys[ys.length - 1] ?? 0) < 0 || (ys[0] ?? 0) > tile) continue;
      const group = groups.get(each);
      if (group) group.push(i);
      else groups.set(each, [i]);
    }
    for (const [each, members] of groups) {
      const path = new Path2D();
      for (const i of members) {
        const ys = heightsOf(cells.rows[i] ?? 0);
        const at = left(middleX(columnOf(cells.columns[i] ?? 0, cells.rows[i] ?? 0)));
        outline(path, at, width / 2, ys, hexagons);
      }
      context.globalAlpha = each === look.same ? opacity * 0.25 : each === look.masked ? opacity * 0.5 : opacity;
      context.fillStyle = each === look.masked ? hatched(context, colours.unknown) : (fills[each] ?? '');
      context.fill(path);
      if (width < edgesFrom) continue;
      context.globalAlpha = opacity * (each === look.same || each === look.masked ? 0.6 : 0.9);
      context.strokeStyle = each === look.same || each === look.masked ? colours.unknown : colours.paper;
      context.lineWidth = 0.75;
      context.stroke(path);
      const sign = each === look.more || each === look.twice ? '+' : each === look.fewer || each === look.fewerByHalf ? '−' : '';
      if (!sign || width < signsFrom) continue;
      // Form beside colour: who cannot tell the two colours apart reads the sign.
      context.globalAlpha = 1;
      context.fillStyle = colours.ink;
      context.strokeStyle = colours.paper;
      context.lineWidth = 3;
      context.font = `700 ${Math.min(22, Math.round(width * 0.7))}px sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      for (const i of members) {
        const at = left(middleX(columnOf(cells.columns[i] ?? 0, cells.rows[i] ?? 0)));
        const down = top(middleY(cells.rows[i] ?? 0));
        context.strokeText(sign, at, down);
        context.fillText(sign, at, down);
      }
    }
    context.globalAlpha = 1;
  };
}

/** Where cells lie, in degrees: the same lattice as the server's. */
function geometryOf({ shape, metres, west, north, perDegreeEast, perDegreeNorth }: Lattice) {
  const hexagons = shape === 'HEXAGON';
  const stepX = metres / perDegreeEast;
  const stepY = metres / perDegreeNorth;
  return {
    hexagons,
    stepX,
    stepY,
    /** Column of the middle, in cells from the west. */
    columnOf: (column: number, row: number) => (hexagons ? column + 0.5 * (row & 1) : column + 0.5),
    middleX: (column: number) => west + column * stepX,
    middleY: (row: number) => north - (hexagons ? (row * root3) / 2 : row + 0.5) * stepY,
  };
}

function outline(path: Path2D, at: number, half: number, ys: number[], hexagons: boolean) {
  const [a = 0, b = 0, c = 0, d = 0] = ys;
  if (!hexagons) return path.rect(at - half, a, 2 * half, b - a);
  path.moveTo(at, a);
  path.lineTo(at + half, b);
  path.lineTo(at + half, c);
  path.lineTo(at, d);
  path.lineTo(at - half, c);
  path.lineTo(at - half, b);
  path.closePath();
}

/** Height of a latitude on Web Mercator, 0 (north) to 1. */
function mercator(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

function hatched(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const stroke = canvas.getContext('2d');
  if (!stroke) return colour;
  stroke.strokeStyle = colour;
  stroke.lineWidth = 1.5;
  stroke.beginPath();
  for (const from of [-8, 0, 8]) {
    stroke.moveTo(from, 8);
    stroke.lineTo(from + 8, 0);
  }
  stroke.stroke();
  return context.createPattern(canvas, 'repeat') ?? colour;
}
