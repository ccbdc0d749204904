using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>What the API answers, against PostGIS' own geodesic distances and a rule of "usable" written a second time.</summary>
public sealed class CoverageTests(Town town)
{
    /// <summary>Geodesic distance of every building that stands on @day to the nearest hydrant that can be counted on.</summary>
    private const string Distances = """
        SELECT b.feature_id, b.geom, min(ST_Distance(b.geom::geography, h.geom::geography)) AS metres
        FROM buildings b, hydrants h
        WHERE b.area = 'town' AND h.area = 'town'
            AND COALESCE(b.built_on, '-infinity') <= @day AND COALESCE(b.demolished_on, 'infinity') > @day
            AND COALESCE(h.installed_on, '-infinity') <= @day AND COALESCE(h.removed_on, 'infinity') > @day
            AND h.state IN ('in_service', 'low_pressure', 'unknown')
            AND h.id NOT IN (SELECT hydrant FROM hydrant_outages WHERE area = 'town' AND @day BETWEEN from_on AND COALESCE(to_on, 'infinity'))
        GROUP BY b.feature_id, b.geom
        """;

    [Theory]
    [InlineData(50, "2026-01-01")]
    [InlineData(150, "2026-01-01")]
    [InlineData(300, "2026-01-01")]
    [InlineData(300, "2017-12-31")] // before the first dated hydrant
    [InlineData(300, "2018-01-05")] // between two of them
    [InlineData(300, "2019-03-01")] // first day of the outages
    [InlineData(300, "2019-09-30")] // last day of some of them
    [InlineData(300, "2019-10-01")]
    [InlineData(300, "2021-12-31")] // last day before some are removed
    [InlineData(300, "2022-01-01")]
    [InlineData(300, "2015-05-31")] // before some houses stand
    public async Task The_share_is_what_geography_says(double radius, string asOf)
    {
        var day = DateTime.Parse(asOf, null);
        var covered = await town.SqlAsync<int>($"SELECT count(*)::int FROM ({Distances}) d WHERE metres <= @radius", new { day, radius });
        var all = await town.SqlAsync<int>($"SELECT count(*)::int FROM ({Distances}) d", new { day });

        var answer = await CoverageAsync($"radius: {radius}, asOf: \"{asOf}\"", "coveredShare coveredCount failingCount unknownCount count asOf radius");

        answer["coveredCount"]!.GetValue<int>().ShouldBe(covered);
        answer["count"]!.GetValue<int>().ShouldBe(all);
        answer["failingCount"]!.GetValue<int>().ShouldBe(all - covered);
        answer["unknownCount"]!.GetValue<int>().ShouldBe(0);
        answer["coveredShare"]!.GetValue<double>().ShouldBe((double)covered / all, 1e-12);
        answer["asOf"]!.GetValue<string>().ShouldBe(asOf);
    }

