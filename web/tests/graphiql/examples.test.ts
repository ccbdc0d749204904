import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleOf, examples } from '../../src/graphiql/examples';

const schema = buildSchema(readFileSync(`${import.meta.dirname}/../../../api/RiskMap.Api/GraphQL/schema.graphql`, 'utf8'));

describe('an example', () => {
  it('fits the schema', () => {
    for (const { query } of examples('demo')) expect(validate(schema, parse(query)), query).toEqual([]);
  });

  it('tells what it asks in its first comment, in both languages', () => {
    for (const { query, about } of examples('demo')) {
      expect(about, query).toHaveLength(2);
      expect(about[0], query).toMatch(/\p{Script=Han}/u);
      expect(about[1], query).toMatch(/^[A-Z].*[.?]$/);
    }
  });

  it('has a name of its own, which its tab shows', () => {
    const names = examples('demo').map(({ query }) => /^(?:query|subscription) (\w+)/m.exec(query)?.[1]);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks about the area that the reader comes from, where it asks about one', () => {
    expect(JSON.parse(exampleOf('# 问\n# Ask.\nquery Q($area: String!) { area(code: $area) { code } }', 'freeport').variables)).toEqual({
      area: 'freeport',
    });
    expect(exampleOf('query Q { areas { code } }', 'freeport').variables).toBe('');
  });
});
