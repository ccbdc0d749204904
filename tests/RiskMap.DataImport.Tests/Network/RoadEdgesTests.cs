using Dapper;
using NetTopologySuite.IO;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Tests.Network;

/// <summary>Roads in, edges and nodes out. Coordinates are thousandths of a degree round 112° E, 29° N.</summary>
public sealed class RoadEdgesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    private readonly string _area = $"n{Guid.NewGuid():n}"[..20];

    [Fact]
    public async Task Two_streets_that_share_a_vertex_are_cut_there_and_one_that_only_crosses_is_not()
    {
        await LoadAsync(Road("a", "0 0, 1 0, 2 0, 3 0"), Road("b", "1 1, 1 0, 1 -1"), Road("c", "2.5 1, 2.5 -1"));
        (await EdgesAsync()).ShouldBe(["a 0 0,1 0", "a 1 0,2 0,3 0", "b 1 0,1 -1", "b 1 1,1 0", "c 2.5 1,2.5 -1"]);
        // Four ends and the crossing of a and b; two of c.
        (await ScalarAsync("SELECT count(DISTINCT n)::int FROM road_edges, unnest(ARRAY[from_node, to_node]) n WHERE area = @area")).ShouldBe(7);
    }

    [Theory]
    // A bridge's own vertex lies over the road below: they do not meet.
    [InlineData(true, 1, "1 1, 1 0, 1 -1", 2)]
    [InlineData(true, null, "1 1, 1 0, 1 -1", 2)]
    // On the ground they do.
    [InlineData(false, null, "1 1, 1 0, 1 -1", 4)]
    // Where the bridge comes down it meets the road, whatever its level.
    [InlineData(true, 1, "1 1, 1 0", 3)]
    public async Task A_bridge_meets_others_at_its_ends_only(bool bridge, int? layer, string line, int edges)
    {
        await LoadAsync(Road("a", "0 0, 1 0, 2 0"), Road("bridge", line, bridge: bridge, layer: layer));
        (await EdgesAsync()).Count.ShouldBe(edges);
    }

    [Fact]
    public async Task A_bridge_goes_on_in_the_street_behind_it()
    {
        await LoadAsync(Road("a", "0 0, 1 0"), Road("bridge", "1 0, 2 0", bridge: true), Road("b", "2 0, 3 0"));
        (await ScalarAsync("SELECT count(DISTINCT n)::int FROM road_edges, unnest(ARRAY[from_node, to_node]) n WHERE area = @area")).ShouldBe(4);
    }

    [Fact]
    public async Task Lengths_are_those_of_the_database_short_or_across_half_the_world()
    {
        await LoadAsync(
            Road("short", "0 0, 0.001 0.001"), Road("town", "5 0, 6 3, 9 9"), Road("far", "20 0, 9000 8000"), Road("north", "30 0, 30 40000"),
            Road("round", "-111999 -29000, 67999.9 -29000.1"));
        (await QueryAsync<string>("""
            SELECT source_id || ' ' || e.length_m || ' ' || ST_Length(e.geom::geography) FROM roads r JOIN road_edges e ON e.area = r.area AND e.road = r.id
            WHERE r.area = @area AND (abs(e.length_m - ST_Length(e.geom::geography)) > 0.001 OR abs(r.length_m - ST_Length(r.geom::geography)) > 0.001)
            """)).ShouldBeEmpty();
        (await ScalarAsync("SELECT count(*)::int FROM road_edges WHERE area = @area")).ShouldBe(5);
    }

    [Fact]
    public async Task A_one_way_street_may_be_driven_from_its_first_point_to_its_last_and_others_both_ways()
    {
        await LoadAsync(Road("one", "0 0, 1 0", oneway: true), Road("two", "1 0, 2 0", oneway: false), Road("unknown", "2 0, 3 0"));
        (await QueryAsync<string>("""
            SELECT r.source_id || ' ' || e.forward || ' ' || e.backward FROM road_edges e JOIN roads r ON r.area = e.area AND r.id = e.road
            WHERE e.area = @area ORDER BY 1
            """)).ShouldBe(["one true false", "two true true", "unknown true true"]);
    }

    [Fact]
    public async Task A_loop_begins_and_ends_in_one_node_and_a_road_that_crosses_itself_is_cut_there()
    {
        await LoadAsync(Road("round", "0 0, 1 0, 1 1, 0 0"), Road("lasso", "5 0, 6 0, 7 0, 7 1, 6 0"), Road("stutter", "9 0, 9 0, 10 0"));
        (await EdgesAsync()).ShouldBe(["lasso 5 0,6 0", "lasso 6 0,7 0,7 1,6 0", "round 0 0,1 0,1 1,0 0", "stutter 9 0,9 0,10 0"], ignoreOrder: true);
        (await ScalarAsync("SELECT count(*)::int FROM road_edges WHERE area = @area AND from_node = to_node")).ShouldBe(2);
    }

    [Fact]
    public async Task The_network_follows_the_roads_and_leaves_other_areas_alone()
    {
        await LoadAsync(Road("a", "0 0, 1 0, 2 0"));
        await LoadAsync(Road("b", "1 0, 1 1"));
        (await EdgesAsync()).Count.ShouldBe(3);
        (await ScalarAsync("SELECT round(sum(length_m))::int FROM road_edges WHERE area = @area"))
            .ShouldBe(await ScalarAsync("SELECT round(sum(length_m))::int FROM roads WHERE area = @area"));
    }

    /// <summary>
    /// Independent of our cutting: nodes and edges of a flat network counted from shared vertices by PostGIS, and its connected parts by pgRouting.
    /// </summary>
    [Fact]
    public async Task A_grid_town_counts_as_its_shared_vertices_say_and_hangs_together_as_pgrouting_says()
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pgrouting')"))
        {
            Missing.Prerequisite("pgRouting is not installed beside PostGIS: apt-get install postgresql-15-pgrouting");
        }

        // Streets of a grid with every seventh missing, and an island apart.
        var roads = new List<Row>();
        for (var i = 0; i < 12; i++)
        {
            roads.AddRange(Enumerable.Range(0, 12).Where(j => ((i * 12) + j) % 7 != 0).Select(j => Road($"e{i}-{j}", $"{i} {j}, {i + 1} {j}")));
            roads.Add(Road($"n{i}", string.Join(", ", Enumerable.Range(0, 12).Select(j => $"{i} {j}"))));
        }

        await LoadAsync([.. roads, Road("island", "40 40, 41 40, 41 41")]);

        var expected = await connection.QuerySingleAsync<(int Nodes, int Edges)>("""
            WITH points AS (SELECT r.id, d.path[2] AS i, ST_NPoints(r.geom) AS n, d.geom FROM roads r, ST_DumpPoints(r.geom) d WHERE r.area = @_area),
            nodes AS (SELECT geom FROM points GROUP BY geom HAVING count(*) > 1 OR bool_or(i IN (1, n)))
            SELECT (SELECT count(*)::int FROM nodes), (SELECT (count(*) - (SELECT count(*) FROM roads WHERE area = @_area))::int
                FROM points WHERE geom IN (SELECT geom FROM nodes))
            """, new { _area });
        var parts = await ScalarAsync("SELECT count(*)::int FROM (SELECT ST_ClusterDBSCAN(geom, 0, 1) OVER () AS part FROM roads WHERE area = @area) p GROUP BY part ORDER BY 1 LIMIT 1");
        (await ScalarAsync("SELECT count(*)::int FROM road_edges WHERE area = @area")).ShouldBe(expected.Edges);
        (await ScalarAsync("SELECT count(DISTINCT n)::int FROM road_edges, unnest(ARRAY[from_node, to_node]) n WHERE area = @area")).ShouldBe(expected.Nodes);
        expected.Edges.ShouldBeGreaterThan(200);
        parts.ShouldBe(1); // the island alone
        await connection.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgrouting");
        (await connection.QueryAsync<int>($"""
            SELECT count(*)::int FROM pgr_connectedComponents('SELECT id, from_node AS source, to_node AS target,
                CASE WHEN forward THEN length_m ELSE -1 END AS cost, CASE WHEN backward THEN length_m ELSE -1 END AS reverse_cost
                FROM road_edges WHERE area = ''{_area}''') GROUP BY component ORDER BY 1
            """)).ShouldBe([2, expected.Nodes - 2]);
    }

    private Task LoadAsync(params Row[] roads) => Loader.LoadAsync(
        db.Source, new Area(_area, "路网", "Network", "Asia/Shanghai"), new Dataset("roads"), LayerCatalogue.Get("roads"), roads.ToAsyncEnumerable());

    private static Row Road(string id, string points, bool? oneway = null, bool? bridge = null, int? layer = null)
    {
        var line = new WKTReader().Read($"LINESTRING({points})");
        line.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation(0.001, 0, 112, 0, 0.001, 29));
        return new(id, line, new Dictionary<string, object?> { ["oneway"] = oneway, ["bridge"] = bridge, ["layer"] = layer });
    }

    /// <summary>Road and points of each edge, in the thousandths of <see cref="Road"/>.</summary>
    private async Task<IReadOnlyList<string>> EdgesAsync() => await QueryAsync<string>("""
        SELECT r.source_id || ' ' || (SELECT string_agg(round(((ST_X(d.geom) - 112) * 1000)::numeric, 1)::float || ' ' ||
            round(((ST_Y(d.geom) - 29) * 1000)::numeric, 1)::float, ',' ORDER BY d.path) FROM ST_DumpPoints(e.geom) d)
        FROM road_edges e JOIN roads r ON r.area = e.area AND r.id = e.road WHERE e.area = @area ORDER BY 1
        """);

    private async Task<int> ScalarAsync(string sql) => (await QueryAsync<int>(sql)).Single();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<T>(sql, new { area = _area })).AsList();
    }
}