    [Fact]
    public async Task Every_distance_is_that_of_geography_to_a_five_thousandth()
    {
        await using var connection = await town.Source.OpenConnectionAsync();
        var truth = (await connection.QueryAsync<(int Feature, double Metres)>(
            $"SELECT feature_id, metres FROM ({Distances}) d", new { day = new DateTime(2026, 1, 1) })).ToDictionary(d => d.Feature, d => d.Metres);
        var bytes = await DistancesAsync("asOf: \"2026-01-01\"");

        bytes.Length.ShouldBe(2 * 600);
        for (var feature = 0; feature < 600; feature++)
        {
            var decimetres = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * feature));
            if (truth.TryGetValue(feature, out var metres))
            {
                (decimetres / 10d).ShouldBe(metres, 0.1 + (metres * 0.0002), $"building {feature}");
            }
            else
            {
                decimetres.ShouldBe((ushort)65_535, $"building {feature} does not stand on that day");
            }
        }
    }

    [Fact]
    public async Task Addresses_that_share_a_point_are_judged_once_and_each_has_its_distance()
    {
        var answer = await CoverageAsync("of: ADDRESS_POINTS", "count of buildings(first: 1) { nodes { address building { id } id } }");
        answer["count"]!.GetValue<int>().ShouldBe(200);
        answer["buildings"]!["nodes"]![0]!["building"].ShouldBeNull();
        answer["buildings"]!["nodes"]![0]!["address"]!.GetValue<string>().ShouldEndWith("Long Street");
        var bytes = await DistancesAsync("of: ADDRESS_POINTS");
        bytes.Length.ShouldBe(2 * 300);
        bytes.AsSpan(0, 2).SequenceEqual(bytes.AsSpan(2 * 200, 2)).ShouldBeTrue("addresses 0 and 200 share a point");
    }

    [Fact]
    public async Task Where_no_hydrant_is_on_record_nothing_is_judged()
    {
        var answer = await CoverageAsync("", "coveredShare coveredCount failingCount unknownCount count medianDistanceMetres buildings { nodes { verdict distanceMetres } }", "dry");
        answer["coveredShare"].ShouldBeNull();
        answer["medianDistanceMetres"].ShouldBeNull();
        answer["failingCount"]!.GetValue<int>().ShouldBe(0);
        answer["unknownCount"]!.GetValue<int>().ShouldBe(answer["count"]!.GetValue<int>());
        answer["buildings"]!["nodes"]![0]!["verdict"]!.GetValue<string>().ShouldBe("UNKNOWN");
    }

    [Fact]
    public async Task Where_no_hydrant_works_every_building_fails()
    {
        var answer = await CoverageAsync("", "coveredShare failingCount count usableHydrants buildings { nodes { verdict distanceMetres nearestHydrant { id } } }", "broken");
        answer["coveredShare"]!.GetValue<double>().ShouldBe(0);
        answer["failingCount"]!.GetValue<int>().ShouldBe(answer["count"]!.GetValue<int>());
        answer["buildings"]!["nodes"]![0]!["nearestHydrant"].ShouldBeNull();
    }

    [Fact]
    public async Task An_area_without_anything_has_no_share()
    {
        (await CoverageAsync("", "coveredShare count", "empty"))["coveredShare"].ShouldBeNull();
        (await DistancesAsync("", "empty")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failing_buildings_come_farthest_first_and_page_by_page()
    {
        var seen = new List<double>();
        string? cursor = null;
        do
        {
            var after = cursor is null ? "" : $", after: \"{cursor}\"";
            var page = (await CoverageAsync("radius: 150, asOf: \"2026-01-01\"", $$"""
                failingCount buildings(filter: { failing: true }, first: 70{{after}}) { totalCount pageInfo { hasNextPage endCursor } nodes { distanceMetres verdict nearestHydrant { usable(on: "2026-01-01") } } }
                """))["buildings"]!;
            page["nodes"]!.AsArray().ShouldAllBe(n => n!["verdict"]!.GetValue<string>() == "FAIL" && n["nearestHydrant"]!["usable"]!.GetValue<bool>());
            seen.AddRange(page["nodes"]!.AsArray().Select(n => n!["distanceMetres"]!.GetValue<double>()));
            cursor = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
            page["totalCount"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(seen.Count);
        }
        while (cursor is not null);
        seen.ShouldBe(seen.OrderDescending());
        seen.Count.ShouldBe((await CoverageAsync("radius: 150, asOf: \"2026-01-01\"", "failingCount"))["failingCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_answer_says_how_it_was_computed()
    {
        var method = (await CoverageAsync("", "method { name standard clause neglects dataVersion parameters { name value unit } }"))["method"]!;
        method["standard"]!.GetValue<string>().ShouldBe("GB 50974-2014");
        method["clause"]!.GetValue<string>().ShouldBe("7.2.5");
        method["dataVersion"]!.GetValue<long>().ShouldBe(3);
        method["parameters"]!.AsArray().ShouldContain(p => p!["name"]!.GetValue<string>() == "radius" && p["value"]!.GetValue<string>() == "150" && p["unit"]!.GetValue<string>() == "m");
        method["neglects"]!.GetValue<string>().ShouldContain("rivers");
        (await CoverageAsync("radius: 170", "method { standard clause }"))["method"]!["standard"].ShouldBeNull();
    }

    [Theory]
    [InlineData(50)]
    [InlineData(150)]
    [InlineData(500)]
    public async Task Distances_say_at_any_radius_what_the_answer_of_that_radius_says(int radius)
    {
        var bytes = await DistancesAsync("asOf: \"2026-01-01\"");
        var within = Enumerable.Range(0, bytes.Length / 2).Count(n => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * n)) <= radius * 10);
        within.ShouldBeGreaterThan(0);
        within.ShouldBe((await CoverageAsync($"radius: {radius}, asOf: \"2026-01-01\"", "coveredCount"))["coveredCount"]!.GetValue<int>());
    }

    /// <summary>Two bytes for each feature number from 0.</summary>
    private async Task<byte[]> DistancesAsync(string arguments, string area = "town")
    {
        var distances = (await CoverageAsync(arguments, "distances { values count }", area))["distances"]!;
        var bytes = Convert.FromBase64String(distances["values"]!.GetValue<string>());
        bytes.Length.ShouldBe(2 * distances["count"]!.GetValue<int>());
        return bytes;
    }

    private async Task<JsonNode> CoverageAsync(string arguments, string fields, string area = "town") =>
        (await town.AreaAsync($"hydrantCoverage{(arguments.Length > 0 ? $"({arguments})" : "")} {{ {fields} }}", area))["hydrantCoverage"]!;
}
