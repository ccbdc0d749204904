// The peer of `./riskmap bench graphql`: mercurius with compiled queries, loaders and hand-written SQL, prepared once per connection.
// The part of RiskMap's schema that the questions ask for, with the same names and the same answers.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'

// Days are text in the answers: no Date is made of them.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
const pool = new pg.Pool({ max: Number(process.env.POOL) })

const schema = `
  scalar Geometry
  type Query {
    version: String!
    area(code: String!): Area
  }
  type Area {
    hydrant(id: ID): Hydrant
    hydrants(first: Int): HydrantsConnection
    roads(first: Int): RoadsConnection
  }
  type HydrantsConnection { nodes: [Hydrant!] }
  type RoadsConnection { nodes: [Road!] }
  type Road {
    id: ID!
    name: String
    hydrants: [Hydrant!]!
  }
  type Hydrant {
    id: ID!
    number: String
    kind: String!
    status: String!
    flowLps: Float
    installedOn: String
    geometry: Geometry!
  }
`

const hydrant = `h.id, h.number, upper(h.kind) AS kind, upper(h.state) AS status, h.flow_lps AS "flowLps", h.installed_on AS "installedOn",
  ST_X(h.geom) AS x, ST_Y(h.geom) AS y`

const sql = {
  hydrant: `SELECT ${hydrant} FROM hydrants h WHERE h.area = $1 AND h.id = $2`,
  hydrants: `SELECT ${hydrant} FROM hydrants h WHERE h.area = $1 ORDER BY h.feature_id LIMIT $2`,
  roads: 'SELECT r.id, r.name, r.feature_id FROM roads r WHERE r.area = $1 ORDER BY r.feature_id LIMIT $2',
  along: `
    WITH asked AS (
      SELECT r.feature_id, r.geom::geography AS course,
        ST_Expand(r.geom, $3::float8 / 110000 / greatest(cos(radians(ST_YMax(r.geom))), 0.01), $3::float8 / 110000) AS around
      FROM roads r WHERE r.area = $1 AND r.feature_id = ANY($2))
    SELECT ${hydrant}, a.feature_id AS road
    FROM asked a
    JOIN hydrants h ON h.area = $1 AND h.geom && a.around AND ST_DWithin(h.geom::geography, a.course, $3)
    ORDER BY h.feature_id`
}

const ask = async (name, ...values) => (await pool.query({ name, text: sql[name], values })).rows

const degrees = (value) => Math.round(value * 1e7) / 1e7

const resolvers = {
  Query: {
    version: () => process.env.BENCH_VERSION,
    area: (_, { code }) => (code === 'bench' ? { code } : null)
  },
  Area: {
    hydrant: async (area, { id }) => (await ask('hydrant', area.code, id))[0] ?? null,
    hydrants: async (area, { first }) => ({ nodes: await ask('hydrants', area.code, first) }),
    roads: async (area, { first }) => ({ nodes: await ask('roads', area.code, first) })
  },
  Hydrant: {
    geometry: ({ x, y }) => ({ type: 'Point', coordinates: [degrees(x), degrees(y)] })
  }
}

const loaders = {
  Road: {
    hydrants: {
      async loader(roads) {
        const byRoad = new Map(roads.map(({ obj }) => [obj.feature_id, []]))
        for (const row of await ask('along', 'bench', [...byRoad.keys()], 50)) byRoad.get(row.road).push(row)
        return roads.map(({ obj }) => byRoad.get(obj.feature_id))
      },
      opts: { cache: false }
    }
  }
}

const app = Fastify()
app.register(mercurius, { schema, resolvers, loaders, jit: 1 })
app.get('/health', () => 'ok')
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
