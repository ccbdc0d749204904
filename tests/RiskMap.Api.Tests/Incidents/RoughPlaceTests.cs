using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>
/// Fires whose place is known roughly. Street ───── of 2 km from west to east at 29.60 N, fires at its middle; a village of 1 km² far in the north;
/// one fire on a street that is not on record. The map of each is asked for by its kind.
/// </summary>
public sealed class RoughPlaceTests(RoughPlaceTests.Place place) : IClassFixture<RoughPlaceTests.Place>
{
    private const double MetresEast = 96_850, MetresNorth = 110_850;

    [Fact]
    public async Task A_fire_known_to_its_street_lies_along_it()
    {
        var map = await place.MapAsync("on street");
        // 2,000 m of street, of which the 800 m round the middle that the geocoder may be off by are 1,600 m.
        map.At(111.9, 29.6).ShouldBe(map.At(111.9 + (600 / MetresEast), 29.6), 0.02 * map.Maximum);
        map.At(111.9 + (1_500 / MetresEast), 29.6).ShouldBeLessThan(0.01 * map.Maximum);
        map.At(111.9, 29.6 + (400 / MetresNorth)).ShouldBeLessThan(0.01 * map.Maximum);
        // One fire over 1,600 m, spread by 72 m each way across: 1 / (1.6 km · 0.0719 km · √2π) a km².
        (map.Maximum * map.Years).ShouldBe(1 / (1.6 * 0.0719 * Math.Sqrt(2 * Math.PI)), 0.1);
        map.Total.ShouldBe(1 / map.Years, 0.01 / map.Years);
    }

    [Fact]
    public async Task A_fire_known_to_its_village_lies_over_it()
    {
        var map = await place.MapAsync("in village");
        map.At(111.905, 29.655).ShouldBe(1 / map.Years, 0.08 / map.Years, "one fire on one km²");
        map.At(111.905, 29.6515).ShouldBe(1 / map.Years, 0.12 / map.Years);
        map.At(111.905, 29.6614).ShouldBe(0, 0.001);
    }

    [Fact]
    public async Task Where_the_street_is_not_on_record_it_lies_over_a_disc_of_the_expected_error()
    {
        var map = await place.MapAsync("nowhere near a street");
        map.At(111.95, 29.62).ShouldBe(1 / (Math.PI * 0.25 * 0.25) / map.Years, 0.1 / (Math.PI * 0.25 * 0.25) / map.Years);
        map.At(111.95, 29.62 + (600 / MetresNorth)).ShouldBe(0, 0.001);
        map.Total.ShouldBe(1 / map.Years, 0.01 / map.Years);
    }

    [Fact]
    public async Task Exposures_of_one_fire_count_once_and_are_said_to_be_folded()
    {
        var map = await place.MapAsync("exposed");
        ((int)map.Node["incidents"]!).ShouldBe(2, "F1 on one day twice, and F1 of another year");
        ((int)map.Node["folded"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_counts_fires_by_how_exactly_they_are_known()
    {
        var all = (await place.AreaAsync("incidentDensity { incidents unlocated byPrecision { precision incidents } }", "rough"))["incidentDensity"]!;
        all["byPrecision"]!.AsArray().Select(p => $"{p!["precision"]} {p["incidents"]}").ShouldBe(["SURVEYED 2", "STREET 2", "VILLAGE 1"], ignoreOrder: true);
        ((int)all["unlocated"]!).ShouldBe(1);
    }

    public sealed class Place : Town
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en, time_zone, data_version, local_srs) VALUES ('rough', 'Rough', 'Asia/Shanghai', 1, NULL);
                INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'rough', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{incidents,roads,divisions}'::text[]) l;
                INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, length_m, geom)
                    SELECT 'rough', gen_random_uuid(), id, '1', '', 1, 'Long Street', 'residential', 2000,
                        ST_GeomFromText('MULTILINESTRING((111.889675 29.6, 111.910325 29.6))', 4326) FROM datasets WHERE area = 'rough' AND layer = 'roads';
                INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, name_en, level, geom)
                    SELECT 'rough', gen_random_uuid(), id, '1', '', 1, 'Hill', 'village', ST_Multi(ST_MakeEnvelope(111.9, 29.65, 111.910331, 29.659021, 4326))
                    FROM datasets WHERE area = 'rough' AND layer = 'divisions';
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, started_at, kind, location_precision, geom)
                    SELECT 'rough', gen_random_uuid(), id, n::text, '', n, number, at, kind, how, ST_GeomFromText(wkt, 4326)
                    FROM datasets, (VALUES
                        (1, 'A', TIMESTAMPTZ '2024-01-01 12:00+08', 'on street', 'street', 'POINT(111.9 29.6001)'),
                        (2, 'B', '2024-06-01 12:00+08', 'in village', 'village', 'POINT(111.905 29.655)'),
                        (3, 'C', '2024-07-01 12:00+08', 'nowhere near a street', 'street', 'POINT(111.95 29.62)'),
                        (4, 'F1', '2024-08-01 12:00+08', 'exposed', 'surveyed', 'POINT(111.93 29.63)'),
                        (5, 'F1', '2024-08-01 13:00+08', 'exposed', 'surveyed', 'POINT(111.9301 29.63)'),
                        (6, 'F1', '2025-08-01 12:00+08', 'exposed', 'surveyed', 'POINT(111.94 29.63)'),
                        (7, 'D', '2025-08-02 12:00+08', 'lost', 'unknown', NULL)) AS f (n, number, at, kind, how, wkt)
                    WHERE area = 'rough' AND layer = 'incidents';
                INSERT INTO locations (area, layer, row, located_by, who, match_level, confidence, radius_m, doubtful)
                    SELECT area, 'incidents', id, 'geocoder', 'RiskMap', 'street', 0.9, 800, false FROM incidents WHERE area = 'rough' AND feature_id = 1;
                """);
        }

        public async Task<Map> MapAsync(string kind) => new((await AreaAsync($$"""
            incidentDensity(filter: { kinds: ["{{kind}}"] }, bandwidth: 200) { years incidents folded maximum grid { columns rows west south east north values } }
            """, "rough"))["incidentDensity"]!);
    }

    public sealed record Map(JsonNode Node)
    {
        private readonly float[] _cells = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)Node["grid"]!["values"]!)).ToArray();

        public double Years => (double)Node["years"]!;

        public double Maximum => (double)Node["maximum"]!;

        private double Of(string name) => (double)Node["grid"]![name]!;

        public double Total => _cells.Sum(c => (double)c) * (Of("east") - Of("west")) / Of("columns") * MetresEast * (Of("north") - Of("south")) / Of("rows") * MetresNorth / 1e6;

        public double At(double longitude, double latitude)
        {
            var column = (int)((longitude - Of("west")) / (Of("east") - Of("west")) * Of("columns"));
            var row = (int)((Of("north") - latitude) / (Of("north") - Of("south")) * Of("rows"));
            return _cells[(row * (int)Of("columns")) + column];
        }
    }
}
