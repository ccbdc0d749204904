using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>
/// Fifteen years of a city's fires, against figures that numpy made from the same files without RiskMap
/// (tests/fixtures/fires/charlottesville_card.py).
/// </summary>
public sealed partial class CharlottesvilleTests(CharlottesvilleTests.City city) : IClassFixture<CharlottesvilleTests.City>
{
    private const string Card = """
        verdict trainedOn testedOn bandwidthMetres cellMetres comparison { baseline difference low high }
        models { model levels { areaShare hitRate hitRateLow hitRateHigh pai paiLow paiHigh pei } curve { areaShare hitRate } }
        origins { trainedTo testedFrom testedTo trainedOn testedOn rates { model hitRate hitRateLow hitRateHigh } }
        method { neglects }
        """;

    private static readonly JsonNode Truth = JsonNode.Parse(File.ReadAllText(
        Path.Combine(RealData.Checkout, "tests", "fixtures", "fires", "charlottesville_card.json")))!;

    [Fact]
    public async Task By_its_town_file_the_importer_keeps_the_first_row_of_each_number_and_1397_fires_are_counted()
    {
        await city.LoadAsync();
        var density = (await city.AreaAsync("incidentDensity { incidents unlocated folded method { parameters { name value } } }", "cville"))["incidentDensity"]!;
        ((int)density["incidents"]!).ShouldBe((int)Truth["fires"]!);
        ((int)density["folded"]!).ShouldBe(0);
        density["method"]!["parameters"]!.AsArray().First(p => (string)p!["name"]! == "edgeCorrection")!["value"]!.GetValue<string>().ShouldBe("divisions");
    }

    [Fact]
    public async Task Of_all_1712_rows_those_of_one_number_on_one_day_are_one_fire()
    {
        await city.LoadAsync();
        var density = (await city.AreaAsync("incidentDensity { incidents folded }", "raw"))["incidentDensity"]!;
        // One more than there are numbers: 2602705 was given to a fire of 2006 and to another, elsewhere, of 2016.
        ((int)density["incidents"]!).ShouldBe(1_398);
        ((int)density["folded"]!).ShouldBe(1_712 - 1_398);
    }

    [Fact]
    public async Task Trained_2003_to_2011_and_tested_2012_to_2016_the_card_is_the_one_that_numpy_makes()
    {
        await city.LoadAsync();
        var card = (await city.AreaAsync(
            $$"""backtest(trainFrom: "2003-01-01", testFrom: "2012-01-01", testTo: "2016-12-31") { {{Card}} }""", "cville"))["backtest"]!;
        TestContext.Current.TestOutputHelper!.WriteLine(card.ToJsonString());
        var truth = Truth["card"]!;
        ((int)card["trainedOn"]!).ShouldBe((int)truth["trainedOn"]!);
        ((int)card["testedOn"]!).ShouldBe((int)truth["testedOn"]!);
        ((double)card["bandwidthMetres"]!).ShouldBe((double)truth["bandwidth"]!, 10.1);
        foreach (var model in new[] { "DENSITY", "LAST_YEAR", "ALL_YEARS" })
        {
            var levels = card["models"]!.AsArray().First(m => (string)m!["model"]! == model)!["levels"]!.AsArray();
            for (var i = 0; i < levels.Count; i++)
            {
                var (share, rate, best) = ((double)Truth["areaShares"]![i]!, (double)truth["hitRates"]![model]![i]!, (double)truth["hitRates"]!["BEST"]![i]!);
                // The edge of the ground is a raster of 20 m there: a cell of the edge may enter a little earlier or later.
                ((double)levels[i]!["hitRate"]!).ShouldBe(rate, 0.006, $"{model} at {share:P0}");
                ((double)levels[i]!["pai"]!).ShouldBe(rate / share, 0.006 / share);
                ((double)levels[i]!["pei"]!).ShouldBe(rate / best, 0.03);
            }
        }

        // Uniform holds as much as its area, and no more.
        card["models"]!.AsArray().First(m => (string)m!["model"]! == "UNIFORM")!["levels"]!.AsArray()
            .ShouldAllBe(l => Math.Abs((double)l!["pai"]! - 1) < 0.02);
        ((string)card["comparison"]!["baseline"]!).ShouldBe("ALL_YEARS");
        ((string)card["verdict"]!).ShouldBe("LEVEL_WITH_COUNTS", "34.4 % beside 32.8 % on 370 fires is no difference");
        card["origins"]!.AsArray().Select(o => (string)o!["testedFrom"]!).ShouldBe(["2016-01-01", "2015-01-01", "2014-01-01", "2013-01-01", "2012-01-01"]);
        card["origins"]!.AsArray().Select(o => (int)o!["testedOn"]!).Sum().ShouldBe(370);
    }

