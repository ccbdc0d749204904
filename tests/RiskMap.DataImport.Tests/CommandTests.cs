using System.Diagnostics;
using System.Globalization;
using Dapper;

namespace RiskMap.Tests;

/// <summary>The verb as a person meets it: sentences, exit codes, and an import that ends in the middle.</summary>
public sealed class CommandTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_database_a_sentence_says_what_to_set()
    {
        var run = await Cli.RunAsync(null, _folder.Path, "import", _folder.Write("h.csv", "lon,lat\n"), "--area", "x", "--layer", "hydrants");
        (run.ExitCode, run.Errors.Trim()).ShouldBe((1, "RISKMAP_DB is not set. It names the database: postgresql://user:password@host:port/database"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_and_its_password_is_not()
    {
        var run = await Cli.RunAsync("postgresql://a:secret@127.0.0.1:1/x", _folder.Path, "import", _folder.Write("h.csv", "lon,lat\n"), "--area", "x", "--layer", "hydrants");
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldStartWith("The database cannot be reached:");
        run.Errors.ShouldNotContain("secret");
        run.Errors.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("h.csv", "en", "There is no area “new” yet. Give it a name: --name-zh or --name-en, and --time-zone.")]
    [InlineData("h.csv", "zh", "尚无地区“new”。请用 --name-zh 或 --name-en 给出名称，并用 --time-zone 给出时区。")]
    [InlineData("none.csv", "en", "There is no file none.csv.")]
    public async Task What_cannot_be_done_is_one_sentence_in_the_readers_language(string file, string language, string sentence)
    {
        _folder.Write("h.csv", "lon,lat\n112.1,29.1\n");
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--area", "new", "--layer", "hydrants", "--lang", language);
        (run.ExitCode, run.Errors.Trim()).ShouldBe((1, sentence));
    }

    [Fact]
    public async Task Rows_are_mapped_counted_and_reported_at_the_command_line()
    {
        var file = _folder.Write("h.csv", "id,east,north,street of it\n1,112.1,29.1,city\n2,x,29.1,city\n");
        var run = await Cli.RunAsync(
            db.Connection, _folder.Path, "import", file, "--area", "cli", "--layer", "addresses", "--name-zh", "城", "--map", "id=source_id", "--map", "east=x",
            "--map", "north=y", "--map", "street of it=street", "--lang", "zh");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldContain("共 2 行：新增 1，变更 0，未变 0，重复 0，拒收 1；修复 0。");
        run.Output.ShouldContain("第 2 行拒收：geometry “x, 29.1” 坐标不是两个数字。");
        File.Exists(Path.Combine(_folder.Path, "rejects", "cli-addresses-addresses.rejects.csv")).ShouldBeTrue();
    }

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_the_map_as_it_was()
    {
        await BeginAsync("killed");
        using var process = Import("killed");
        await WaitForTheMiddleAsync();
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staging %' AND state = 'active')");
        (await StateAsync("killed")).ShouldBe("1 1 1");
    }

    [Fact]
    public async Task A_database_that_goes_away_in_the_middle_is_told_and_nothing_is_half_written()
    {
        await BeginAsync("gone");
        using var process = Import("gone");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WaitForTheMiddleAsync();
        await UntilAsync("""
            SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staging %' AND state = 'active'
            """);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(1);
        (await errors).ShouldStartWith("The database went away in the middle. Nothing of this file has been taken");
        (await StateAsync("gone")).ShouldBe("1 1 1");
    }

    [Fact]
    public async Task An_openstreetmap_import_killed_in_the_middle_leaves_the_map_as_it_was()
    {
        await BeginAsync("osmkilled");
        await using (var file = new StreamWriter(Path.Combine(_folder.Path, "many.osm")))
        {
            await file.WriteLineAsync("<osm version=\"0.6\">");
            for (var i = 1; i <= 300_000; i++)
            {
                await file.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"<node id=\"{i}\" lon=\"{112 + (i * 1e-7):0.0000000}\" lat=\"29\"><tag k=\"addr:housenumber\" v=\"{i}\"/><tag k=\"emergency\" v=\"fire_hydrant\"/></node>"));
            }

            await file.WriteLineAsync("</osm>");
        }

        using var process = Cli.Start(db.Connection, _folder.Path, "import", "many.osm", "--area", "osmkilled");
        await WaitForTheMiddleAsync("COPY staging_%");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staging_%' AND state = 'active')");
        (await StateAsync("osmkilled")).ShouldBe("1 1 1");
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await connection.ExecuteScalarAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'osmkilled'")).ShouldBe(0);
    }

    /// <summary>An area with one address, and a file with many more of the same dataset.</summary>
    private async Task BeginAsync(string area)
    {
        var one = _folder.Write("one.csv", "id,lon,lat\nfirst,112,29\n");
        (await Cli.RunAsync(db.Connection, _folder.Path, "import", one, "--area", area, "--layer", "addresses", "--name-en", area, "--map", "id=source_id")).ExitCode.ShouldBe(0);
        await using var text = new StreamWriter(Path.Combine(_folder.Path, "many.csv"));
        await text.WriteLineAsync("id,lon,lat,full_text");
        for (var i = 0; i < 600_000; i++)
        {
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i},{112 + (i * 1e-7)},29,house number {i} in a long street of houses"));
        }
    }

    private Process Import(string area) => Cli.Start(
        db.Connection, _folder.Path, "import", "many.csv", "--area", area, "--layer", "addresses", "--map", "id=source_id");

    private Task WaitForTheMiddleAsync(string copy = "COPY staging %") =>
        UntilAsync($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '{copy}' AND state = 'active')");

    private async Task UntilAsync(string condition)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(2);)
        {
            if (await connection.ExecuteScalarAsync<bool?>(condition) == true)
            {
                return;
            }
        }

        Assert.Fail($"Never came true: {condition}");
    }

    private async Task<string> StateAsync(string area)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<string>("""
            SELECT (SELECT count(*) FROM addresses WHERE area = @area) || ' ' || (SELECT data_version FROM areas WHERE area = @area) || ' '
                || (SELECT count(*) FROM import_runs WHERE area = @area)
            """, new { area }) ?? "";
    }
}
