import { get, ServerFailure } from '../../server/ask';
import { tokenHeaders } from '../../server/me';
import { importRoutes } from '../../server/routes';

export interface ImportField {
  name: string;
  type: string;
  unit?: string;
  required: boolean;
  choices?: string[];
}

export interface ImportLayer {
  name: string;
  fields: ImportField[];
}

/** What the reader says of a file; absent: as it is recognised. */
export interface PreviewWords {
  layer?: string;
  dataset?: string;
  crs?: string;
  encoding?: string;
  /** Of an area that is not there yet. */
  nameZh?: string;
  nameEn?: string;
  timeZone?: string;
  /** column=field, one each. */
  map?: string[];
}

/** No page of another site can send this header unasked. */
const ours = { 'riskmap-client': '1' };

/** The layers a file may fill; null: this server takes no files through the browser. */
export async function askLayers(area: string, language: string, signal: AbortSignal): Promise<ImportLayer[] | null> {
  const response = await get(importRoutes.layers(area), { headers: { ...ours, 'accept-language': language }, signal });
  return response.status === 404 ? null : await answerOf<ImportLayer[]>(response);
}

/** Sends the bytes; tells how much of them is there, from 0 to 1. */
export async function keep(
  area: string,
  file: File,
  language: string,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const headers = { ...ours, 'accept-language': language, ...(await tokenHeaders()) };
  return new Promise((resolve, reject) => {
    // fetch cannot tell how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('POST', importRoutes.keep(area, file.name));
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => event.lengthComputable && tell(event.loaded / event.total));
    request.addEventListener('error', () => reject(new ServerFailure('unreachable', file.name)));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('load', () => {
      const response = new Response(request.responseText, { status: request.status });
      answerOf<{ id: string }>(response).then(({ id }) => resolve(id), reject);
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

export interface Previewed {
  /** null: a file that fills many layers at once leaves no preview; its lines tell what it would do. */
  preview: string | null;
  said: string[];
}

/** A dry run of a kept file. */
export function preview(area: string, upload: string, words: PreviewWords, language: string, signal: AbortSignal): Promise<Previewed> {
  return post<Previewed>(importRoutes.preview(area, upload), words, language, signal);
}

/** Imports what the preview showed, or the whole file where there is none: the report, line by line. */
export async function importUpload(
  area: string,
  upload: string,
  previewed: string | null,
  language: string,
  signal: AbortSignal,
): Promise<string[]> {
  return (await post<{ said: string[] }>(importRoutes.import(area, upload, previewed), {}, language, signal)).said;
}

async function post<T>(url: string, body: object, language: string, signal: AbortSignal): Promise<T> {
  const headers = { ...ours, 'accept-language': language, 'content-type': 'application/json' };
  return answerOf<T>(await get(url, { method: 'POST', headers, body: JSON.stringify(body), signal }));
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  throw new ServerFailure('refused', answer.detail ?? answer.title ?? `HTTP ${response.status}`, answer.code);
}
