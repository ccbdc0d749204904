using Dapper;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Tests;

/// <summary>The verb geocode, as a person runs it, on a made-up place of two streets.</summary>
public sealed class GeocodeTests(TestDatabase db) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO areas (area, name_zh, data_version) VALUES ('place', '津市市', 1) ON CONFLICT DO NOTHING;
            INSERT INTO datasets (area, id, layer, name, crs_src)
                SELECT 'place', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{addresses,premises,hydrants}'::text[]) l ON CONFLICT DO NOTHING;
            INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, location_precision, geom)
                SELECT 'place', gen_random_uuid(), d.id, n::text, '', n, (n % 40 + 1)::text, CASE WHEN n < 40 THEN '学府路' ELSE '人民路' END, 'door_number',
                    ST_SetSRID(ST_MakePoint(111.88 + (n % 40) * 0.0002, 29.6 + n / 40 * 0.01), 4326)
                FROM datasets d, generate_series(0, 79) n WHERE d.area = 'place' AND d.layer = 'addresses' ON CONFLICT DO NOTHING;
            """);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_sheet_comes_back_with_a_place_behind_every_row_that_could_be_found()
    {
        var file = _folder.Write("shops.csv", "序号,单位地址,备注\n1,学府路8号,甲\n2,\"津市市人民路１２号\",\"逗号,在内\"\n3,不知道在哪,\n4,学有路8号,错字\n");
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "geocode", file, "--area", "place", "--lang", "zh");
        (run.ExitCode, run.Errors).ShouldBe((0, ""), run.Output);
        run.Output.ShouldContain("4 条地址");
        run.Output.ShouldContain("门牌：3（75.0 %）");
        run.Output.ShouldContain("未定位：1（25.0 %）");
        run.Output.ShouldContain("存疑");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "shops.geocoded.csv"));
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        lines.Length.ShouldBe(5);
        lines[0].ShouldBe("序号,单位地址,备注,riskmap_lon,riskmap_lat,riskmap_level,riskmap_confidence,riskmap_radius_m,riskmap_label,riskmap_alternatives");
        lines[1].ShouldStartWith("1,学府路8号,甲,111.8814000,29.6000000,door_number,1,30,学府路8号,");
        lines[2].ShouldContain("\"逗号,在内\",111.8822000,29.6100000,door_number,1,30,人民路12号");
        lines[3].ShouldContain(",,,none,,,");
        lines[4].ShouldContain("学府路8号");
    }

    [Fact]
    public async Task A_column_is_found_by_what_stands_in_it_and_can_be_said()
    {
        var file = _folder.Write("odd.csv", "a,b\nx,学府路8号\ny,人民路9号\n");
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "geocode", file, "--area", "place");
        run.Output.ShouldContain("“b”");
        (await Cli.RunAsync(db.Connection, _folder.Path, "geocode", file, "--area", "place", "--address-column", "c")).Errors.ShouldContain("“c”");
        (await Cli.RunAsync(db.Connection, _folder.Path, "geocode", file, "--area", "nowhere")).Errors.ShouldContain("“nowhere”");
        var nothing = _folder.Write("none.csv", "a,b\nx,y\n");
        var refused = await Cli.RunAsync(db.Connection, _folder.Path, "geocode", nothing, "--area", "place");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("--address-column");
    }

    [Fact]
    public async Task Rows_without_a_place_are_placed_marked_or_left_with_their_candidates_and_a_persons_are_left_alone()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, address)
                SELECT 'place', gen_random_uuid(), d.id, n::text, '', n, '店' || n, (ARRAY['学府路8号', '学有路8号', '湖南省澧县学府路8号', '人民路9号'])[n]
                FROM datasets d, generate_series(1, 4) n WHERE d.area = 'place' AND d.layer = 'premises';
            INSERT INTO locations (area, layer, row, located_by, who, match_level, confidence, radius_m, doubtful)
                SELECT area, 'premises', id, 'person', '王', 'none', 0, 0, false FROM premises WHERE area = 'place' AND feature_id = 4;
            """);
        var before = await VersionAsync();
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "geocode", "--area", "place", "--layer", "premises");
        (run.ExitCode, run.Errors).ShouldBe((0, ""), run.Output);
        run.Output.ShouldContain("premises: 3 addresses");
        (await connection.QueryAsync<string>("""
            SELECT concat_ws(' ', p.feature_id, p.geom IS NOT NULL, p.location_precision, l.match_level, l.doubtful, l.located_by, jsonb_array_length(l.candidates))
            FROM premises p JOIN locations l ON l.area = p.area AND l.row = p.id AND l.layer = 'premises' WHERE p.area = 'place' ORDER BY p.feature_id
            """)).ShouldBe(["1 t door_number door_number f geocoder 1", "2 t door_number door_number t geocoder 1", "3 f unknown none t geocoder 1", "4 f unknown none f person 0"]);
        (await connection.ExecuteScalarAsync<int>("SELECT count(*)::int FROM location_changes WHERE area = 'place' AND how = 'geocoded' AND before_geom IS NULL AND after_geom IS NOT NULL"))
            .ShouldBe(2);
        (await connection.ExecuteScalarAsync<string>("SELECT candidates->0->>'level' FROM locations WHERE area = 'place' AND match_level = 'none' AND located_by = 'geocoder'"))
            .ShouldBe("door_number");
        (await VersionAsync()).ShouldBe(before + 1);

        // Again: what is placed is not asked for any more, and the same answer changes nothing.
        (await Cli.RunAsync(db.Connection, _folder.Path, "geocode", "--area", "place")).Output.ShouldContain("premises: 1 addresses");
        (await VersionAsync()).ShouldBe(before + 1);
        (await Cli.RunAsync(db.Connection, _folder.Path, "geocode", "--area", "place", "--layer", "roads")).Errors.ShouldContain("“roads”");

        async Task<long> VersionAsync() => await connection.ExecuteScalarAsync<long>("SELECT data_version FROM areas WHERE area = 'place'");
    }

    [Fact]
    public void The_form_that_corrections_are_kept_by_is_that_of_the_geocoder() => AddressText.Key("学府路 ８ 号").ShouldBe(AddressText.Key("学府路8号"));
}
