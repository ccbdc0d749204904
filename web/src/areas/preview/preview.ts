import { ask } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';

export const previewQuery = graphql(`
  query preview($area: String!, $id: ID!) {
    importPreview(area: $area, id: $id) {
      id layer datasetName fileName at crsSrc encoding command
      columns { column field how sure samples unit }
      sample { place values { name value } }
      findings { code severity rows evidence remedy }
      counts { read wouldInsert wouldUpdate unchanged rejected unlocated }
    }
  }
`);

export type Preview = NonNullable<ResultOf<typeof previewQuery>['importPreview']>;
export type PreviewColumn = Preview['columns'][number];
export type Finding = Preview['findings'][number];

/** null: there is no such dry run. */
export async function askPreview(area: string, id: string, language: string, signal: AbortSignal): Promise<Preview | null> {
  return (await ask(previewQuery, { area, id }, language, signal)).importPreview;
}
