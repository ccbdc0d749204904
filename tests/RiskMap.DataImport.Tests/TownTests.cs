using Dapper;

namespace RiskMap.Tests;

/// <summary>Two real towns, whole, by their town files.</summary>
public sealed class TownTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Freeport_lands_whole_and_again_changes_nothing()
    {
        RealData.File("freeport/Roads.shp.zip");
        using var folder = new TemporaryFolder();
        var first = await Cli.RunAsync(db.Connection, folder.Path, "import", Town("freeport"));
        (first.ExitCode, first.Errors).ShouldBe((0, ""));
        (await CountAsync("hydrants", "freeport")).ShouldBe(176);
        (await CountAsync("buildings", "freeport")).ShouldBe(14_768);
        (await CountAsync("roads", "freeport")).ShouldBe(15_777 - 150);
        (await CountAsync("addresses", "freeport")).ShouldBe(61_722);
        (await CountAsync("stations", "freeport")).ShouldBe(1);
        (await QueryAsync<string>("SELECT kind || ' ' || count(*) FROM zones WHERE area = 'freeport' GROUP BY kind ORDER BY kind"))
            .ShouldBe(["block 2404", "subdivision 116"]);

        // Named: the eight invalid outlines (one of them only because its ring is open), the roads and blocks without geometry.
        (await QueryAsync<string>("""
            SELECT layer || ' ' || outcome || ' ' || min(reason) || ' ' || count(DISTINCT row_number) FROM import_rejects x
            JOIN import_runs r ON r.area = x.area AND r.id = x.run JOIN datasets d ON d.area = r.area AND d.id = r.dataset
            WHERE x.area = 'freeport' AND layer IN ('buildings', 'roads', 'zones') GROUP BY layer, outcome ORDER BY 1
            """)).ShouldBe([
            "buildings mended geometry_invalid 8", "roads rejected geometry_missing 150", "zones mended geometry_invalid 3",
            "zones rejected geometry_missing 4",
        ]);
        (await QueryAsync<int>("SELECT count(*)::int FROM buildings WHERE area = 'freeport' AND NOT ST_IsValid(geom)")).ShouldBe([0]);
        (await QueryAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'freeport' AND installed_on IS NOT NULL")).ShouldBe([0]);
        (await QueryAsync<string>("SELECT kind || ' ' || count(*) FROM hydrants WHERE area = 'freeport' GROUP BY kind ORDER BY 1"))
            .ShouldBe(["pillar 163", "standpipe 13"]);
        (await QueryAsync<double>("SELECT DISTINCT right_of_way_m FROM roads WHERE area = 'freeport' AND right_of_way_m BETWEEN 15 AND 16")).ShouldBe([15.24]);

        // The shares that the data's own notes give: they go from the middle of a building, where the map's coverage goes from its edge.
        (await ShareAsync("buildings", "freeport", 150)).ShouldBe(0.131, 0.0006);
        (await ShareAsync("buildings", "freeport", 300)).ShouldBe(0.338, 0.0006);

        var version = await QueryAsync<long>("SELECT data_version FROM areas WHERE area = 'freeport'");
        version.ShouldBe([8]);
        var second = await Cli.RunAsync(db.Connection, folder.Path, "import", Town("freeport"));
        second.ExitCode.ShouldBe(0);
        (await QueryAsync<int>("SELECT sum(inserted + updated)::int FROM (SELECT * FROM import_runs WHERE area = 'freeport' ORDER BY id DESC LIMIT 8) r"))
            .ShouldBe([0]);
        (await QueryAsync<long>("SELECT data_version FROM areas WHERE area = 'freeport'")).ShouldBe(version);
    }

    [Fact]
    public async Task Charlottesville_lands_with_each_fire_once()
    {
        RealData.File("charlottesville/hydrants.geojson");
        using var folder = new TemporaryFolder();
        var run = await Cli.RunAsync(db.Connection, folder.Path, "import", Town("charlottesville"));
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        (await CountAsync("incidents", "charlottesville")).ShouldBe(1_397);
        (await CountAsync("hydrants", "charlottesville")).ShouldBe(1_516);
        (await CountAsync("addresses", "charlottesville")).ShouldBe(23_657);
        (await CountAsync("land_cover", "charlottesville")).ShouldBe(13_798);
        (await CountAsync("zones", "charlottesville")).ShouldBe(68);
        (await QueryAsync<string>("""
            SELECT rows_read || ' ' || inserted || ' ' || repeated FROM import_runs r JOIN datasets d ON d.area = r.area AND d.id = r.dataset
            WHERE r.area = 'charlottesville' AND layer IN ('incidents', 'hydrants') ORDER BY layer
            """)).ShouldBe(["1736 1516 220", "1712 1397 315"]);
        // 2003-01-08, the hour from noon, in New York's winter.
        (await QueryAsync<DateTime>("SELECT started_at FROM incidents WHERE area = 'charlottesville' AND number = '2000079'"))
            .ShouldBe([new DateTime(2003, 1, 8, 17, 0, 0, DateTimeKind.Utc)]);
        // A bare year is its last day, a dirty one is unknown.
        (await QueryAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'charlottesville' AND installed_on = '1974-12-31'"))
            .Single().ShouldBeGreaterThan(20);
        (await ShareAsync("addresses", "charlottesville", 150)).ShouldBe(0.997, 0.0006);
    }

    private static string Town(string name) => Path.Combine(RealData.Checkout, "tests", "fixtures", "towns", name + ".json");

    private async Task<int> CountAsync(string table, string area) =>
        (await QueryAsync<int>($"SELECT count(*)::int FROM {table} WHERE area = '{area}'")).Single();

    /// <summary>Share of distinct places within so many metres of a hydrant.</summary>
    private async Task<double> ShareAsync(string table, string area, int metres) => (await QueryAsync<double>($"""
        WITH
        -- degrees that hold that many metres here, generously, so that the index is of use
        near AS (SELECT {metres} / 80000.0 AS degrees),
        places AS (SELECT DISTINCT ST_Centroid(geom) AS geom, CASE WHEN '{table}' = 'buildings' THEN feature_id END FROM {table} WHERE area = '{area}')
        SELECT avg(EXISTS (SELECT FROM hydrants h, near WHERE h.area = '{area}' AND h.geom && ST_Expand(p.geom, degrees)
            AND ST_DWithin(h.geom::geography, p.geom::geography, {metres}))::int)::float8 FROM places p
        """)).Single();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }
}
