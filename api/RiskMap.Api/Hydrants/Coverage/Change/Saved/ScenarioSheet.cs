using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A saved scenario as it is handed on: each change with what it brings, each building whose verdict it turns, and the method.</summary>
internal sealed class ScenarioSheet(
    Area area, SavedScenario scenario, IReadOnlyList<SavedChange> changes, ScenarioPreview preview, CoverageStore places, CancellationToken cancel)
{
    /// <summary>Columns of a change: name for programs, name for readers (a code of <see cref="Words"/>), value.</summary>
    public static readonly (string Name, string Word, Func<Change, object?> Value)[] ChangeColumns =
    [
        ("position", "SCENARIO_POSITION", c => c.Saved.Position + 1),
        ("kind", "SCENARIO_KIND", c => Words.Say("SCENARIO_KIND_" + c.Saved.Kind.ToString().ToUpperInvariant())),
        ("thing", "SCENARIO_THING", c => c.Saved.HydrantNumber ?? c.Saved.RoadName),
        ("applies", "SCENARIO_APPLIES", c => Words.Say(c.Line.Applies ? "SCENARIO_YES" : "SCENARIO_NO")),
        ("longitude", "COLUMN_LONGITUDE", c => c.Saved.Longitude ?? c.Saved.StoodLongitude),
        ("latitude", "COLUMN_LATITUDE", c => c.Saved.Latitude ?? c.Saved.StoodLatitude),
        ("from", "SCENARIO_FROM", c => c.Saved.From),
        ("to", "SCENARIO_TO", c => c.Saved.To),
        ("buildings_gained", "SCENARIO_GAINED", c => c.Line.Gain.Buildings),
        ("buildings_lost", "SCENARIO_LOST", c => c.Line.Loss.Buildings),
        ("floor_area_gained_m2", "SCENARIO_FLOOR_GAINED", c => c.Line.Gain.FloorArea),
        ("residents_gained", "SCENARIO_RESIDENTS_GAINED", c => c.Line.Gain.Residents),
    ];

    public static readonly (string Name, string Word, Func<Turned, object?> Value)[] BuildingColumns =
    [
        ("building", "COLUMN_BUILDING", b => b.Feature),
        ("address", "COLUMN_ADDRESS", b => b.Place?.Address),
        ("today", "SCENARIO_TODAY", b => WordOf(b.Flip.Before)),
        ("planned", "SCENARIO_PLANNED", b => WordOf(b.Flip.After)),
        ("longitude", "COLUMN_LONGITUDE", b => b.Place?.Longitude),
        ("latitude", "COLUMN_LATITUDE", b => b.Place?.Latitude),
    ];

    public IReadOnlyList<Change> Changes { get; } = [.. preview.Lines(cancel).Select((line, i) => new Change(changes[i], line))];

    /// <summary>No sign of the name that a file system could stumble over.</summary>
    public string FileName => string.Concat($"{area.Code}-{scenario.Name}".Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));

    /// <summary>What the rows are, line by line: name and value, in the reader's language.</summary>
    public IReadOnlyList<(string Name, string Value)> Method
    {
        get
        {
            var (method, added) = (preview.Method, changes.Count(c => c.Kind == ScenarioChangeKind.Add));
            var cost = scenario.CostEach * added;
            List<(string, string)> lines =
            [
                (Words.Say("EXPORT_AREA"), $"{area.Code}{(area.Generated ? " · " + Words.Say("EXPORT_GENERATED") : "")}"),
                (Words.Say("SCENARIO_NAME"), scenario.Name),
                (Words.Say("SCENARIO_VERSION"), $"{scenario.Version} · {scenario.EditedBy} · {scenario.EditedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}"),
                (Words.Say("EXPORT_STANDARD"), method.Standard ?? ""),
                (Words.Say("EXPORT_CLAUSES"), method.Clause ?? ""),
                (Words.Say("EXPORT_TEST"), Words.Say(preview.Test is { } t ? "TEST_" + Snake.Of(t).ToUpperInvariant() : "TEST_OVERALL")),
                (Words.Say("SCENARIO_TODAY"), $"{preview.Before.Passed}"),
                (Words.Say("SCENARIO_PLANNED"), $"{preview.After.Passed}"),
                (Words.Say("SCENARIO_GAINED"), $"{preview.Gain.Buildings}"),
                (Words.Say("SCENARIO_LOST"), $"{preview.Loss.Buildings}"),
                (Words.Say("SCENARIO_COST"), cost is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum} {scenario.Currency}").TrimEnd() : "–"),
                (Words.Say("EXPORT_METHOD"), method.Name),
                .. method.Parameters.Select(p => (Words.Say("EXPORT_PARAMETER", p.Name), $"{p.Value} {p.Unit}".TrimEnd())),
                (Words.Say("EXPORT_NEGLECTS"), method.Neglects ?? ""),
                (Words.Say("EXPORT_VERSION"), string.Create(CultureInfo.InvariantCulture, $"{method.DataVersion} ({scenario.BasedOnDataVersion})")),
                (Words.Say("EXPORT_COMPUTED"), method.ComputedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                (Words.Say("EXPORT_COORDINATES"), "EPSG:4326 (WGS 84)"),
            ];
            return lines;
        }
    }

    /// <summary>Where a change puts or finds its hydrant, as GeoJSON; a road has its name only.</summary>
    public string? ShapeOf(Change change) => (change.Saved.Longitude ?? change.Saved.StoodLongitude, change.Saved.Latitude ?? change.Saved.StoodLatitude) is ({ } x, { } y)
        ? string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"Point\",\"coordinates\":[{x},{y}]}}")
        : null;

    public async Task<IReadOnlyList<Turned>> BuildingsAsync()
    {
        var (flips, features) = (preview.Outcome.Of(preview.Test), preview.Answer.View.Reach.Ground.FeatureIds);
        var known = (await places.PlacesAsync(area.Code, CoverageSubject.Buildings, [.. flips.Select(f => features[f.Subject])], cancel)).ToDictionary(p => p.FeatureId);
        return [.. flips.Select(f => new Turned(f, features[f.Subject], known.GetValueOrDefault(features[f.Subject])))];
    }

    /// <summary>Footprints as GeoJSON, by building.</summary>
    public async Task<Dictionary<int, string>> ShapesAsync(IReadOnlyList<Turned> rows) =>
        (await places.ShapesAsync(area.Code, [.. rows.Select(r => r.Feature)], cancel)).ToDictionary(s => s.Feature, s => s.Shape);

    public async Task<IReadOnlyList<XlsxTable>> TablesAsync() =>
    [
        Table("SCENARIO_SHEET_CHANGES", Changes, ChangeColumns),
        Table("SCENARIO_SHEET_BUILDINGS", await BuildingsAsync(), BuildingColumns),
        new(Words.Say("EXPORT_SHEET_METHOD"), [28, 100], null, [.. Method.Select(m => (IReadOnlyList<object?>)[m.Name, m.Value])]),
    ];

    private static XlsxTable Table<T>(string name, IEnumerable<T> rows, (string Name, string Word, Func<T, object?> Value)[] columns) => new(
        Words.Say(name), [.. columns.Select(c => c.Name is "address" or "thing" ? 36d : 16)], [.. columns.Select(c => Words.Say(c.Word))],
        [.. rows.Select(r => (IReadOnlyList<object?>)[.. columns.Select(c => c.Value(r))])]);

    private static string WordOf(Verdict verdict) => Words.Say("VERDICT_IS_" + verdict.ToString().ToUpperInvariant());

    /// <summary>A change and what it brings.</summary>
    public sealed record Change(SavedChange Saved, ScenarioLine Line);

    /// <summary>A building whose verdict is turned.</summary>
    public sealed record Turned(VerdictFlip Flip, int Feature, SubjectPlace? Place);
}
