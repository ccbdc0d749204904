/** Name of a fact as the server has it: flowLps is FLOW_LPS, deaths7D is DEATHS_7D. */
export function fieldOf(name: string): string {
  return name.replace(/\d+[A-Z]|[A-Z]/g, (word) => `_${word}`).toUpperCase();
}

/** What differs between two drafts, whose values are texts: what became empty is cleared; `wrong` are figures that are none. */
export function changesOf<Draft extends Record<keyof Draft, string>>(before: Draft, after: Draft, numbers: readonly (keyof Draft)[]) {
  const facts: Partial<Record<keyof Draft, string | number>> = {};
  const clear: string[] = [];
  const wrong: (keyof Draft)[] = [];
  for (const name of Object.keys(before) as (keyof Draft & string)[]) {
    const [was, text] = [known(before[name], numbers.includes(name)), known(after[name], numbers.includes(name))];
    if (text === was) continue;
    if (text === '') clear.push(fieldOf(name));
    else if (!numbers.includes(name)) facts[name] = text;
    else {
      const number = figure(text);
      if (number === null) wrong.push(name);
      else facts[name] = number;
    }
  }
  return { facts, clear, wrong };
}

/** Reports mask figures that are not told (***): they are unknown, never zero. */
function known(text: string, isNumber: boolean): string {
  const plain = text.trim();
  return isNumber && /^([*＊?？–—-]+|不详|未知|unknown)$/i.test(plain) ? '' : plain;
}

/** A figure as people type it: 1,500 is fifteen hundred, 0,25 a quarter, ３ three; null: it is none. */
export function figure(text: string): number | null {
  const word = text.normalize('NFKC').trim();
  const plain = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(word) ? word.replaceAll(',', '') : word.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
