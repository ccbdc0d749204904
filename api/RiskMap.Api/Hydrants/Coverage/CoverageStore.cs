using Dapper;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Reads what coverage is computed from, in the metres of the area's local projection. PostGIS takes milliseconds to make ready a
/// projection given as text, once per call: so whole batches are projected as one collection, in order of their numbers.
/// </summary>
public sealed class CoverageStore(NpgsqlDataSource database)
{
    private const int BatchSize = 25_000;

    public Task<CoverageGround> GroundAsync(Area area, CoverageSubject of, CancellationToken cancel) =>
        of switch
        {
            CoverageSubject.Buildings => BuildingsAsync(area, "geom", cancel),
            CoverageSubject.BuildingCentroids => BuildingsAsync(area, "ST_Centroid(geom)", cancel),
            _ => AddressPointsAsync(area, cancel),
        };

    /// <summary>The area's own hydrants that can be counted on, on a day, first, then those of its neighbours.</summary>
    /// <param name="area">The area.</param>
    /// <param name="neighbours">Areas near it.</param>
    /// <param name="beyond">Metres beyond the box of the area's data that are read of its neighbours.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<UsableOnDay> HydrantsAsync(Area area, string[] neighbours, double beyond, DateOnly day, CancellationToken cancel)
    {
        string[] areas = [area.Code, .. neighbours];
        var batches = await database.QueryAsync<HydrantBatch>($"""
            WITH around AS ({ReachStore.Around}),
            usable AS (
                SELECT array_position(@areas, h.area) AS place, h.feature_id, h.state, h.geom FROM hydrants h, around
                WHERE h.area = ANY(@areas) AND h.geom IS NOT NULL AND (h.area = @Code OR h.geom && around.box) AND {HydrantStore.IsUsable}),
            numbered AS (SELECT *, row_number() OVER (ORDER BY place, feature_id) AS n FROM usable)
            SELECT array_agg(place ORDER BY n) AS places, array_agg(feature_id ORDER BY n) AS features,
                ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY n), @LocalSrs::text)) AS shapes,
                count(*) FILTER (WHERE state = 'unknown' AND place = 1)::int AS of_unknown_state
            FROM numbered GROUP BY n / @BatchSize ORDER BY n / @BatchSize
            """, new { area.Code, area.LocalSrs, areas, beyond, day, BatchSize }, cancel);
        var (unlocated, located) = (await database.QueryAsync<(int, int)>($"""
            SELECT count(*) FILTER (WHERE h.geom IS NULL AND {HydrantStore.IsUsable})::int, count(h.geom)::int
            FROM hydrants h WHERE h.area = @Code
            """, new { area.Code, day }, cancel)).Single();
        var reader = new FootprintReader();
        batches.ForEach(b => reader.Add(b.Shapes));
        var points = reader.Read();
        int[] features = [.. batches.SelectMany(b => b.Features)], places = [.. batches.SelectMany(b => b.Places)];
        return new(
            [.. features.Select((f, i) => new FeatureKey(areas[places[i] - 1], f))], points.X, points.Y, places.Count(p => p == 1),
            batches.Sum(b => b.OfUnknownState), unlocated, located);
    }

    /// <summary>Id, address and representative point of subjects, for those that a list shows.</summary>
    public Task<List<SubjectPlace>> PlacesAsync(string area, CoverageSubject of, int[] features, CancellationToken cancel) =>
        database.QueryAsync<SubjectPlace>(of != CoverageSubject.AddressPoints
            ? """
              WITH shown AS (SELECT feature_id, id, address, ST_PointOnSurface(geom) AS point FROM buildings WHERE area = @area AND feature_id = ANY(@features))
              SELECT feature_id, id, address, ST_X(point) AS longitude, ST_Y(point) AS latitude FROM shown
              """
            : """
              SELECT feature_id, id, COALESCE(full_text, concat_ws(' ', number, street)) AS address, ST_X(geom) AS longitude, ST_Y(geom) AS latitude
              FROM addresses WHERE area = @area AND feature_id = ANY(@features)
              """,
            new { area, features }, cancel);

    /// <summary>Footprints as GeoJSON in degrees, to a centimetre.</summary>
    public Task<List<(int Feature, string Shape)>> ShapesAsync(string area, int[] features, CancellationToken cancel) => database.QueryAsync<(int, string)>(
        "SELECT feature_id, ST_AsGeoJSON(geom, 7) FROM buildings WHERE area = @area AND feature_id = ANY(@features)", new { area, features }, cancel);

    /// <summary>Number of a building within its area; null: there is none of that id.</summary>
    public async Task<int?> FeatureOfAsync(string area, Guid id, CancellationToken cancel) =>
        (await database.QueryAsync<int?>("SELECT feature_id FROM buildings WHERE area = @area AND id = @id", new { area, id }, cancel)).SingleOrDefault();

