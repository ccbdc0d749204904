// Two schemas in, as JSON { before, after }; out, what of the second breaks clients of the first, a line each, as graphql-js judges.
import { text } from "node:stream/consumers";
import { buildSchema, DangerousChangeType, findBreakingChanges, findDangerousChanges } from "graphql";

const { before, after } = JSON.parse(await text(process.stdin));
const schemas = [buildSchema(before), buildSchema(after)];
// Another default, or none, is another answer to a query that stayed the same.
const defaults = findDangerousChanges(...schemas).filter(({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE);
for (const { description } of [...findBreakingChanges(...schemas), ...defaults]) {
  console.log(description);
}
