using System.Runtime.CompilerServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A list as it is saved: exactly the rows that the table shows, and the method that makes them worth anything.</summary>
internal sealed class VerdictSheet(Area area, VerdictAsked asked, StandardVerdicts verdicts, int[] list, CoverageStore places) : ExportSheet
{
    /// <summary>Rows that are read at a time.</summary>
    private const int Batch = 2_000;

    public override string Layer => "verdicts";

    public override string Title => Words.Say("EXPORT_SHEET_ROWS");

    public override int Count => list.Length;

    /// <summary>Where the area, the standard and the day stand in a file's name.</summary>
    public override string FileName => Safe($"{MethodLines.NameOf(area)}_{Words.Say("EXPORT_FILE")}_{verdicts.Standard.Id}_{verdicts.AsOf}");

    public override IReadOnlyList<ExportColumn> Columns { get; } =
        [.. VerdictRow.Columns.Select(c => new ExportColumn(c.Name, Words.Say(c.Word), c.Name switch { "address" or "reason" => 36d, "clause" => 28, _ => 16 }))];

    /// <summary>What the rows are, line by line: name and value, in the reader's language.</summary>
    public override IReadOnlyList<ExportPart> Parts
    {
        get
        {
            var (method, counts) = (verdicts.Method, verdicts.Answer.Count(asked.Test));
            List<(string, string)> lines =
            [
                MethodLines.Of(area),
                (Words.Say("EXPORT_STANDARD"), method.Standard ?? ""),
                (Words.Say("EXPORT_CLAUSES"), method.Clause ?? ""),
                (Words.Say("EXPORT_TEST"), Words.Say(asked.Test is { } t ? "TEST_" + Snake.Of(t).ToUpperInvariant() : "TEST_OVERALL")),
                (Words.Say("EXPORT_DAY"), verdicts.AsOf),
                (Words.Say("EXPORT_LISTED"), $"{Count}"),
                (Words.Say("EXPORT_PASSED"), $"{counts.Passed}"),
                (Words.Say("EXPORT_FAILED"), $"{counts.Failed}"),
                (Words.Say("EXPORT_UNKNOWN"), $"{counts.Unknown}"),
                .. MethodLines.Of(method),
            ];
            return [new("method", Words.Say("EXPORT_SHEET_METHOD"), lines)];
        }
    }

    /// <summary>The rows in the order of the list; shapes are footprints.</summary>
    public override async IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0; from < list.Length; from += Batch)
        {
            var buildings = list.Skip(from).Take(Batch).Select((s, i) => new BuildingTests(area, verdicts.Answer, s, verdicts.Answer.View, from + i)).ToList();
            int[] features = [.. buildings.Select(b => b.FeatureId)];
            var known = (await places.PlacesAsync(area.Code, CoverageSubject.Buildings, features, cancel)).ToDictionary(p => p.FeatureId);
            var outlines = shapes ? (await places.ShapesAsync(area.Code, features, cancel)).ToDictionary(s => s.Feature, s => s.Shape) : [];
            yield return
            [
                .. buildings.Select(b => new VerdictRow(
                    b, b.GetDecision(asked.Test), verdicts.Answer.Of(b.Subject, asked.Test) ?? Verdict.Unknown, known.GetValueOrDefault(b.FeatureId)))
                    .Select(row => new ExportRow(row.Building.FeatureId, [.. VerdictRow.Columns.Select(c => c.Value(row))], outlines.GetValueOrDefault(row.Building.FeatureId))),
            ];
        }
    }
}
