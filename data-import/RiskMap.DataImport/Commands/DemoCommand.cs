using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using RiskMap.DataImport.Demo;
using RiskMap.PostGis;

namespace RiskMap.DataImport.Commands;

/// <summary>The verb <c>demo</c>: fills the generated district in where it is absent.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var force = new Option<bool>("--force") { Description = "throw the demo's own rows away and fill it in anew" };
        var lang = new Option<string?>("--lang") { Description = "zh or en; as LANG says if not said" };
        var command = new Command("demo", "Fills in the demo district: a generated town, said to be generated on every map") { force, lang };
        command.SetAction((words, cancel) => RunAsync(words.GetValue(force), InChinese(words.GetValue(lang)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(bool force, bool chinese, CancellationToken cancel)
    {
        var address = Environment.GetEnvironmentVariable("RISKMAP_DB");
        if (string.IsNullOrEmpty(address))
        {
            await Console.Error.WriteLineAsync(chinese ? "未设置 RISKMAP_DB（数据库地址：postgresql://用户:密码@主机:端口/数据库）。"
                : "RISKMAP_DB is not set. It names the database: postgresql://user:password@host:port/database");
            return 2;
        }

        try
        {
            await FillAsync(address, force, chinese, cancel);
            return 0;
        }
        catch (Exception e) when (e is NpgsqlException or DatabaseAddressException or MigrationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task FillAsync(string address, bool force, bool chinese, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await using var database = RiskMapDatabase.Open(address);
        await Migrator.MigrateAsync(database, cancel);
        var reports = await DemoDistrict.FillAsync(database, force, cancel: cancel);
        if (reports is null)
        {
            Console.WriteLine(chinese ? "演示区已存在，未作改动（--force 可重新生成）。" : "The demo district is there already; nothing was changed (--force makes it anew).");
            return;
        }

        foreach (var (layer, report) in reports)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {layer,-22} {report.Inserted,7:n0} + {report.Updated:n0} ~ {report.Unchanged:n0} ="));
        }

        var seconds = clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(chinese ? $"演示区已生成（模拟数据），用时 {seconds} 秒。" : $"The demo district is in (generated data), {seconds} s.");
    }

    private static bool InChinese(string? asked) =>
        (asked ?? Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG"))?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;
}
