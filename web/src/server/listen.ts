import ids from 'virtual:operation-ids';
import type { TadaDocumentNode } from 'gql.tada';
import { type Document, nameOf, textOf } from './graphql';
import { tokenHeaders } from './me';
import { graphqlRoute } from './routes';

/** Hears a subscription by server-sent events until it ends, the line breaks or nobody listens any more. */
export async function listen<Result, Variables extends Record<string, unknown>>(
  question: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  tell: (data: Result) => void,
  signal: AbortSignal,
  /** The server listens, and what happens from now on will be told. */
  onOpen?: () => void,
): Promise<void> {
  const document = question as unknown as Document;
  const known = ids[nameOf(document)];
  const response = await fetch(graphqlRoute, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(await tokenHeaders()) },
    body: JSON.stringify({ ...(known ? { id: known } : { query: textOf(document) }), variables }),
    signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (response.ok) onOpen?.();
  let unread = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (unread + value).split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:') || line.length < 8) continue;
      const data = JSON.parse(line.slice(5)).data as Result | null | undefined;
      if (data) tell(data);
    }
  }
}
