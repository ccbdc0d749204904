using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>Densities beside sums over all fires that know nothing of grids: numpy's (tests/fixtures/fires/density.py) and PostGIS'.</summary>
public sealed class DirectSumTests(Town town)
{
    public static TheoryData<int> Cases => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Densities_equal_the_direct_sum_over_all_points_within_half_a_percent(int number)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(RealData.Checkout, "tests", "fixtures", "fires", "density.json")))!;
        var asked = file["cases"]![number]!;
        var frame = file["frame"]!;
        FirePoint[] fires = [.. file["fires"]!.AsArray().Select(f => new FirePoint((double)f![0]!, (double)f[1]!, (double)f[2]!))];
        FirePoint[] ring = [.. file["ring"]!.AsArray().Select(p => new FirePoint((double)p![0]!, (double)p[1]!))];
        var corrected = (bool)asked["corrected"]!;
        var ground = new HeatGround(
            new((double)frame["west"]!, (double)frame["north"]!, (double)frame["stepLongitude"]!, (double)frame["stepLatitude"]!, (int)frame["columns"]!, (int)frame["rows"]!),
            (double)asked["bandwidth"]!, corrected ? new HeatRegion([ring]) : null);

        var cells = HeatmapAnalysis.Density(fires, (double)asked["years"]!, Enum.Parse<HeatmapKernel>((string)asked["kernel"]!, ignoreCase: true), ground);

        var expected = asked["cells"]!.AsArray();
        var maximum = expected.Max(e => e is null ? 0 : (double)e);
        var compared = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i] is { } cell && (double)cell > maximum / 100)
            {
                ((double)cells[i * 7]).ShouldBe((double)cell, 0.005 * (double)cell, $"cell {i * 7}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_map_from_the_server_equals_the_sum_that_PostGIS_makes_with_geodesic_distances()
    {
        var map = (await town.AreaAsync("""
            incidentDensity(filter: { from: "2019-01-01", to: "2021-12-31", kinds: ["building"], hours: [0] }, bandwidth: 600, times: ONE_AND_A_HALF) {
              bandwidth years incidents grid { columns rows west south east north values } }
            """))["incidentDensity"]!;
        ((double)map["bandwidth"]!).ShouldBe(900);
        var grid = map["grid"]!;
        var (columns, rows) = ((int)grid["columns"]!, (int)grid["rows"]!);
        var cells = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)grid["values"]!)).ToArray();
        var maximum = cells.Max();
        var compared = 0;
        for (var i = 11; i < cells.Length; i += 13)
        {
            var (row, column) = Math.DivRem(i, columns);
            var lon = (double)grid["west"]! + ((column + 0.5) * ((double)grid["east"]! - (double)grid["west"]!) / columns);
            var lat = (double)grid["north"]! - ((row + 0.5) * ((double)grid["north"]! - (double)grid["south"]!) / rows);
            var truth = await town.SqlAsync<double>("""
                SELECT sum(exp(-(ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint(@lon, @lat), 4326)::geography) ^ 2) / (2 * (900 / 2.78) ^ 2)))
                    / (2 * pi() * (900 / 2.78) ^ 2) * 1e6 / @years
                FROM incidents WHERE area = 'town' AND kind = 'building' AND geom IS NOT NULL
                    AND extract(hour FROM started_at AT TIME ZONE 'Asia/Shanghai') = 0
                    AND (started_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2019-01-01' AND '2021-12-31'
                """, new { lon, lat, years = (double)map["years"]! });
            if (truth > maximum / 100)
            {
                ((double)cells[i]).ShouldBe(truth, 0.005 * truth, $"row {row}, column {column}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(30);
    }
}
