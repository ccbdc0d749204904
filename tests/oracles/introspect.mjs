// "query": the introspection query. Else: reads {introspection, sdl} from standard input and says whether graphql-js makes the same schema of both.
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from "graphql";
import { text } from "node:stream/consumers";

if (process.argv[2] === "query") {
  console.log(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }));
} else {
  const { introspection, sdl } = JSON.parse(await text(process.stdin));
  const client = buildClientSchema(introspection);
  const built = buildSchema(sdl);
  const errors = [...validateSchema(client), ...validateSchema(built)].map((e) => e.message);
  const one = printSchema(lexicographicSortSchema(client));
  const other = printSchema(lexicographicSortSchema(built));
  console.log(JSON.stringify({ errors, one, other }));
}
