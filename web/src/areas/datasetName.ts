import type { TFunction } from 'i18next';

/** What the server calls rows that people entered one by one; a file keeps its own name. */
const byHand = 'entered by hand';

export function datasetName(name: string, t: TFunction): string {
  return name === byHand ? t('card.byHand') : name;
}
