import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Plugin, runnerImport } from 'vite';
import type { Document } from '../src/server/graphql';

/** An operation of the client as the server knows it: by the SHA-256 of its text. */
export interface Operation {
  name: string;
  id: string;
  text: string;
}

const root = `${import.meta.dirname}/..`;
const list = 'virtual:every-document';
const ids = 'virtual:operation-ids';

/** Every operation of the client, printed by the client's own textOf. Its modules are run for it, so what a question is made of may change freely. */
export async function everyOperation(): Promise<Operation[]> {
  const files = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && calls(file) > 0)
    .sort();
  const { module } = await runnerImport<{ textOf: (d: Document) => string; nameOf: (d: Document) => string; modules: object[] }>(list, {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [moduleOf(files)],
  });
  return files.flatMap((file, i) => {
    const documents = Object.values(module.modules[i] ?? {}).filter(isDocument);
    if (documents.length !== calls(file)) throw new Error(`${file}: every document that it makes with graphql() must be exported by name.`);
    return documents
      .filter((document) => module.nameOf(document) !== '')
      .map((document) => {
        const text = module.textOf(document);
        return { name: module.nameOf(document), id: createHash('sha256').update(text, 'utf8').digest('hex'), text };
      });
  });
}

/**
 * Writes operations/<id>.graphql for the server, and tells the client by which id to ask. While developing there are no ids: a question
 * changes from one minute to the next, so its text is sent.
 */
export function operations(): Plugin {
  let building = false;
  let every: Promise<Operation[]> | undefined;
  return {
    name: 'riskmap-operations',
    configResolved({ command }) {
      building = command === 'build';
    },
    buildStart() {
      if (building) every = everyOperation();
    },
    resolveId: (source) => (source === ids ? `\0${ids}` : undefined),
    async load(id) {
      if (id !== `\0${ids}`) return;
      const known = (await every) ?? [];
      return `export default ${JSON.stringify(Object.fromEntries(known.map((each) => [each.name, each.id])))};`;
    },
    async generateBundle() {
      for (const { id, text } of (await every) ?? []) this.emitFile({ type: 'asset', fileName: `operations/${id}.graphql`, source: text });
    },
  };
}

/** How many documents a file makes. */
function calls(file: string): number {
  return readFileSync(`${root}/src/${file}`, 'utf8').match(/\bgraphql\(\s*`/g)?.length ?? 0;
}

function isDocument(value: unknown): value is Document {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => typeof part === 'string' && /^(query|mutation|subscription|fragment) /.test(part))
  );
}

/** One module that holds those files' exports, and the printer. */
function moduleOf(files: string[]): Plugin {
  const imports = files.map((file, i) => `import * as m${i} from '/src/${file.replaceAll('\\', '/')}';`);
  const all = `export const modules = [${files.map((_, i) => `m${i}`).join(', ')}];`;
  const texts: Record<string, string> = {
    [list]: [...imports, all, "export { nameOf, textOf } from '/src/server/graphql.ts';"].join('\n'),
    [ids]: 'export default {};',
  };
  return {
    name: 'riskmap-every-document',
    resolveId: (source) => (source in texts ? `\0${source}` : undefined),
    load: (id) => texts[id.slice(1)],
  };
}