    /// <param name="area">Whose buildings.</param>
    /// <param name="measured">SQL of what is measured from, in degrees: the footprint or a point of it.</param>
    /// <param name="cancel">Stops the reading.</param>
    private async Task<CoverageGround> BuildingsAsync(Area area, string measured, CancellationToken cancel)
    {
        var batches = await database.QueryAsync<Batch>($"""
            SELECT array_agg(feature_id ORDER BY feature_id) AS features,
                ST_AsBinary(ST_Transform(ST_Collect({measured} ORDER BY feature_id), @LocalSrs::text)) AS shapes,
                -- Day numbers as .NET counts them, from 0001-01-01.
                array_agg(COALESCE(built_on - DATE '0001-01-01', -1) ORDER BY feature_id) AS from_day,
                array_agg(COALESCE(demolished_on - DATE '0001-01-01', 2147483647) ORDER BY feature_id) AS until_day
            FROM buildings WHERE area = @Code AND NOT ST_IsEmpty(geom)
            GROUP BY feature_id / @BatchSize ORDER BY feature_id / @BatchSize
            """, new { area.Code, area.LocalSrs, BatchSize }, cancel);
        var reader = new FootprintReader();
        batches.ForEach(b => reader.Add(b.Shapes));
        int[] features = [.. batches.SelectMany(b => b.Features)];
        int[] from = [.. batches.SelectMany(b => b.FromDay)], until = [.. batches.SelectMany(b => b.UntilDay)];
        var datesMatter = from.Any(d => d >= 0) || until.Any(d => d < int.MaxValue);
        return Ground(reader.Read(), features, features, i => i, datesMatter ? (from, until) : null);
    }

    private async Task<CoverageGround> AddressPointsAsync(Area area, CancellationToken cancel)
    {
        var batches = await database.QueryAsync<Batch>("""
            SELECT array_agg(feature_id ORDER BY feature_id) AS features,
                ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY feature_id), @LocalSrs::text)) AS shapes
            FROM addresses WHERE area = @Code AND NOT ST_IsEmpty(geom)
            GROUP BY feature_id / @BatchSize ORDER BY feature_id / @BatchSize
            """, new { area.Code, area.LocalSrs, BatchSize }, cancel);
        var reader = new FootprintReader();
        batches.ForEach(b => reader.Add(b.Shapes));
        int[] features = [.. batches.SelectMany(b => b.Features)];
        var all = reader.Read();
        var places = new Dictionary<(double X, double Y), int>();
        var subjectOf = new int[features.Length];
        List<int> firsts = [];
        for (var i = 0; i < features.Length; i++)
        {
            if (!places.TryGetValue((all.X[i], all.Y[i]), out subjectOf[i]))
            {
                places[(all.X[i], all.Y[i])] = subjectOf[i] = firsts.Count;
                firsts.Add(i);
            }
        }

        int[] each = [.. Enumerable.Range(0, firsts.Count + 1)];
        var distinct = new Footprints { X = [.. firsts.Select(i => all.X[i])], Y = [.. firsts.Select(i => all.Y[i])], Points = each, RingsOf = each };
        return Ground(distinct, [.. firsts.Select(i => features[i])], features, i => subjectOf[i], null, CoverageSubject.AddressPoints);
    }

    private static CoverageGround Ground(
        Footprints footprints, int[] ofSubjects, int[] features, Func<int, int> subjectOf, (int[] From, int[] Until)? stands,
        CoverageSubject of = CoverageSubject.Buildings)
    {
        if (footprints.Count != ofSubjects.Length)
        {
            throw new InvalidDataException($"{ofSubjects.Length} features came with {footprints.Count} shapes.");
        }

        var byFeature = new int[features.Length == 0 ? 0 : features.Max() + 1];
        Array.Fill(byFeature, -1);
        for (var i = 0; i < features.Length; i++)
        {
            byFeature[features[i]] = subjectOf(i);
        }

        return new() { Footprints = footprints, FeatureIds = ofSubjects, SubjectOf = byFeature, Stands = stands, Of = of };
    }

    private sealed record HydrantBatch
    {
        public int[] Places { get; init; } = [];

        public int[] Features { get; init; } = [];

        public byte[] Shapes { get; init; } = [];

        public int OfUnknownState { get; init; }
    }

    private sealed record Batch
    {
        public int[] Features { get; init; } = [];

        public byte[] Shapes { get; init; } = [];

        public int[] FromDay { get; init; } = [];

        public int[] UntilDay { get; init; } = [];
    }
}

/// <summary>Where a subject is and what it is called.</summary>
public sealed record SubjectPlace
{
    public int FeatureId { get; init; }

    public Guid Id { get; init; }

    public string? Address { get; init; }

    public double Longitude { get; init; }

    public double Latitude { get; init; }
}
