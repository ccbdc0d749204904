using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Zones;

public sealed class ZoneTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_zone_judges_the_buildings_whose_representative_point_it_holds()
    {
        var zone = (await town.AreaAsync("""zone(featureId: 4) { nameEn areaKm2 hydrantCoverage(radius: 300, asOf: "2026-01-01") { count coveredCount failingCount buildings(filter: { failing: true }, first: 500) { nodes { building { zones { nameEn } } } } } }"""))["zone"]!;
        var count = await town.SqlAsync<int>("""
            SELECT count(*)::int FROM buildings b JOIN zones z ON z.area = b.area AND ST_Contains(z.geom, ST_PointOnSurface(b.geom))
            WHERE b.area = 'town' AND z.feature_id = 4 AND COALESCE(b.demolished_on, 'infinity') > '2026-01-01'
            """);
        var coverage = zone["hydrantCoverage"]!;
        coverage["count"]!.GetValue<int>().ShouldBe(count);
        (coverage["coveredCount"]!.GetValue<int>() + coverage["failingCount"]!.GetValue<int>()).ShouldBe(count);
        coverage["buildings"]!["nodes"]!.AsArray().ShouldAllBe(n => n!["building"]!["zones"]![0]!["nameEn"]!.GetValue<string>() == "Zone 4");
        zone["areaKm2"]!.GetValue<double>().ShouldBe(await town.SqlAsync<double>("SELECT ST_Area(geom::geography) / 1e6 FROM zones WHERE area = 'town' AND feature_id = 4"), 1e-9);
    }

    [Fact]
    public async Task The_ranking_says_of_each_zone_what_the_zone_says_itself()
    {
        var area = await town.AreaAsync("""
            zoneRanking(radius: 150, asOf: "2026-01-01", from: "2019-01-01", to: "2019-12-31") { of rows { coveredShare failingCount count incidents incidentsPerKm2PerYear areaKm2 zone { featureId } } }
            zones(first: 20) { totalCount nodes { featureId incidentCount(from: "2019-01-01", to: "2019-12-31") { count } hydrantCoverage(radius: 150, asOf: "2026-01-01") { coveredShare failingCount count } } }
            """);
        var zones = area["zones"]!["nodes"]!.AsArray().ToDictionary(z => z!["featureId"]!.GetValue<int>(), z => z!);
        var rows = area["zoneRanking"]!["rows"]!.AsArray();
        rows.Count.ShouldBe(9);
        area["zones"]!["totalCount"]!.GetValue<int>().ShouldBe(9);
        foreach (var row in rows)
        {
            var zone = zones[row!["zone"]!["featureId"]!.GetValue<int>()];
            row["coveredShare"]!.GetValue<double>().ShouldBe(zone["hydrantCoverage"]!["coveredShare"]!.GetValue<double>());
            row["count"]!.GetValue<int>().ShouldBe(zone["hydrantCoverage"]!["count"]!.GetValue<int>());
            row["incidents"]!.GetValue<int>().ShouldBe(zone["incidentCount"]!["count"]!.GetValue<int>());
            var perYear = row["incidents"]!.GetValue<int>() / row["areaKm2"]!.GetValue<double>() / (365 / 365.2425);
            row["incidentsPerKm2PerYear"]!.GetValue<double>().ShouldBe(perYear, 1e-9);
        }

        rows.Select(r => r!["failingCount"]!.GetValue<int>()).ShouldBe(rows.Select(r => r!["failingCount"]!.GetValue<int>()).OrderDescending());
        rows.Sum(r => r!["incidents"]!.GetValue<int>()).ShouldBe(await town.SqlAsync<int>("""
            SELECT count(*)::int FROM incidents i JOIN zones z ON z.area = i.area AND ST_Intersects(z.geom, i.geom)
            WHERE i.area = 'town' AND (started_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2019-01-01' AND '2019-12-31'
            """));
    }

    [Fact]
    public async Task A_zone_has_its_fires_by_the_days_that_the_record_reaches()
    {
        // The last fire burned on 2022-05-16.
        var rows = (await town.AreaAsync("""zoneRanking(from: "2022-01-01", to: "2023-12-31") { rows { incidents incidentsPerKm2PerYear areaKm2 } }"""))["zoneRanking"]!["rows"]!.AsArray();
        var row = rows.MaxBy(r => (int)r!["incidents"]!)!;
        ((double)row["incidentsPerKm2PerYear"]!).ShouldBe((int)row["incidents"]! / (double)row["areaKm2"]! / (136 / 365.2425), 1e-9);
    }

    [Fact]
    public async Task Kinds_of_zones_are_counted()
    {
        var kinds = (await town.AreaAsync("zoneKinds { kind count checkUp } zones(filter: { kind: \"market\" }) { nodes { kind } }"));
        kinds["zoneKinds"]!.ToJsonString().ShouldBe("""[{"kind":"market","count":3,"checkUp":true},{"kind":"village","count":6,"checkUp":false}]""");
        kinds["zones"]!["nodes"]!.AsArray().Count.ShouldBe(3);
    }
}
