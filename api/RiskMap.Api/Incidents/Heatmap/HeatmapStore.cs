using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Reads the fires of an area and the ground that they were recorded on.</summary>
public sealed class HeatmapStore(NpgsqlDataSource database, Settings settings)
{
    /// <summary>Metres within which the street that a geocoder meant is looked for.</summary>
    private const int ToStreet = 30;

    /// <summary>A degree of latitude, to widen boxes with; where the sun stands high a degree of longitude is as long.</summary>
    private const double MetresPerDegree = 111_000;

    public async Task<FireRecord> RecordAsync(Area area, CancellationToken cancel)
    {
        var vague = (await database.ReadAsync("""
            WITH
            -- places that are known to a street or a village only, each once however many fires it has
            vague AS (
                SELECT i.location_precision = 'street' AS on_street, i.geom,
                    max(COALESCE(l.radius_m, CASE i.location_precision WHEN 'street' THEN @street ELSE @village END)) AS reach
                FROM incidents i LEFT JOIN locations l ON l.area = i.area AND l.layer = 'incidents' AND l.row = i.id
                WHERE i.area = @Code AND i.location_precision IN ('street', 'village') AND i.geom IS NOT NULL
                GROUP BY i.location_precision, i.geom)
            SELECT on_street, ST_X(v.geom), ST_Y(v.geom), reach,
                CASE WHEN on_street THEN (
                    -- all roads of the name of the nearest named one, as far as the geocoder may have been wrong
                    SELECT ST_AsBinary(ST_Intersection(ST_Collect(r.geom), ST_Buffer(v.geom::geography, reach)::geometry))
                    FROM roads r
                    WHERE r.area = @Code AND r.geom && ST_Expand(v.geom, 2 * reach / @degree) AND r.name = (
                        SELECT n.name FROM roads n
                        WHERE n.area = @Code AND n.name IS NOT NULL AND n.geom && ST_Expand(v.geom, 2 * @near / @degree)
                            AND ST_DWithin(n.geom::geography, v.geom::geography, @near)
                        ORDER BY n.geom::geography <-> v.geom::geography LIMIT 1))
                ELSE (
                    SELECT ST_AsBinary(d.geom) FROM divisions d
                    WHERE d.area = @Code AND d.level = 'village' AND ST_Intersects(d.geom, v.geom) ORDER BY ST_Area(d.geom) LIMIT 1)
                END
            FROM vague v
            """,
            new { area.Code, street = (double)settings.StreetReachMetres, village = (double)settings.VillageReachMetres, near = (double)ToStreet, degree = MetresPerDegree },
            r =>
            {
                var place = new FirePoint(r.GetDouble(1), r.GetDouble(2));
                var shape = r.IsDBNull(4) ? null : Shape.Read(r.GetFieldValue<byte[]>(4));
                return (Key: (OnStreet: r.GetBoolean(0), place), Points: FireSpread.Over(shape, place, r.GetDouble(3)));
            }, cancel)).ToDictionary(v => v.Key, v => v.Points);

        var words = (Kinds: new WordList(), Causes: new WordList(), Places: new WordList(), Numbers: new WordList(), Currencies: new WordList(), Datasets: new Dictionary<Guid, int>());
        var seen = new HashSet<(int Dataset, int Number, int Day)>();
        var read = 0;
        var fires = await database.ReadAsync("""
            SELECT (started_at AT TIME ZONE @TimeZone)::date - DATE '0001-01-01', CASE time_precision WHEN 'day' THEN 24 ELSE extract(hour FROM started_at AT TIME ZONE @TimeZone)::int END,
                kind, cause, place, location_precision, ST_X(geom), ST_Y(geom), number, dataset,
                deaths_7d, deaths_30d, injuries, households_affected, loss_amount, loss_currency, feature_id
            FROM incidents WHERE area = @Code ORDER BY feature_id
            """, new { area.Code, area.TimeZone }, r =>
            {
                read++;
                var fire = new Row(
                    r.GetInt32(0), (byte)r.GetInt32(1), words.Kinds.Of(r.Text(2)), words.Causes.Of(r.Text(3)), words.Places.Of(r.Text(4)),
                    r.Word<LocationPrecision>(5), r.Number(6) is { } x ? new(x, r.GetDouble(7)) : null,
                    new(r.Count(10), r.Count(11), r.Count(12), r.Count(13), r.IsDBNull(14) ? null : r.GetDecimal(14), words.Currencies.Shared(r.Text(15))), r.GetInt32(16));
                words.Datasets.TryAdd(r.GetGuid(9), words.Datasets.Count);
                return r.IsDBNull(8) || seen.Add((words.Datasets[r.GetGuid(9)], words.Numbers.Of(r.GetString(8)), fire.Day)) ? fire : null;
            }, cancel);
        return Record([.. fires.OfType<Row>().OrderBy(f => f.Day)], words.Kinds, words.Causes, words.Places, read, vague) with
        {
            DeliveredUntil = (await database.QueryAsync<DateOnly?>(
                "SELECT max(as_of) FROM datasets WHERE area = @Code AND layer = 'incidents'", new { area.Code }, cancel)).Single(),
        };
    }

