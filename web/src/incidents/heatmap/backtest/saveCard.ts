import type { Backtest } from './backtest';

/** The card as a table with its sentence and method above it, so that whoever gets the figures gets what they are worth. */
export function cardTable(test: Backtest, words: string[]): string {
  const cell = (value: string | number | null) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  const { method } = test;
  const rows: (string | number | null)[][] = [
    ...words.filter(Boolean).map((sentence) => ['#', sentence]),
    ['#', `${test.trainedFrom}..${test.trainedTo} n=${test.trainedOn}; ${test.testedFrom}..${test.testedTo} n=${test.testedOn}`],
    ['#', method.name],
    ...method.parameters.map(({ name, value, unit }) => ['#', name, value, unit ?? '']),
    ['#', 'dataVersion', method.dataVersion],
    ['#', method.neglects ?? ''],
    ['model', 'area_share', 'hit_rate', 'hit_rate_low', 'hit_rate_high', 'pai', 'pai_low', 'pai_high', 'pei'],
    ...test.models.flatMap(({ model, levels }) =>
      levels.map((l) => [model, l.areaShare, l.hitRate, l.hitRateLow, l.hitRateHigh, l.pai, l.paiLow, l.paiHigh, l.pei]),
    ),
  ];
  return rows.map((row) => row.map(cell).join(',')).join('\r\n');
}

export function saveCard(area: string, test: Backtest, words: string[]) {
  const link = document.createElement('a');
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  link.href = URL.createObjectURL(new Blob(['\uFEFF', cardTable(test, words)], { type: 'text/csv' }));
  link.download = `${area}-backtest-${test.testedTo}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
