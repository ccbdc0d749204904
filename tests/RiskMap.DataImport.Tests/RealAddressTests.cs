using Dapper;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Tests;

/// <summary>Real addresses found among their own town's. The town is imported once for the class.</summary>
public sealed class RealAddressTests(RealAddressTests.Charlottesville town) : IClassFixture<RealAddressTests.Charlottesville>
{
    /// <summary>Every row counts, the repeated texts too: one text on several points is right if it leads to within 100 m of the row's own.</summary>
    [Fact]
    public async Task Of_23_657_address_points_99_in_100_are_found_from_their_own_text_within_100_metres()
    {
        var (geocoder, rows) = await town.ReadAsync("SELECT full_text, ST_X(geom), ST_Y(geom) FROM addresses WHERE area = 'charlottesville'");
        rows.Count.ShouldBe(23_657);
        var found = rows.Select(r => Metres(geocoder.Match(r.Text), r.X, r.Y)).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{found.Count(m => m <= 100)} of {found.Count} within 100 m");
        (found.Count(m => m <= 100) / (double)found.Count).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    [Fact]
    public async Task Fires_are_found_by_their_addresses()
    {
        var (geocoder, rows) = await town.ReadAsync(
            "SELECT address, ST_X(geom), ST_Y(geom) FROM incidents WHERE area = 'charlottesville' AND geom IS NOT NULL AND address IS NOT NULL");
        rows.Count.ShouldBeGreaterThan(1_300);
        var metres = rows.Select(r => Metres(geocoder.Match(r.Text), r.X, r.Y)).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{rows.Count} fires: median {metres[metres.Count / 2]:0.0} m, {metres.Count(m => m <= 100)} within 100 m, {metres.Count(double.IsInfinity)} not found");
        metres[metres.Count / 2].ShouldBeLessThan(10);
        (metres.Count(m => m <= 100) / (double)metres.Count).ShouldBeGreaterThan(0.97);
    }

    /// <summary>The sheet has 444 lines below its header: 92 are empty, four more have no address. Of the rest most are found at their door.</summary>
    [Fact]
    public async Task A_hand_typed_list_is_found_but_for_streets_and_numbers_that_are_not_on_record()
    {
        var file = RealData.File("charlottesville/building_occupancies_dirty.csv");
        using var folder = new TemporaryFolder();
        await town.ReadAsync("SELECT '', 0::float8, 0::float8 WHERE false");
        var run = await Cli.RunAsync(town.Connection, folder.Path, "geocode", file, "--area", "charlottesville", "--address-column", "ADDRESS");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        TestContext.Current.TestOutputHelper!.WriteLine(run.Output);
        run.Output.ShouldContain("352 addresses");
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "building_occupancies_dirty.geocoded.csv"));
        lines.Count(l => l.Contains(",door_number,", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(295);
    }

    /// <summary>An address of the area survives what people do to it: case, full width, punctuation, spelt-out suffixes, one slip in a long name.</summary>
    [Fact]
    public async Task An_address_survives_noise()
    {
        var (geocoder, rows) = await town.ReadAsync(
            "SELECT full_text, ST_X(geom), ST_Y(geom) FROM addresses WHERE area = 'charlottesville' ORDER BY hashint8extended(feature_id, 7) LIMIT 2000");
        var dice = new Random(20261122);
        (string What, Func<string, string> Do, double Least)[] noises =
        [
            ("lower case", t => t.ToLowerInvariant(), 0.999),
            ("full width", t => string.Concat(t.Select(c => c is > ' ' and < '~' ? (char)(c + 0xFEE0) : c)), 0.999),
            ("blanks and full stops", t => "  " + t.Replace(" ", "  ", StringComparison.Ordinal).Replace(" ST", " ST.", StringComparison.Ordinal) + " ", 0.995),
            ("town and state behind", t => t + ", Charlottesville, VA", 0.99),
            ("spelt out", t => t.Replace(" AVE", " Avenue", StringComparison.Ordinal).Replace(" RD", " Road", StringComparison.Ordinal), 0.995),
            ("a slip in the longest word", t => Slip(t, dice), 0.9),
        ];
        foreach (var (what, noise, least) in noises)
        {
            var share = rows.Count(r => Metres(geocoder.Match(noise(r.Text)), r.X, r.Y) <= 100) / (double)rows.Count;
            TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {share:0.000}");
            share.ShouldBeGreaterThanOrEqualTo(least, what);
        }
    }

    private static string Slip(string text, Random dice)
    {
        var word = text.Split(' ').Where(w => w.All(char.IsAsciiLetter)).MaxBy(w => w.Length);
        if (word is not { Length: > 5 })
        {
            return text;
        }

        var at = dice.Next(1, word.Length - 1);
        return text.Replace(word, word.Remove(at, 1), StringComparison.Ordinal);
    }

    private static double Metres(Match match, double x, double y) => match.Place is null ? double.PositiveInfinity
        : 111_195 * Math.Sqrt(Math.Pow((match.Place.X - x) * Math.Cos(y * Math.PI / 180), 2) + Math.Pow(match.Place.Y - y, 2));

    public sealed class Charlottesville : TestDatabase
    {
        private readonly SemaphoreSlim _one = new(1);
        private Geocoder? _geocoder;

        /// <summary>The geocoder of the town, and rows of text, longitude and latitude. Skips where the town's files are absent.</summary>
        public async Task<(Geocoder Geocoder, List<(string Text, double X, double Y)> Rows)> ReadAsync(string sql)
        {
            RealData.File("charlottesville/address_points_wgs84.csv");
            await _one.WaitAsync();
            try
            {
                if (_geocoder is null)
                {
                    using var folder = new TemporaryFolder();
                    var run = await Cli.RunAsync(Connection, folder.Path, "import", Path.Combine(RealData.Checkout, "tests", "fixtures", "towns", "charlottesville.json"));
                    run.ExitCode.ShouldBe(0, run.Errors);
                    _geocoder = new(await GazetteerStore.LoadAsync(Source, "charlottesville"));
                }
            }
            finally
            {
                _one.Release();
            }

            await using var connection = await Source.OpenConnectionAsync();
            return (_geocoder, (await connection.QueryAsync<(string, double, double)>(sql)).AsList());
        }
    }
}
