using Dapper;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>
/// What is on record of places, all of them at once: a zone holds what lies in it, a town what has it as its town or lies in it, the area everything.
/// Long, for each leaf of the tree rests on another table.
/// </summary>
public sealed class VitalSignsStore(NpgsqlDataSource database)
{
    /// <summary>Premises where many people gather (消防法 73), by kind, where nobody said of the single ones.</summary>
    private static readonly string[] Crowded =
        ["mall", "market", "restaurant", "hotel", "entertainment", "internet_cafe", "bath", "school", "kindergarten", "hospital", "elderly_care", "religious", "public"];

    private static readonly string[] MixedUse = ["mixed_use", "shared_housing"];

    /// <summary>The places.</summary>
    internal Task<List<Place>> PlacesAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => of switch
    {
        VitalSignsOf.Area => database.QueryAsync<Place>("""
            -- The county's own outline, else its towns together, else the box round its data.
            SELECT '00000000-0000-0000-0000-000000000000'::uuid AS id, NULL::int AS feature_id, a.name_zh, a.name_en, NULL AS kind, true AS check_up,
                coalesce((SELECT sum(ST_Area(geom::geography)) FROM divisions WHERE area = @Code AND level = 'county'),
                    (SELECT sum(ST_Area(geom::geography)) FROM divisions WHERE area = @Code AND level = 'town'), ST_Area(a.bounds::geography), 0) / 1e6 AS km2
            FROM areas a WHERE a.area = @Code
            """, new { area.Code }, cancel),
        _ => database.QueryAsync<Place>(of == VitalSignsOf.Zones
            ? """
              SELECT z.id, z.feature_id, z.name_zh, z.name_en, z.kind, z.check_up, ST_Area(z.geom::geography) / 1e6 AS km2,
                  (SELECT min(ST_Distance(ST_PointOnSurface(z.geom)::geography, t.geom::geography)) / 1000 FROM stations t
                   WHERE t.area = @Code AND t.state IN ('in_service', 'unknown') AND t.kind <> 'micro' AND (t.removed_on IS NULL OR t.removed_on > @day)) AS station_km
              FROM zones z WHERE z.area = @Code AND (z.removed_on IS NULL OR z.removed_on > @day) ORDER BY z.feature_id
              """
            : """
              SELECT d.id, d.feature_id, d.name_zh, d.name_en, NULL AS kind, true AS check_up, ST_Area(d.geom::geography) / 1e6 AS km2,
                  (SELECT min(ST_Distance(ST_PointOnSurface(d.geom)::geography, t.geom::geography)) / 1000 FROM stations t
                   WHERE t.area = @Code AND t.state IN ('in_service', 'unknown') AND t.kind <> 'micro' AND (t.removed_on IS NULL OR t.removed_on > @day)) AS station_km
              FROM divisions d WHERE d.area = @Code AND d.level = 'town' ORDER BY d.feature_id
              """, new { area.Code, day }, cancel),
    };

    internal Task<List<PremisesRow>> PremisesAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<PremisesRow>($"""
        WITH {Places(of)},
        -- Where somebody was within the year.
        visited AS (
            SELECT DISTINCT premises FROM inspections
            WHERE area = @Code AND premises IS NOT NULL AND result <> 'not_entered' AND {LastYear("visited_at")})
        SELECT s.id AS place, count(*)::int AS all, count(*) FILTER (WHERE t.crowded OR (t.crowded IS NULL AND t.kind = ANY(@Crowded)))::int AS crowded,
            count(*) FILTER (WHERE t.crowded IS NOT NULL OR t.kind <> 'unknown')::int AS crowded_known,
            count(*) FILTER (WHERE t.kind = ANY(@MixedUse))::int AS mixed_use, count(*) FILTER (WHERE t.kind <> 'unknown')::int AS kind_known,
            count(v.premises)::int AS inspected
        FROM premises t JOIN s ON {In(of, "t", hasDivision: true)} LEFT JOIN visited v ON v.premises = t.id
        WHERE t.area = @Code AND (t.opened_on IS NULL OR t.opened_on <= @day) AND (t.closed_on IS NULL OR t.closed_on > @day)
        GROUP BY s.id
        """, new { area.Code, area.TimeZone, day, Crowded, MixedUse }, cancel);

