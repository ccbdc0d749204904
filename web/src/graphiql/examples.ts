/** The examples that stand beside the schema (api/RiskMap.Api/GraphQL/examples), in the order of their file names. */
const files = import.meta.glob<string>('../../../api/RiskMap.Api/GraphQL/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Example {
  query: string;
  /** JSON; the area that the reader comes from, where the query asks for one. */
  variables: string;
  /** The sentences of its first comment: Chinese, then English. */
  about: string[];
}

export function examples(area: string): Example[] {
  return Object.keys(files)
    .sort()
    .map((name) => exampleOf(files[name] ?? '', area));
}

export function exampleOf(text: string, area: string): Example {
  const lines = text.trim().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const asksForArea = /\$area\s*:/.test(text);
  return {
    query: text.trim(),
    variables: asksForArea ? JSON.stringify({ area }, null, 2) : '',
    about: lines.slice(0, Math.max(end, 0)).map((line) => line.replace(/^#\s*/, '')),
  };
}
