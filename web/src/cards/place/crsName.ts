/** Systems by the names that people know them by; the rest keep their code. */
const known: Record<string, string> = {
  'EPSG:4326': 'WGS-84',
  'EPSG:4490': 'CGCS2000',
  'EPSG:3857': 'Web Mercator',
  'EPSG:3826': 'TWD97 TM2',
  'EPSG:3825': 'TWD97 TM2 (119°)',
  'EPSG:2326': 'HK1980',
};

/** CGCS2000 in a Gauss-Krüger zone, UTM, … with the code behind it, by which a surveyor checks it. */
export function crsName(crs: string): string {
  const name = known[crs];
  if (name) return crs === 'EPSG:4326' ? name : `${name} (${crs})`;
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? Number.NaN);
  if (code >= 4491 && code <= 4554) return `CGCS2000 Gauss-Krüger (${crs})`;
  if (code > 32600 && code <= 32660) return `UTM ${code - 32600}N (${crs})`;
  if (code > 32700 && code <= 32760) return `UTM ${code - 32700}S (${crs})`;
  return crs;
}
