// Reads schema documents, one JSON string a line, and writes what graphql-js finds wrong with each, as a JSON list of messages.
import { buildSchema, validateSchema } from "graphql-17";
import { text } from "node:stream/consumers";

for (const line of (await text(process.stdin)).split("\n").filter(Boolean)) {
  process.stdout.write(`${JSON.stringify(validateSchema(buildSchema(JSON.parse(line), { assumeValidSDL: true })).map((e) => e.message))}\n`);
}