    /// <summary>
    /// The ground of the area: its county's division, or its towns' together, or its neighbourhoods'; null: none of them is on record.
    /// </summary>
    public async Task<HeatRegion?> RegionAsync(Area area, CancellationToken cancel)
    {
        var shape = (await database.QueryAsync<byte[]?>("""
            WITH county AS (SELECT geom FROM divisions WHERE area = @Code AND level = 'county'),
            towns AS (SELECT geom FROM divisions WHERE area = @Code AND level = 'town' AND NOT EXISTS (SELECT FROM county)),
            parts AS (
                SELECT geom FROM county
                UNION ALL SELECT geom FROM towns
                UNION ALL SELECT geom FROM zones
                    WHERE area = @Code AND kind = 'neighbourhood' AND NOT EXISTS (SELECT FROM county) AND NOT EXISTS (SELECT FROM towns))
            -- Five metres more or less are nothing beside a bandwidth.
            SELECT ST_AsBinary(ST_SimplifyPreserveTopology(ST_UnaryUnion(ST_Collect(geom)), 0.00005)) FROM parts
            """, new { area.Code }, cancel)).Single();
        return shape is null ? null : new([.. Polygons(Shape.Read(shape)).SelectMany(p => p.InteriorRings.Prepend(p.ExteriorRing))
            .Select(r => r.Coordinates.Select(c => new FirePoint(c.X, c.Y)).ToArray())]);
    }

    /// <summary>The polygon of a zone; an empty one: there is no such zone.</summary>
    public async Task<Geometry> ZoneAsync(Area area, Guid zone, CancellationToken cancel) =>
        (await database.QueryAsync<byte[]>("SELECT ST_AsBinary(geom) FROM zones WHERE area = @Code AND id = @zone", new { area.Code, zone }, cancel))
            .Select(Shape.Read).SingleOrDefault() ?? Polygon.Empty;

    /// <summary>What there is or was to burn: buildings by their middle, or doors where no buildings are on record.</summary>
    internal Task<List<ExposedThing>> ExposureAsync(Area area, CancellationToken cancel) => database.ReadAsync("""
        SELECT ST_X(middle), ST_Y(middle), floor_area_m2, residents::double precision, built_on, demolished_on
        FROM buildings, LATERAL (SELECT ST_Centroid(geom)) AS c (middle)
        WHERE area = @Code
        UNION ALL
        SELECT ST_X(geom), ST_Y(geom), NULL, NULL, NULL, NULL FROM addresses
        WHERE area = @Code AND geom IS NOT NULL AND NOT EXISTS (SELECT FROM buildings WHERE area = @Code)
        """, new { area.Code },
        r => new ExposedThing(new(r.GetDouble(0), r.GetDouble(1)), r.Number(2), r.Number(3), r.Day(4), r.Day(5)), cancel);

    private static FireRecord Record(
        List<Row> fires, WordList kinds, WordList causes, WordList places, int read, Dictionary<(bool OnStreet, FirePoint Place), FirePoint[]> vague)
    {
        var (from, points) = (new int[fires.Count + 1], new List<FirePoint>(fires.Count));
        for (var i = 0; i < fires.Count; i++)
        {
            if (fires[i].Place is { } place)
            {
                points.AddRange(
                    fires[i].Precision is LocationPrecision.Street or LocationPrecision.Village
                    && vague.TryGetValue((fires[i].Precision == LocationPrecision.Street, place), out var spread) ? spread : [place]);
            }

            from[i + 1] = points.Count;
        }

        return new()
        {
            Days = [.. fires.Select(f => f.Day)],
            Hours = [.. fires.Select(f => f.Hour)],
            Kinds = new([.. fires.Select(f => f.Kind)], kinds.Words),
            Causes = new([.. fires.Select(f => f.Cause)], causes.Words),
            Places = new([.. fires.Select(f => f.Premises)], places.Words),
            FeatureIds = [.. fires.Select(f => f.FeatureId)],
            Costs = [.. fires.Select(f => f.Cost)],
            Precisions = [.. fires.Select(f => f.Precision)],
            PointsFrom = from,
            Points = [.. points],
            Folded = read - fires.Count,
        };
    }

    private static IEnumerable<Polygon> Polygons(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();

    private sealed record Row(int Day, byte Hour, int Kind, int Cause, int Premises, LocationPrecision Precision, FirePoint? Place, FireCost Cost, int FeatureId);

    /// <summary>Words by their numbers; null is one of them.</summary>
    private sealed class WordList
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private int _unstated = -1;

        public List<string?> Words { get; } = [];

        public int Of(string? word)
        {
            if (word is null)
            {
                return _unstated >= 0 ? _unstated : _unstated = Add(null);
            }

            return _numbers.TryGetValue(word, out var number) ? number : _numbers[word] = Add(word);
        }

        /// <summary>The one text that stands for all that spell the same.</summary>
        public string? Shared(string? word) => Words[Of(word)];

        private int Add(string? word)
        {
            Words.Add(word);
            return Words.Count - 1;
        }
    }
}
