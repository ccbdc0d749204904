using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Reads streets, water and hydrants of an area and what its neighbours have of them near its border, in the metres of its local
/// projection. Whole batches are projected as one collection, as <see cref="CoverageStore"/> does.
/// </summary>
public sealed class ReachStore(NpgsqlDataSource database)
{
    private const int BatchSize = 25_000;

    /// <summary>Box round the area's data, and so many metres beyond it.</summary>
    internal const string Around = """
        SELECT ST_Expand(bounds, @beyond / 110000 / greatest(cos(radians(ST_YMax(bounds))), 0.01), @beyond / 110000) AS box
        FROM areas WHERE area = @Code
        """;

    /// <param name="area">The area.</param>
    /// <param name="neighbours">Areas near it.</param>
    /// <param name="avoided">Classes of roads along which no hose is laid.</param>
    /// <param name="beyond">Metres beyond the area's border that are read of its neighbours.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<StreetGraph> StreetsAsync(Area area, string[] neighbours, string[] avoided, double beyond, CancellationToken cancel)
    {
        string[] areas = [area.Code, .. neighbours];
        var batches = await database.QueryAsync<EdgeBatch>($"""
            WITH around AS ({Around}),
            walked AS (
                SELECT e.*, array_position(@areas, e.area) AS place, row_number() OVER (ORDER BY array_position(@areas, e.area), e.id) AS n
                FROM road_edges e JOIN roads r ON r.area = e.area AND r.id = e.road, around
                WHERE e.area = ANY(@areas) AND (e.area = @Code OR e.geom && around.box) AND r.class <> ALL(@avoided))
            SELECT array_agg(place ORDER BY n) AS places, array_agg(from_node ORDER BY n) AS from_nodes, array_agg(to_node ORDER BY n) AS to_nodes,
                array_agg(length_m ORDER BY n) AS lengths, array_agg(road ORDER BY n) AS roads,
                ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY n), @LocalSrs::text)) AS shapes
            FROM walked GROUP BY n / @BatchSize ORDER BY n / @BatchSize
            """, new { area.Code, area.LocalSrs, areas, avoided, beyond, BatchSize }, cancel);
        var reader = new FootprintReader();
        batches.ForEach(b => reader.Add(b.Shapes));
        var lines = reader.Read();
        var nodes = new NodeNumbers();
        var (from, to) = (new int[lines.Count], new int[lines.Count]);
        int[] places = [.. batches.SelectMany(b => b.Places)], fromNodes = [.. batches.SelectMany(b => b.FromNodes)];
        int[] toNodes = [.. batches.SelectMany(b => b.ToNodes)];
        for (var i = 0; i < lines.Count; i++)
        {
            var (first, last) = (lines.Points[i], lines.Points[i + 1] - 1);
            from[i] = nodes.Of(places[i], fromNodes[i], lines.X[first], lines.Y[first]);
            to[i] = nodes.Of(places[i], toNodes[i], lines.X[last], lines.Y[last]);
        }

        Guid[] roadOf = [.. batches.SelectMany(b => b.Roads)];
        Guid[] roads = [.. roadOf.Distinct()];
        var numbers = roads.Index().ToDictionary(r => r.Item, r => r.Index);
        return new(nodes.Count, from, to, [.. batches.SelectMany(b => b.Lengths)], lines.Points, lines.X, lines.Y, [.. roadOf.Select(r => numbers[r])], roads);
    }

    /// <summary>Water in pieces small enough to be asked quickly.</summary>
    public async Task<Footprints> WaterAsync(Area area, string[] neighbours, double beyond, CancellationToken cancel)
    {
        string[] areas = [area.Code, .. neighbours];
        var batches = await database.QueryAsync<byte[]>($"""
            WITH around AS ({Around}),
            water AS (
                SELECT ST_Subdivide(geom, 64) AS geom FROM land_cover, around
                WHERE area = ANY(@areas) AND (area = @Code OR geom && around.box) AND kind = 'water'),
            numbered AS (SELECT geom, row_number() OVER () AS n FROM water WHERE ST_Dimension(geom) = 2)
            SELECT ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY n), @LocalSrs::text)) FROM numbered GROUP BY n / @BatchSize
            """, new { area.Code, area.LocalSrs, areas, beyond, BatchSize }, cancel);
        var reader = new FootprintReader();
        batches.ForEach(b => reader.Add(b));
        return reader.Read();
    }

