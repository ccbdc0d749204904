import type { BoundingBox } from '../server/bounds';

export interface Coordinates {
  /** Degrees. */
  lng: number;
  lat: number;
}

const number = String.raw`(\d{1,3}(?:\.\d+)?)`;
const degrees = String.raw`${number}(?:\s*[°度º]\s*(?:${number}\s*['′’分]\s*)?(?:${number}\s*(?:["″”秒]|''|′′)\s*)?)?`;
const one = new RegExp(
  String.raw`^\s*(?:([NSEW])|(东经|西经|北纬|南纬|经度|纬度|lon(?:gitude)?|lng|lat(?:itude)?))?\s*[:：=]?\s*([+-])?\s*${degrees}\s*([NSEW])?\s*`,
  'i',
);

interface Part {
  value: number;
  /** Which of the two it says it is. */
  is: 'lng' | 'lat' | null;
}

/**
 * Coordinates as people type them: 111.88, 29.61 · 29.61N 111.88E · 111°52′48″E 29°36′36″N · 东经111.88° 北纬29.61°. What says nothing of
 * which is which is longitude first, unless only the other order is possible, or only the other order lies in the area.
 */
export function readCoordinates(text: string, area: BoundingBox | null): Coordinates | null {
  const [first, rest] = take(text.normalize('NFKC'));
  const [second, left] = first ? take(rest.replace(/^[,;、，\s]+/, '')) : [null, ''];
  if (!first || !second || left.trim() !== '' || !/[,;、，\s°度NSEW]/i.test(text)) return null;
  if (first.is && first.is === second.is) return null;
  const asTyped = pair(first.value, second.value);
  const other = pair(second.value, first.value);
  if (first.is === 'lng' || second.is === 'lat') return asTyped;
  if (first.is === 'lat' || second.is === 'lng') return other;
  return asTyped && other && area && !within(asTyped, area) && within(other, area) ? other : (asTyped ?? other);
}

function take(text: string): [Part | null, string] {
  const found = one.exec(text);
  if (!found) return [null, text];
  const [whole, before, word, sign, whole_, minutes, seconds, after] = found;
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return [null, text];
  const letter = (before ?? after ?? '').toUpperCase();
  const said = word?.toLowerCase() ?? '';
  const negative = sign === '-' || letter === 'S' || letter === 'W' || said === '西经' || said === '南纬';
  const size = Number(whole_) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const isLat = /[NS]/.test(letter) || /纬|^lat/.test(said);
  const isLng = /[EW]/.test(letter) || /经|^l(on|ng)/.test(said);
  return [{ value: negative ? -size : size, is: isLat ? 'lat' : isLng ? 'lng' : null }, text.slice(whole.length)];
}

function pair(lng: number, lat: number): Coordinates | null {
  return Math.abs(lng) <= 180 && Math.abs(lat) < 90 ? { lng, lat } : null;
}

/** Half a degree round the area counts as in it. */
function within({ lng, lat }: Coordinates, box: BoundingBox): boolean {
  return lng >= box.west - 0.5 && lng <= box.east + 0.5 && lat >= box.south - 0.5 && lat <= box.north + 0.5;
}
