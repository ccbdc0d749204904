using System.Text.RegularExpressions;
using System.Xml.Linq;
using RiskMap.Tests;

namespace RiskMap.Api.Tests;

/// <summary>Who may know whom, as DESIGN.md section 1 draws it: read from the project files and from the sources.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Api = Path.Combine(RealData.Checkout, "api", "RiskMap.Api");

    /// <summary>What every room stands on.</summary>
    private static readonly string[] Ground = ["Accounts", "Areas", "Answers", "Corrections", "Hosting", ""];

    /// <summary>Rooms that may ask others, and which. The rest know only the ground, themselves and their parents.</summary>
    private static readonly Dictionary<string, string[]> MayAsk = new(StringComparer.Ordinal)
    {
        // Who may what knows no data; its desk gives the audit out as files.
        ["Accounts"] = ["Exports"],
        ["Hosting"] = [],
        ["Answers"] = ["Hosting"],
        ["Areas"] = ["Accounts", "Answers", "GeoJson", "Hosting"],
        // Filters of lists and ground are written as GeoJSON.
        ["Exports"] = ["GeoJson"],
        ["Hydrants"] = ["Exports", "Hydrants.Coverage", "Standards", "Tiles"],
        // The risk of a building asks how far its hydrants are and what it is used for; neither room knows of fires.
        ["Incidents"] =
        [
            "Exports", "Incidents.Heatmap", "Incidents.Heatmap.Backtests", "Incidents.Heatmap.Cells", "Incidents.HotSpots", "Incidents.Trends", "Hydrants.Coverage",
            "Buildings", "Standards", "Tiles",
        ],
        // Boards count premises by what their store calls open or filed, and have the intervals of counts from the trends.
        ["Boards"] = ["Buildings", "Incidents.Trends", "Exports"],
        ["Campaigns"] = ["Boards", "Buildings", "Exports"],
        ["Reports"] = ["Boards", "Buildings.HighRises"],
        ["Buildings"] = ["Buildings.Entry", "Buildings.HighRises", "Exports"],
        ["Inspections"] =
        [
            "Incidents", "Standards", "Exports", "Inspections.Entry", "Inspections.Hazards", "Inspections.Hazards.Entry", "Inspections.Hazards.Relapse", "Inspections.Photos", "Inspections.Today",
        ],
        ["Zones"] =
        [
            "Hydrants.Coverage", "Incidents", "Incidents.Heatmap", "Incidents.Heatmap.Cells", "Incidents.Trends", "Inspections", "Standards", "Exports",
            "Zones.Entry", "Zones.Outlines", "Zones.Proposals", "Zones.Rounds", "Zones.VitalSigns",
        ],
    };

    [Theory]
    [InlineData("api/RiskMap.Api/RiskMap.Api.csproj", "RiskMap.PostGis", "RiskMap.Geocoding", "HotChocolate")]
    [InlineData("api/RiskMap.Geocoding/RiskMap.Geocoding.csproj", "RiskMap.PostGis")]
    [InlineData("api/RiskMap.PostGis/RiskMap.PostGis.csproj", "NetTopologySuite.IO.PostGIS")]
    [InlineData("api/stand-ins/HotChocolate/HotChocolate.csproj")]
    [InlineData("api/stand-ins/NetTopologySuite.IO.PostGIS/NetTopologySuite.IO.PostGIS.csproj")]
    [InlineData("data-import/RiskMap.DataImport/RiskMap.DataImport.csproj", "RiskMap.Geocoding", "RiskMap.PostGis")]
    public void A_project_knows_only_those_below_it(string project, params string[] allowed) =>
        XDocument.Load(Path.Combine(RealData.Checkout, project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .ShouldBeSubsetOf(allowed);

    [Fact]
    public void A_room_knows_only_its_parents_and_the_ground()
    {
        var wrong = from file in Sources()
                    let room = RoomOf(file.Text)
                    where room is not ("" or "GraphQL")
                    from other in Using().Matches(file.Text).Select(m => m.Groups["room"].Value.TrimStart('.')).Distinct()
                    where !MayKnow(room, other)
                    select $"{file.Name}: {room} knows {other}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Only_stores_write_SQL()
    {
        string[] others = ["DataVersions.cs", "HealthEndpoint.cs", "BoundingBox.cs", "Reading.cs", "OfRound.cs"];
        Sources().Where(f => Sql().IsMatch(f.Text) && !f.Name.EndsWith("Store.cs", StringComparison.Ordinal) && !others.Contains(Path.GetFileName(f.Name)))
            .Select(f => f.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Analyses_know_neither_the_database_nor_the_web()
    {
        var analyses = Sources().Where(f => f.Name.EndsWith("Analysis.cs", StringComparison.Ordinal)).ToList();
        analyses.Count.ShouldBeGreaterThanOrEqualTo(2);
        analyses.Where(f => Impure().IsMatch(f.Text)).Select(f => f.Name).ShouldBeEmpty();
    }

    private static bool MayKnow(string room, string other)
    {
        var top = room.Split('.')[0];
        return other == room || room.StartsWith(other + ".", StringComparison.Ordinal)
            || (MayAsk.TryGetValue(top, out var asked) && asked.Any(a => other == a))
            || (top is not ("Hosting" or "Answers" or "Areas") && Ground.Contains(other))
            || (top is "Hosting" or "Answers" or "Areas" && other.Length == 0);
    }

    private static List<(string Name, string Text)> Sources() =>
    [
        .. Directory.EnumerateFiles(Api, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Api, f))
            .Where(f => !f.StartsWith("obj", StringComparison.Ordinal) && !f.StartsWith("bin", StringComparison.Ordinal) && f != "Program.cs")
            .Select(f => (f, File.ReadAllText(Path.Combine(Api, f)))),
    ];

    private static string RoomOf(string text) => Namespace().Match(text).Groups["room"].Value.TrimStart('.');

    [GeneratedRegex(@"^namespace RiskMap\.Api(?<room>(\.\w+)*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (static |\w+ = )?RiskMap\.Api(?<room>(\.[A-Z]\w+)*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^""]*\b(FROM|VALUES|SET)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"Npgsql|Dapper|HttpContext|DateTime\.(Utc)?Now|HotChocolate", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();
}
