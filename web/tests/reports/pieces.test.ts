import { expect, it } from 'vitest';
import { piecesOf } from '../../src/reports/pieces';

const text = '发现隐患759处，整改7962处。';
const found = { start: 4, length: 3 };
const rectified = { start: 11, length: 4 };

it('cuts the paragraph at its numbers, and loses nothing of it', () => {
  const pieces = piecesOf(text, [found, rectified], []);
  expect(pieces.map((each) => each.text)).toEqual(['发现隐患', '759', '处，整改', '7962', '处。']);
  expect(pieces.map((each) => each.number)).toEqual([null, 0, null, 1, null]);
  expect(pieces.map((each) => each.start)).toEqual([0, 4, 7, 11, 15]);
});

it('marks what a contradiction is about, wider than a number or not', () => {
  const pieces = piecesOf(text, [found, rectified], [{ spans: [found, { start: 9, length: 7 }] }]);
  expect(pieces.filter((each) => each.contradictions.length > 0).map((each) => each.text)).toEqual(['759', '整改', '7962', '处']);
});

it('counts as the server does, in UTF-16 units', () => {
  expect(piecesOf('🔥12起', [{ start: 2, length: 2 }], []).map((each) => each.text)).toEqual(['🔥', '12', '起']);
});

it('gives a text without numbers back whole', () => {
  expect(piecesOf('无', [], [])).toEqual([{ start: 0, text: '无', number: null, contradictions: [] }]);
  expect(piecesOf('', [], [])).toEqual([]);
});