    internal Task<List<HazardsRow>> HazardsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<HazardsRow>($"""
        WITH {Places(of)},
        -- Those open on the day, and those closed a year before it at least and two at most: a year is over in which they could come back.
        looked_at AS (
            SELECT h.*, h.found_on <= @day AND (h.closed_on > @day OR (h.closed_on IS NULL AND h.state <> 'closed')) AS open,
                coalesce(h.closed_on BETWEEN @day - 730 AND @day - 365, false) AND h.premises IS NOT NULL AND h.kind <> 'unknown' AS followed
            FROM hazards h WHERE h.area = @Code),
        chosen AS MATERIALIZED (SELECT * FROM looked_at WHERE open OR followed),
        {Lying(of, "chosen")}
        SELECT l.place, count(*) FILTER (WHERE h.open)::int AS open, count(*) FILTER (WHERE h.open AND h.due_on IS NOT NULL)::int AS dated,
            count(*) FILTER (WHERE h.open AND h.due_on < @day)::int AS overdue, count(*) FILTER (WHERE h.open AND h.grade = 'major')::int AS major,
            count(*) FILTER (WHERE h.open AND h.grade <> 'unknown')::int AS graded, count(*) FILTER (WHERE h.followed)::int AS followed,
            count(*) FILTER (WHERE h.followed AND EXISTS (SELECT FROM hazards n WHERE n.area = @Code AND n.premises = h.premises AND n.kind = h.kind
                AND n.found_on > h.closed_on AND n.found_on <= h.closed_on + 365 AND n.id <> h.id))::int AS returned
        FROM lying l JOIN chosen h ON h.id = l.id GROUP BY l.place
        """, new { area.Code, day }, cancel);

    internal Task<List<VisitsRow>> VisitsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<VisitsRow>($"""
        WITH {Places(of)},
        chosen AS MATERIALIZED (SELECT * FROM inspections WHERE area = @Code AND {LastYear("visited_at")}),
        {Lying(of, "chosen")}
        SELECT l.place, count(*)::int AS all, count(*) FILTER (WHERE h.time_precision = 'minute')::int AS timed,
            count(*) FILTER (WHERE h.time_precision = 'minute'
                AND (extract(hour FROM h.visited_at AT TIME ZONE @TimeZone) >= 20 OR extract(hour FROM h.visited_at AT TIME ZONE @TimeZone) < 6))::int AS night
        FROM lying l JOIN chosen h ON h.id = l.id GROUP BY l.place
        """, new { area.Code, area.TimeZone, day }, cancel);

    internal Task<List<CountRow>> FiresAsync(Area area, VitalSignsOf of, Period period, CancellationToken cancel) => database.QueryAsync<CountRow>($"""
        WITH {Places(of)}
        SELECT s.id AS place, count(*)::int AS count FROM incidents t JOIN s ON {In(of, "t", hasDivision: false)}
        WHERE t.area = @Code AND t.started_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND t.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)
        GROUP BY s.id
        """, new { area.Code, area.TimeZone, period.From, period.To, day = period.To }, cancel);

    internal Task<List<BuildingsRow>> BuildingsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<BuildingsRow>($"""
        WITH {Places(of)}
        -- A footprint belongs where its representative point lies.
        SELECT s.id AS place, count(*)::int AS all, count(*) FILTER (WHERE t.height_m IS NOT NULL OR t.storeys IS NOT NULL)::int AS height_known,
            count(*) FILTER (WHERE CASE WHEN t.use = 'residential' THEN t.height_m > 27 OR (t.height_m IS NULL AND t.storeys >= 9)
                ELSE t.height_m > 24 OR (t.height_m IS NULL AND t.storeys >= 8) END)::int AS high,
            count(t.built_on)::int AS age_known, count(*) FILTER (WHERE t.built_on <= @day::date - INTERVAL '30 years')::int AS old,
            count(*) FILTER (WHERE t.use = 'residential')::int AS dwellings,
            count(*) FILTER (WHERE t.use = 'residential' AND t.residents IS NOT NULL)::int AS housed_known,
            coalesce(sum(t.residents), 0)::int AS residents,
            {(of == VitalSignsOf.Area ? "NULL::int[]" : "array_agg(t.feature_id ORDER BY t.feature_id)")} AS features
        FROM buildings t JOIN s ON {(of == VitalSignsOf.Area ? "true" : "s.geom && t.geom AND ST_Intersects(s.geom, ST_PointOnSurface(t.geom))")}
        WHERE t.area = @Code AND (t.built_on IS NULL OR t.built_on <= @day) AND (t.demolished_on IS NULL OR t.demolished_on > @day)
        GROUP BY s.id
        """, new { area.Code, day }, cancel);

