// judge.mjs SCHEMA: reads documents, one JSON string a line, and writes graphql-js's opinion of each.
import { buildSchema } from "graphql-17";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { opinionOf } from "./opinion.mjs";

const schema = buildSchema(readFileSync(process.argv[2], "utf8"));
for (const line of (await text(process.stdin)).split("\n").filter(Boolean)) {
  process.stdout.write(`${JSON.stringify(await opinionOf(schema, JSON.parse(line)))}\n`);
}
