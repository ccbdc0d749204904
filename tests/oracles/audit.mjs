// The server audits of the GraphQL over HTTP specification (npm graphql-http) against the address given: prints what each came to.
import { serverAudits } from "graphql-http";

const results = [];
for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason: reason ?? null });
}

console.log(JSON.stringify(results));