    internal Task<List<HydrantsRow>> HydrantsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<HydrantsRow>($"""
        WITH {Places(of)}
        SELECT s.id AS place, count(*)::int AS all, count(*) FILTER (WHERE t.state <> 'unknown')::int AS state_known,
            count(*) FILTER (WHERE t.state = 'in_service')::int AS in_service
        FROM hydrants t JOIN s ON {In(of, "t", hasDivision: false)}
        WHERE t.area = @Code AND (t.installed_on IS NULL OR t.installed_on <= @day) AND (t.removed_on IS NULL OR t.removed_on > @day)
        GROUP BY s.id
        """, new { area.Code, day }, cancel);

    internal Task<List<CountRow>> PortsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<CountRow>($"""
        WITH {Places(of)}
        SELECT s.id AS place, sum(t.ports)::int AS count FROM charging_sites t JOIN s ON {In(of, "t", hasDivision: false)}
        WHERE t.area = @Code AND t.ports IS NOT NULL AND (t.installed_on IS NULL OR t.installed_on <= @day) AND (t.removed_on IS NULL OR t.removed_on > @day)
        GROUP BY s.id
        """, new { area.Code, day }, cancel);

    internal Task<List<HouseholdsRow>> HouseholdsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<HouseholdsRow>($"""
        WITH {Places(of)}
        SELECT s.id AS place, count(*)::int AS all, count(t.alarm)::int AS known, count(*) FILTER (WHERE t.alarm)::int AS alarmed
        FROM households t JOIN s ON {In(of, "t", hasDivision: true)} WHERE t.area = @Code GROUP BY s.id
        """, new { area.Code, day }, cancel);

    /// <summary>The latest figure of each name that somebody entered, up to the day.</summary>
    internal Task<List<FactRow>> FactsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => database.QueryAsync<FactRow>("""
        SELECT DISTINCT ON (row, name) row AS place, name, value, as_of::text AS as_of, coalesce(source, who) AS who
        FROM place_facts WHERE area = @Code AND layer = @layer AND as_of <= @day ORDER BY row, name, as_of DESC
        """, new { area.Code, day, layer = LayerOf(of) }, cancel);

    /// <summary>Which layers the area has on record at all, from which datasets, and since when visits are.</summary>
    internal Task<List<LayerRow>> LayersAsync(Area area, DateOnly day, CancellationToken cancel) => database.QueryAsync<LayerRow>("""
        SELECT l.layer, l.recorded, (SELECT array_agg(d.name ORDER BY d.name) FROM datasets d WHERE d.area = @Code AND d.layer = l.layer) AS names,
            (SELECT max(d.as_of)::text FROM datasets d WHERE d.area = @Code AND d.layer = l.layer) AS as_of
        FROM (VALUES
            ('premises', EXISTS (SELECT FROM premises WHERE area = @Code)), ('hazards', EXISTS (SELECT FROM hazards WHERE area = @Code)),
            -- A record of visits that begins within the year tells nothing of who was not visited.
            ('inspections', EXISTS (SELECT FROM inspections WHERE area = @Code AND visited_at < ((@day::date - 335)::timestamp AT TIME ZONE @TimeZone))),
            ('incidents', EXISTS (SELECT FROM incidents WHERE area = @Code)), ('buildings', EXISTS (SELECT FROM buildings WHERE area = @Code)),
            ('hydrants', EXISTS (SELECT FROM hydrants WHERE area = @Code)), ('stations', EXISTS (SELECT FROM stations WHERE area = @Code)),
            ('charging_sites', EXISTS (SELECT FROM charging_sites WHERE area = @Code)), ('households', EXISTS (SELECT FROM households WHERE area = @Code))
        ) AS l (layer, recorded)
        """, new { area.Code, area.TimeZone, day }, cancel);

    /// <summary>Sets of weights that somebody saved, by name, the newest version first.</summary>
    internal Task<List<SavedRow>> SavedAsync(string area, string tree, CancellationToken cancel) => database.QueryAsync<SavedRow>("""
        SELECT id, version, title, how, content::text AS content, who, at AS at_utc FROM indicator_weights
        WHERE area = @area AND tree = @tree ORDER BY id, version DESC
        """, new { area, tree }, cancel);

