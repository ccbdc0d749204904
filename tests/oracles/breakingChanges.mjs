// Two schemas in, as JSON { before, after }; out, what of the second breaks clients of the first, a line each, as graphql-js judges.
import { text } from 'node:stream/consumers';
import { buildSchema, findBreakingChanges } from 'graphql';

const { before, after } = JSON.parse(await text(process.stdin));
for (const { description } of findBreakingChanges(buildSchema(before), buildSchema(after))) {
  console.log(description);
}
