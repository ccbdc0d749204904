import type { TFunction } from 'i18next';

type Reader = [pattern: RegExp, write: (found: RegExpExecArray, t: TFunction) => string];

/** A point and a percent sign for a machine; here they become words. */
const readers: Reader[] = [
  [
    /^(\d+) m → (\d+) m \((roads|buildings)\), (\d+) ?%, n = (\d+)$/,
    ([, before, after, beside, share, n], t) => t('evidence.shift', { before, after, beside: t(`evidence.${beside}`), share, n }),
  ],
  [/^(\d+) m \((roads|buildings)\), n = (\d+)$/, ([, far, beside, n], t) => t('evidence.far', { far, beside: t(`evidence.${beside}`), n })],
  [
    /^(\S+) (-?[\d.]+) … (-?[\d.]+), (\S+) (-?[\d.]+) … (-?[\d.]+)(.*)$/,
    ([, x, x0, x1, y, y0, y1, rest = ''], t) => t('evidence.columns', { x, x0, x1, y, y0, y1 }) + readAs(rest, t),
  ],
];

/** "; EPSG:4547 → 111.9, 29.6; EPSG:4546 ?": what they would be, and where that is. */
function readAs(rest: string, t: TFunction): string {
  const taken = /^ \(([^)]+)\)/.exec(rest);
  const [, crs, x, y] = /; (\S+) → (-?[\d.]+), (-?[\d.]+)/.exec(rest) ?? [];
  const [, others] = /; ([^;]+) \?$/.exec(rest) ?? [];
  return [
    taken && t('evidence.takenFor', { crs: taken[1] }),
    crs && t('evidence.landsAt', { crs, x, y }),
    others && t('evidence.orOthers', { others }),
  ]
    .filter(Boolean)
    .join('');
}

/** One of the values with the number of its row behind it: "geometry 111.2, 29.5 (17)", "tested_on 2205-01-01 (3)". */
const single = /^(?:(?:geometry|([a-z_0-9]+)) )?(.*) \((\d+)\)$/;

/** What an import found, in a sentence; the importer's own line where it is of a form that is not known. */
export function evidenceSentence(evidence: string, t: TFunction, field: (name: string) => string): string {
  for (const [pattern, write] of readers) {
    const found = pattern.exec(evidence);
    if (found) return write(found, t);
  }
  const parts = evidence.split('; ');
  const more = /^… (\d+)$/.exec(parts.at(-1) ?? '');
  const rows = (more ? parts.slice(0, -1) : parts).map((part) => single.exec(part));
  if (rows.some((row) => row === null)) return evidence;
  const said = rows.map((row) => {
    const [, name, value, n] = row as RegExpExecArray;
    return t('evidence.row', { n, value: [name && field(name), value].filter(Boolean).join(' ') });
  });
  return said.join(t('evidence.and')) + (more ? t('evidence.more', { n: more[1] }) : '');
}
