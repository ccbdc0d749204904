using System.Runtime.CompilerServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A list as it is saved: exactly the rows that the table shows, and the method that makes them worth anything.</summary>
internal sealed class VerdictSheet(Area area, VerdictAsked asked, StandardVerdicts verdicts, int[] list, CoverageStore places)
{
    /// <summary>Rows that are read at a time.</summary>
    private const int Batch = 2_000;

    public int Count => list.Length;

    /// <summary>Where the area, the standard and the day stand in a file's name: no sign that a system could stumble over.</summary>
    public string FileName =>
        string.Concat($"{Name}_{Words.Say("EXPORT_FILE")}_{verdicts.Standard.Id}_{verdicts.AsOf}".Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));

    /// <summary>What the rows are, line by line: name and value, in the reader's language.</summary>
    public IReadOnlyList<(string Name, string Value)> Method
    {
        get
        {
            var (method, counts) = (verdicts.Method, verdicts.Answer.Count(asked.Test));
            List<(string, string)> lines =
            [
                (Words.Say("EXPORT_AREA"), $"{Name} ({area.Code}){(area.Generated ? " · " + Words.Say("EXPORT_GENERATED") : "")}"),
                (Words.Say("EXPORT_STANDARD"), method.Standard ?? ""),
                (Words.Say("EXPORT_CLAUSES"), method.Clause ?? ""),
                (Words.Say("EXPORT_TEST"), Words.Say(asked.Test is { } t ? "TEST_" + Snake.Of(t).ToUpperInvariant() : "TEST_OVERALL")),
                (Words.Say("EXPORT_DAY"), verdicts.AsOf),
                (Words.Say("EXPORT_LISTED"), $"{Count}"),
                (Words.Say("EXPORT_PASSED"), $"{counts.Passed}"),
                (Words.Say("EXPORT_FAILED"), $"{counts.Failed}"),
                (Words.Say("EXPORT_UNKNOWN"), $"{counts.Unknown}"),
                (Words.Say("EXPORT_METHOD"), method.Name),
                .. method.Parameters.Select(p => (Words.Say("EXPORT_PARAMETER", p.Name), $"{p.Value} {p.Unit}".TrimEnd())),
                (Words.Say("EXPORT_NEGLECTS"), method.Neglects ?? ""),
                (Words.Say("EXPORT_VERSION"), $"{method.DataVersion}"),
                (Words.Say("EXPORT_COMPUTED"), method.ComputedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", null)),
                (Words.Say("EXPORT_COORDINATES"), "EPSG:4326 (WGS 84)"),
            ];
            return lines;
        }
    }

    private string Name => (Words.Chinese ? area.NameZh ?? area.NameEn : area.NameEn ?? area.NameZh) ?? area.Code;

    /// <summary>The rows in the order of the list.</summary>
    public async IAsyncEnumerable<IReadOnlyList<VerdictRow>> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0; from < list.Length; from += Batch)
        {
            var buildings = list.Skip(from).Take(Batch).Select((s, i) => new BuildingTests(area, verdicts.Answer, s, verdicts.Answer.View, from + i)).ToList();
            var known = (await places.PlacesAsync(area.Code, CoverageSubject.Buildings, [.. buildings.Select(b => b.FeatureId)], cancel)).ToDictionary(p => p.FeatureId);
            yield return
            [
                .. buildings.Select(b => new VerdictRow(
                    b, b.GetDecision(asked.Test), verdicts.Answer.Of(b.Subject, asked.Test) ?? Verdict.Unknown, known.GetValueOrDefault(b.FeatureId))),
            ];
        }
    }

    /// <summary>Footprints of rows as GeoJSON, by building.</summary>
    public async Task<Dictionary<int, string>> ShapesAsync(IReadOnlyList<VerdictRow> rows, CancellationToken cancel) =>
        (await places.ShapesAsync(area.Code, [.. rows.Select(r => r.Building.FeatureId)], cancel)).ToDictionary(s => s.Feature, s => s.Shape);
}
