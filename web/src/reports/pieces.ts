interface Span {
  start: number;
  length: number;
}

/** A stretch of the text that is drawn in one way. */
export interface Piece {
  /** Where it begins. */
  start: number;
  text: string;
  /** Which number it is; null: none. */
  number: number | null;
  /** Which contradictions it belongs to. */
  contradictions: number[];
}

/** Cuts the text where a number or a contradiction begins or ends. Positions are UTF-16 units, as the server counts them. */
export function piecesOf(text: string, numbers: readonly Span[], contradictions: readonly { spans: readonly Span[] }[]): Piece[] {
  const cuts = new Set([0, text.length]);
  const cut = ({ start, length }: Span) => {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(start + length, text.length));
  };
  numbers.forEach(cut);
  for (const { spans } of contradictions) spans.forEach(cut);
  const at = [...cuts].sort((a, b) => a - b);
  const holds = (from: number, { start, length }: Span) => from >= start && from < start + length;
  return at.slice(0, -1).map((from, i) => {
    const number = numbers.findIndex((each) => holds(from, each));
    return {
      start: from,
      text: text.slice(from, at[i + 1]),
      number: number < 0 ? null : number,
      contradictions: contradictions.flatMap(({ spans }, c) => (spans.some((span) => holds(from, span)) ? [c] : [])),
    };
  });
}
