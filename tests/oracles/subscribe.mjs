// The clients graphql-ws ("ws") and graphql-sse ("sse") against the server at the address given, which also serves
// GET /subscribers, how many streams of events are open, and POST /cut, which drops every connection. Prints what was seen.
import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import WebSocket from "ws";

const [kind, address] = process.argv.slice(2);
const client =
  kind === "ws"
    ? overSocket({ url: address.replace("http", "ws") + "/graphql", webSocketImpl: WebSocket, retryAttempts: 20, retryWait: () => pause() })
    : overEvents({ url: address + "/graphql", retryAttempts: 20, retry: () => pause() });

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const subscribers = async () => Number(await (await fetch(address + "/subscribers")).text());
const until = async (seen) => {
  while (!(await seen())) {
    await pause();
  }
  return true;
};
const report = (text) =>
  fetch(address + "/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "mutation ($text: String!) { reportDefect(input: { hydrantId: 1, text: $text }) { text } }", variables: { text } }),
  });

/** Starts to listen: what came, and how it ended. */
const listen = (query, variables) => {
  const heard = { values: [], end: null, stop: null };
  heard.done = new Promise((resolve) => {
    heard.stop = client.subscribe(
      { query, variables },
      {
        next: (value) => heard.values.push(value),
        error: (error) => resolve((heard.end = Array.isArray(error) ? error.map((e) => e.message) : String(error))),
        complete: () => resolve((heard.end = "complete")),
      },
    );
  });
  return heard;
};
const once = async (query, variables) => {
  const heard = listen(query, variables);
  await heard.done;
  return { values: heard.values, end: heard.end };
};

const seen = {};
const first = listen("subscription { defectReported { text hydrant } }");
await until(async () => (await subscribers()) === 1);
await report("leak");
await report("rust");
await until(() => first.values.length === 2);
seen.received = first.values.map((v) => v.data.defectReported.text);

const second = listen("subscription { defectReported { hydrant } }");
await until(async () => (await subscribers()) === 2);
second.stop();
await until(async () => (await subscribers()) === 1);
await second.done;
first.stop();
seen.ended = await until(async () => (await subscribers()) === 0);

seen.query = await once("query ($id: Int!) { hydrantById(id: $id) { id } }", { id: 3 });
seen.mutation = await once('mutation { reportDefect(input: { hydrantId: 2, text: "ice" }) { text } }');
seen.fieldError = await once('mutation { reportDefect(input: { hydrantId: 2, text: "" }) { text } }');
seen.invalid = await once("{ nothing }");
seen.invalidSubscription = await once("subscription { defectReported { nothing } }");

const third = listen("subscription { defectReported { text } }");
await until(async () => (await subscribers()) === 1);
await fetch(address + "/cut", { method: "POST" });
seen.reconnected = await until(async () => {
  await report("again");
  await pause();
  return third.values.length > 0;
});
third.stop();
seen.closed = await until(async () => (await subscribers()) === 0);
await client.dispose();
console.log(JSON.stringify(seen));
