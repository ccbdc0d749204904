// corpus.mjs SCHEMA SEED COUNT [DATA]: writes COUNT documents made for the schema, one JSON line each with graphql-js's opinion of it.
// Then reads lines {"case": n, "print": text} and writes a line for each text that is, to graphql-js, another document than the case.
import { buildSchema, parse } from "graphql-17";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Documents } from "./documents.mjs";
import { opinionOf } from "./opinion.mjs";
import { randomOf } from "./random.mjs";
import { typeSystem } from "./typeSystem.mjs";
import { disturbText, disturbTokens, write } from "./writing.mjs";

const [schemaFile, seed, count, dataFile] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaFile, "utf8"));
const data = dataFile ? JSON.parse(readFileSync(dataFile, "utf8")) : undefined;
const texts = [];

for (let i = 0; i < Number(count); i++) {
  const random = randomOf(Number(seed) * 100_003 + i);
  const { tokens, operation, variables } = i % 10 === 9 ? { tokens: typeSystem(random) } : new Documents(schema, random).make();
  const disturbed = random.chance(0.12) ? disturbTokens(random, tokens) : tokens;
  const written = write(random, disturbed);
  const text = random.chance(0.06) ? disturbText(random, written) : written;
  texts.push(text);
  const opinion = await opinionOf(schema, text, data && { data, operation, variables });
  // A document may hold half a surrogate pair, which JSON readers refuse: it goes as bytes.
  const document = Buffer.from(text, "utf16le").toString("base64");
  process.stdout.write(`${JSON.stringify({ case: i, document, operation, variables, ...opinion })}\n`);
}

process.stdout.write("{}\n");
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  const difference = differenceOf(texts[said.case], said.print);
  if (difference) {
    process.stdout.write(`${JSON.stringify({ case: said.case, print: said.print, difference })}\n`);
  }
}

function differenceOf(original, printed) {
  try {
    return meaning(original) === meaning(printed) ? undefined : "It is another document.";
  } catch (error) {
    return error.message;
  }
}

/** A document as text, without its places and the manner of its quotes. */
function meaning(text) {
  return JSON.stringify(parse(text, { noLocation: true, allowEmptySelectionSets: false }), (key, value) =>
    key === "block" ? undefined : value,
  );
}
