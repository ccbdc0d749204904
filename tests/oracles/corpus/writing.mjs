// Tokens to text: what the grammar ignores is put between them at random, so that places in the text are tested too.

const GAPS = [" ", " ", " ", "\n", "\n  ", "\r\n", "\r", "\t", ", ", ",,", "  ", ' # "a" {comment\n', "\uFEFF "];
const STRAY = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  "$",
  "@",
  "!",
  ":",
  "=",
  "|",
  "&",
  "...",
  "..",
  "on",
  "null",
  "-",
  "0",
  "01",
  "1.",
  "1e",
  '"',
  '"""',
  "\\",
  "'",
  "?",
  "#",
  "\u0000",
  "é",
  "\u{1F692}",
  "\uD83D",
  "fragment",
  '"text"',
  "1.5e3",
  "a",
];

/** @param {string[]} tokens */
export function write(random, tokens) {
  const plain = random.chance(0.5);
  let text = random.chance(0.05) ? "\uFEFF" : "";
  for (const token of tokens) {
    text += token + (plain ? " " : random.pick(GAPS));
  }
  return text;
}

/** The tokens with one of them lost, doubled, swapped or replaced. */
export function disturbTokens(random, tokens) {
  const at = random.below(tokens.length);
  const result = [...tokens];
  switch (random.below(5)) {
    case 0:
      result.splice(at, 1);
      break;
    case 1:
      result.splice(at, 0, tokens[at]);
      break;
    case 2:
      result.splice(at, 1, random.pick(STRAY));
      break;
    case 3:
      result.splice(at, 0, random.pick(STRAY));
      break;
    default:
      [result[at], result[tokens.length - 1 - at]] = [result[tokens.length - 1 - at], result[at]];
  }
  return result;
}

/** The text cut off, or with one character of it changed. */
export function disturbText(random, text) {
  const at = random.below(text.length);
  const stray = random.pick(STRAY);
  return random.chance(0.3) ? text.slice(0, at) : text.slice(0, at) + stray + text.slice(at + random.below(2));
}

const ESCAPES = [
  "\\n",
  '\\"',
  "\\\\",
  "\\/",
  "\\t",
  "\\b",
  "\\f",
  "\\r",
  "\\u0041",
  "\\u00e9",
  "\\u{1F692}",
  "\\uD83D\\uDE92",
  "\\u{0}",
  "\\u4e2d",
];
const BAD_ESCAPES = [
  "\\x",
  "\\u12",
  "\\uD83D",
  "\\u{110000}",
  "\\u{}",
  "\\uDE92\\uD83D",
  "\\u{D800}",
  "\\u{1",
  "\\U0041",
  "\\u{00000000041}",
  "\\uD83D\\u0041",
  "\\u{ 41}",
  "\\u+041",
];
const WORDS = ["x", "fire", "a b", "津市", "\u{1F692}", "é", "", " ", "#", "{}", "$a"];

export function stringToken(random, mistake) {
  if (random.chance(0.2)) {
    return blockToken(random, mistake);
  }
  let text = "";
  for (let n = random.below(3); n >= 0; n--) {
    text += random.chance(0.3) ? random.pick(ESCAPES) : random.pick(WORDS);
  }
  if (mistake) {
    text += random.pick([...BAD_ESCAPES, "\n", "\r", "\uD83D"]);
  }
  return `"${text}"`;
}

function blockToken(random, mistake) {
  let text = "";
  for (let n = random.below(5); n > 0; n--) {
    text +=
      random.pick(["", "  ", "    ", "\t"]) +
      random.pick([...WORDS, "\\", '"', '"" ', '\\"""', "\\n", "\\u0041"]) +
      random.pick(["\n", "\r\n", "\r", "\n\n", ""]);
  }
  return `"""${text.endsWith('"') || text.endsWith("\\") ? `${text} ` : text}${mistake ? "\uD83D" : ""}"""`;
}

export function times(n, make) {
  return Array.from({ length: n }, make).flat();
}
