import type { Month, MonthWeights } from './boards';

/** Weights as the address has them, overdue:50,night:50; undefined: as usual. */
export function weightsOf(word: string | undefined): MonthWeights | undefined {
  return word?.split(',').map((each) => {
    const [code = '', weight] = each.split(':');
    return { code, weight: Number(weight) };
  });
}

/** The same as a file's address takes them. */
export function weightsText(word: string | undefined): string | undefined {
  const weights = weightsOf(word);
  return weights && JSON.stringify(weights);
}

/** One measure weighs another part of a hundred; the rest give or take in proportion, and whole numbers always sum to a hundred. */
export function reweighed(measures: Month['measures'], code: string, parts: number): string {
  const rest = measures.filter((each) => each.code !== code);
  const sum = rest.reduce((all, each) => all + each.weight, 0);
  const left = 100 - parts;
  let given = 0;
  const others = rest.map((each, i) => {
    const exact = sum > 0 ? (left * each.weight) / sum : left / rest.length;
    const whole = i === rest.length - 1 ? left - given : Math.min(left - given, Math.round(exact));
    given += whole;
    return [each.code, whole] as const;
  });
  const all = new Map<string, number>([[code, parts], ...others]);
  return measures.map((each) => `${each.code}:${all.get(each.code)}`).join(',');
}