    /// <summary>Saves a version of a set, unless somebody saved that version before.</summary>
    /// <returns>Whether it was saved.</returns>
    internal async Task<bool> SaveAsync(string area, string tree, SavedRow saved, CancellationToken cancel) =>
        (await database.QueryAsync<int>("""
            INSERT INTO indicator_weights (area, tree, id, version, title, how, content, who)
            VALUES (@area, @tree, @Id, @Version, @Title, @How, @Content::jsonb, @Who) ON CONFLICT DO NOTHING RETURNING version
            """, new { area, tree, saved.Id, saved.Version, saved.Title, saved.How, saved.Content, saved.Who }, cancel)).Count == 1;

    /// <summary>Enters a figure of a place for a day, over one of the same day: with the act that says who did, once for each key.</summary>
    /// <returns>Whether it was written before by the same key, what stood there, and the version of the area's data.</returns>
    internal async Task<(bool Repeated, double? Before, long DataVersion)> EnterFactAsync(
        string area, VitalSignsOf of, Guid place, PlaceFactInput fact, DateOnly day, EntryInput entry, Guid? account, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var values = new
        {
            area,
            layer = LayerOf(of),
            place,
            fact.Name,
            day,
            fact.Value,
            fact.Unit,
            fact.Source,
            entry.Who,
            entry.Key,
            entry.Why,
            account,
            evidence = Snake.Of(entry.Evidence),
            act = Guid.CreateVersion7(),
            field = $"{fact.Name}:{day.Iso()}",
        };
        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancel);
        var version = await connection.ExecuteScalarAsync<long>(Command("SELECT data_version FROM areas WHERE area = @area FOR NO KEY UPDATE"));
        if (await connection.ExecuteScalarAsync<string?>(Command("SELECT layer FROM acts WHERE area = @area AND client_key = @Key")) is { } written)
        {
            return written == "place_facts" ? (true, null, version) : throw new EntryKeyTaken();
        }