    [Fact]
    public async Task Intervals_are_those_of_Wilson()
    {
        // 95 % for 128 of 370, by statsmodels' formula worked on paper: (k + z²/2 ± z √(k (n − k) / n + z²/4)) / (n + z²).
        var (low, high) = RiskMap.Api.Incidents.Heatmap.Backtests.BacktestAnalysis.Wilson(128.0 / 370, 370);
        low.ShouldBe(0.2992, 0.0001);
        high.ShouldBe(0.3958, 0.0001);
        // Three of ten: [0.1078, 0.6032] in Brown, Cai and DasGupta's way of writing.
        (low, high) = RiskMap.Api.Incidents.Heatmap.Backtests.BacktestAnalysis.Wilson(0.3, 10);
        low.ShouldBe(0.1078, 0.0001);
        high.ShouldBe(0.6032, 0.0001);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Too_few_fires_give_no_figures_and_say_how_many_there_must_be()
    {
        await city.LoadAsync();
        var card = (await city.AreaAsync("""
            backtest(trainFrom: "2003-01-01", testFrom: "2003-07-01", testTo: "2003-12-31") { verdict trainedOn needsTrained needsTested models { model } origins { testedOn } comparison { low } bandwidthMetres }
            """, "cville"))["backtest"]!;
        ((string)card["verdict"]!).ShouldBe("TOO_LITTLE_DATA");
        ((int)card["needsTrained"]!).ShouldBeGreaterThan((int)card["trainedOn"]!);
        card["models"]!.AsArray().Count.ShouldBe(0);
        card["origins"]!.AsArray().Count.ShouldBe(0);
        card["comparison"].ShouldBeNull();
    }

    public sealed partial class City : Town
    {
        private bool _loaded;

        public async Task LoadAsync()
        {
            var file = RealData.File("charlottesville/historical_fires_2002-2017_wgs84.csv");
            if (_loaded)
            {
                return;
            }

            _loaded = true;
            var rows = File.ReadLines(file).Skip(1).Select(l => Cell().Matches(l).Select(m => m.Groups["cell"].Value.Trim('"')).ToArray()).ToList();
            double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en, time_zone, data_version, local_srs)
                    SELECT a, 'Charlottesville', 'America/New_York', 1, NULL FROM unnest('{cville,raw}'::text[]) a;
                INSERT INTO datasets (area, id, layer, name, crs_src) SELECT a, gen_random_uuid(), l, l, 'EPSG:4326'
                    FROM unnest('{cville,raw}'::text[]) a, unnest('{incidents,zones}'::text[]) l;
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, started_at, location_precision, geom)
                    SELECT d.area, gen_random_uuid(), d.id, n::text, '', n, number, (day || ' 12:00 America/New_York')::timestamptz, 'door_number', ST_SetSRID(ST_MakePoint(x, y), 4326)
                    FROM datasets d, unnest(@numbers, @days, @first, @x, @y) WITH ORDINALITY AS f (number, day, is_first, x, y, n)
                    WHERE d.area IN ('cville', 'raw') AND d.layer = 'incidents' AND (is_first OR d.area = 'raw');
                INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, kind, geom)
                    SELECT 'cville', gen_random_uuid(), d.id, n::text, '', n, 'neighbourhood', ST_Multi(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(f -> 'geometry'), 4326)))
                    FROM datasets d, jsonb_array_elements(@zones::jsonb -> 'features') WITH ORDINALITY AS z (f, n) WHERE d.area = 'cville' AND d.layer = 'zones';
                """, new
            {
                numbers = rows.Select(r => r[0]).ToArray(),
                days = rows.Select(r => r[6].Replace('/', '-')).ToArray(),
                first = rows.Index().Select(r => rows.FindIndex(o => o[0] == r.Item[0]) == r.Index).ToArray(),
                x = rows.Select(r => Number(r[1])).ToArray(),
                y = rows.Select(r => Number(r[2])).ToArray(),
                zones = await File.ReadAllTextAsync(RealData.File("charlottesville/neighborhoods.geojson")),
            });
        }

        [GeneratedRegex("(^|,)(?<cell>(\"[^\"]*\")|[^,]*)", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Cell();
    }
}
