// Reads {introspection, sdl} from standard input and says whether graphql-js makes the same schema of both.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } = require("graphql");

if (process.argv[3] === "query") {
  console.log(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true }));
} else {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  const { introspection, sdl } = JSON.parse(text);
  const client = buildClientSchema(introspection);
  const built = buildSchema(sdl);
  const errors = [...validateSchema(client), ...validateSchema(built)].map((e) => e.message);
  const one = printSchema(lexicographicSortSchema(client));
  const other = printSchema(lexicographicSortSchema(built));
  console.log(JSON.stringify({ errors, same: one === other, one, other }));
}