    /// <summary>
    /// The area's own hydrants first, then those of its neighbours. What stands within a metre of one that is on the list already is
    /// the same hydrant on two records, and counts once.
    /// </summary>
    public async Task<HydrantsOnRecord> HydrantsAsync(Area area, string[] neighbours, double beyond, CancellationToken cancel)
    {
        string[] areas = [area.Code, .. neighbours];
        var values = new { area.Code, area.LocalSrs, areas, beyond, BatchSize };
        var near = $"""
            WITH around AS ({Around}),
            near AS (
                SELECT h.*, array_position(@areas, h.area) AS place FROM hydrants h, around
                WHERE h.area = ANY(@areas) AND h.geom IS NOT NULL AND (h.area = @Code OR h.geom && around.box))
            """;
        var rows = await database.QueryAsync<HydrantRow>($"""
            {near}
            SELECT id, place, feature_id, state, flow_lps, tested_on - DATE '0001-01-01' AS tested_day,
                COALESCE(installed_on - DATE '0001-01-01', -1) AS from_day, COALESCE(removed_on - DATE '0001-01-01', 2147483647) AS until_day
            FROM near ORDER BY place, feature_id
            """, values, cancel);
        var shapes = await database.QueryAsync<byte[]>($"""
            {near}, numbered AS (SELECT geom, row_number() OVER (ORDER BY place, feature_id) AS n FROM near)
            SELECT ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY n), @LocalSrs::text)) FROM numbered GROUP BY n / @BatchSize ORDER BY n / @BatchSize
            """, values, cancel);
        var outages = (await database.QueryAsync<(Guid Hydrant, int From, int To)>($"""
            {near}
            SELECT o.hydrant, o.from_on - DATE '0001-01-01', COALESCE(o.to_on - DATE '0001-01-01', 2147483647)
            FROM near JOIN hydrant_outages o ON o.area = near.area AND o.hydrant = near.id ORDER BY o.from_on
            """, values, cancel)).ToLookup(o => o.Hydrant, o => (o.From, o.To));
        var tests = (await database.QueryAsync<(Guid Hydrant, int Day, double? Flow, double? Residual)>($"""
            {near}
            SELECT t.hydrant, t.tested_on - DATE '0001-01-01', t.flow_lps, t.residual_mpa
            FROM near JOIN hydrant_tests t ON t.area = near.area AND t.hydrant = near.id ORDER BY t.tested_on
            """, values, cancel)).ToLookup(t => t.Hydrant, t => (t.Day, t.Flow ?? double.NaN, t.Residual ?? double.NaN));
        var unlocated = await database.CountAsync("FROM hydrants h WHERE h.area = @Code AND h.geom IS NULL", values, cancel);
        var reader = new FootprintReader();
        shapes.ForEach(s => reader.Add(s));
        var points = reader.Read();
        int[] kept = [.. Distinct(rows, points)];
        return new()
        {
            Areas = [.. kept.Select(i => areas[rows[i].Place - 1])],
            FeatureIds = [.. kept.Select(i => rows[i].FeatureId)],
            Ids = [.. kept.Select(i => rows[i].Id)],
            X = [.. kept.Select(i => points.X[i])],
            Y = [.. kept.Select(i => points.Y[i])],
            States = [.. kept.Select(i => Snake.Read<HydrantStatus>(rows[i].State))],
            Stands = [.. kept.Select(i => (rows[i].FromDay, rows[i].UntilDay))],
            Outages = [.. kept.Select(i => outages[rows[i].Id].ToArray())],
            Tests = [.. kept.Select(i => TestsOf(rows[i], tests[rows[i].Id]))],
            Own = kept.Count(i => rows[i].Place == 1),
            Unlocated = unlocated,
        };
    }

    /// <summary>The record itself repeats the latest test; where tests are not kept one by one, it is the only one.</summary>
    private static (int Day, double FlowLps, double ResidualMpa)[] TestsOf(HydrantRow row, IEnumerable<(int, double, double)> tests)
    {
        (int Day, double, double)[] all = [.. tests];
        return row.TestedDay is { } day && !Array.Exists(all, t => t.Day == day)
            ? [.. all.Append((day, row.FlowLps ?? double.NaN, double.NaN)).OrderBy(t => t.Item1)]
            : all;
    }

    private static IEnumerable<int> Distinct(List<HydrantRow> rows, Footprints points)
    {
        var own = rows.Count(r => r.Place == 1);
        var grid = new BoxGrid([.. points.X.Select((x, i) => new MetreBox(x, points.Y[i], x, points.Y[i]))], 50);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i < own || !IsRepeated(i, rows, points, grid))
            {
                yield return i;
            }
        }
    }

    private static bool IsRepeated(int hydrant, List<HydrantRow> rows, Footprints points, BoxGrid grid)
    {
        var (x, y) = (points.X[hydrant], points.Y[hydrant]);
        foreach (var other in grid.Within(new MetreBox(x, y, x, y).Grown(1)))
        {
            if (rows[other].Place < rows[hydrant].Place
                && ((points.X[other] - x) * (points.X[other] - x)) + ((points.Y[other] - y) * (points.Y[other] - y)) <= 1)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record EdgeBatch
    {
        public int[] Places { get; init; } = [];

        public int[] FromNodes { get; init; } = [];

        public int[] ToNodes { get; init; } = [];

        public double[] Lengths { get; init; } = [];

        public Guid[] Roads { get; init; } = [];

        public byte[] Shapes { get; init; } = [];
    }

    private sealed record HydrantRow
    {
        public Guid Id { get; init; }

        public int Place { get; init; }

        public int FeatureId { get; init; }

        public string State { get; init; } = "";

        public double? FlowLps { get; init; }

        public int? TestedDay { get; init; }

        public int FromDay { get; init; }

        public int UntilDay { get; init; }
    }
}