        var before = await connection.ExecuteScalarAsync<double?>(Command(
            "SELECT value FROM place_facts WHERE area = @area AND layer = @layer AND row = @place AND name = @Name AND as_of = @day"));
        await connection.ExecuteAsync(Command("""
            INSERT INTO place_facts (area, layer, row, name, as_of, value, unit, source, who) VALUES (@area, @layer, @place, @Name, @day, @Value, @Unit, @Source, @Who)
            ON CONFLICT (area, layer, row, name, as_of) DO UPDATE SET value = @Value, unit = @Unit, source = @Source, who = @Who;
            INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence, why, account)
            VALUES (@area, @act, 'place_facts', @place, 'edit', @Who, @Key, @evidence, @Why, @account);
            """));
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO act_fields (area, act, field, before, after) VALUES (@area, @act, @field, @before, @after)",
            new
            {
                area,
                values.act,
                values.field,
                before = before?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                after = fact.Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            }, cancellationToken: cancel));
        version = await connection.ExecuteScalarAsync<long>(Command(
            "UPDATE areas SET data_version = data_version + 1 WHERE area = @area RETURNING data_version"));
        await transaction.CommitAsync(cancel);
        return (false, before, version);
    }

    /// <summary>The town of a zone or division: its own, or that which its middle lies in; not there at all: false.</summary>
    internal async Task<(bool Found, Guid? Town)> TownOfAsync(string area, VitalSignsOf of, Guid place, CancellationToken cancel) => of == VitalSignsOf.Area ? (true, null)
        : (await database.QueryAsync<(bool, Guid?)>($"""
            SELECT true, {(of == VitalSignsOf.Towns ? "t.id" : """
                (SELECT d.id FROM divisions d WHERE d.area = @area AND d.level = 'town' AND ST_Intersects(d.geom, ST_PointOnSurface(t.geom)) ORDER BY ST_Area(d.geom) LIMIT 1)
                """)}
            FROM {LayerOf(of)} t WHERE t.area = @area AND t.id = @place
            """, new { area, place }, cancel)).SingleOrDefault();

    private static string LayerOf(VitalSignsOf of) => of switch { VitalSignsOf.Zones => "zones", VitalSignsOf.Towns => "divisions", _ => "areas" };

    private static string Places(VitalSignsOf of) => of switch
    {
        VitalSignsOf.Zones => "s AS MATERIALIZED (SELECT id, geom FROM zones WHERE area = @Code AND (removed_on IS NULL OR removed_on > @day))",
        VitalSignsOf.Towns => "s AS MATERIALIZED (SELECT id, geom FROM divisions WHERE area = @Code AND level = 'town')",
        _ => "s AS (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS id, NULL::geometry AS geom)",
    };

    private static string In(VitalSignsOf of, string table, bool hasDivision) => of switch
    {
        VitalSignsOf.Area => "true",
        VitalSignsOf.Towns when hasDivision => $"{table}.division = s.id",
        _ => $"ST_Intersects(s.geom, {table}.geom)",
    };

    /// <summary>Which visits or hazards belong to a place: by where their premises are; where that is not known, by their own place; or they were of a round of it.</summary>
    private static string Lying(VitalSignsOf of, string rows) => of switch
    {
        VitalSignsOf.Area => $"lying AS (SELECT s.id AS place, t.id FROM {rows} t, s)",
        VitalSignsOf.Towns => $"lying AS (SELECT s.id AS place, t.id FROM {rows} t JOIN s ON t.division = s.id)",
        _ => $"""
            housed AS MATERIALIZED (SELECT s.id AS place, p.id AS premises FROM s JOIN premises p ON p.area = @Code AND ST_Intersects(s.geom, p.geom)),
            lying AS (
                SELECT m.place, t.id FROM {rows} t JOIN housed m ON m.premises = t.premises
                UNION
                SELECT s.id, t.id FROM {rows} t LEFT JOIN premises p ON p.area = @Code AND p.id = t.premises JOIN s ON ST_Intersects(s.geom, t.geom)
                WHERE p.geom IS NULL
                UNION
                SELECT s.id, t.id FROM {rows} t JOIN s ON t.zone = s.id)
            """,
    };

    private static string LastYear(string column) => $"""
        {column} >= ((@day::date - 364)::timestamp AT TIME ZONE @TimeZone) AND {column} < ((@day::date + 1)::timestamp AT TIME ZONE @TimeZone)
        """;

    internal sealed record Place
    {
        public Guid Id { get; init; }

        public int? FeatureId { get; init; }

        public string? NameZh { get; init; }

        public string? NameEn { get; init; }

        public string? Kind { get; init; }

        public bool CheckUp { get; init; }

        public double Km2 { get; init; }

        public double? StationKm { get; init; }
    }

    internal sealed record PremisesRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int Crowded { get; init; }

        public int CrowdedKnown { get; init; }

        public int MixedUse { get; init; }

        public int KindKnown { get; init; }

        public int Inspected { get; init; }
    }

    internal sealed record HazardsRow
    {
        public Guid Place { get; init; }

        public int Open { get; init; }

        public int Dated { get; init; }

        public int Overdue { get; init; }

        public int Major { get; init; }

        public int Graded { get; init; }

        public int Followed { get; init; }

        public int Returned { get; init; }
    }

    internal sealed record VisitsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int Timed { get; init; }

        public int Night { get; init; }
    }

    internal sealed record CountRow
    {
        public Guid Place { get; init; }

        public int Count { get; init; }
    }

    internal sealed record BuildingsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int HeightKnown { get; init; }

        public int High { get; init; }

        public int AgeKnown { get; init; }

        public int Old { get; init; }

        public int Dwellings { get; init; }

        public int HousedKnown { get; init; }

        public int Residents { get; init; }

        public int[]? Features { get; init; }
    }

    internal sealed record HydrantsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int StateKnown { get; init; }

        public int InService { get; init; }
    }

    internal sealed record HouseholdsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int Known { get; init; }

        public int Alarmed { get; init; }
    }

    internal sealed record FactRow
    {
        public Guid Place { get; init; }

        public string Name { get; init; } = "";

        public double? Value { get; init; }

        public string AsOf { get; init; } = "";

        public string Who { get; init; } = "";
    }

    internal sealed record LayerRow
    {
        public string Layer { get; init; } = "";

        public bool Recorded { get; init; }

        public string[]? Names { get; init; }

        public string? AsOf { get; init; }
    }

    internal sealed record SavedRow
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Title { get; init; } = "";

        public string How { get; init; } = "";

        public string Content { get; init; } = "";

        public string Who { get; init; } = "";

        public DateTime AtUtc { get; init; }
    }
}
