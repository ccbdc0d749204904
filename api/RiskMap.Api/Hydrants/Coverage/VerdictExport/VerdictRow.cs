using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A line of an exported list: what was found of one building, and nothing of any person.</summary>
/// <param name="Building">The building.</param>
/// <param name="Decision">The test that the list is of, or that decided; null: none did.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Place">Address and representative point; null: it has gone since.</param>
internal sealed record VerdictRow(BuildingTests Building, BuildingTest? Decision, Verdict Verdict, SubjectPlace? Place)
{
    /// <summary>Columns in their order: name for programs, name for readers (a code of <see cref="Words"/>), value.</summary>
    public static readonly (string Name, string Word, Func<VerdictRow, object?> Value)[] Columns =
    [
        ("building", "COLUMN_BUILDING", r => r.Building.FeatureId),
        ("address", "COLUMN_ADDRESS", r => r.Place?.Address),
        ("use", "COLUMN_USE", r => Words.Say("USE_" + r.Building.Use.ToUpperInvariant())),
        ("storeys", "COLUMN_STOREYS", r => r.Building.Storeys),
        ("floor_area_m2", "COLUMN_FLOOR_AREA", r => Rounded(r.Building.FloorArea)),
        ("residents", "COLUMN_RESIDENTS", r => r.Building.Residents),
        ("verdict", "COLUMN_VERDICT", r => Words.Say("VERDICT_IS_" + r.Verdict.ToString().ToUpperInvariant())),
        ("test", "COLUMN_TEST", r => r.Decision is { } d ? Words.Say("TEST_" + Snake.Of(d.Test).ToUpperInvariant()) : null),
        ("found", "COLUMN_FOUND", r => Rounded(r.Decision?.Number)),
        ("limit", "COLUMN_LIMIT", r => r.Decision?.Limit),
        ("unit", "COLUMN_UNIT", r => r.Decision?.Unit),
        ("reason", "COLUMN_REASON", r => r.Decision?.ReasonText),
        ("clause", "COLUMN_CLAUSE", r => VerdictCodes.ClauseOf(r.Decision?.Rule)),
        ("nearest_hydrant_m", "COLUMN_NEAREST", r => Rounded(r.Building.NearestMetres)),
        ("longitude", "COLUMN_LONGITUDE", r => r.Place?.Longitude),
        ("latitude", "COLUMN_LATITUDE", r => r.Place?.Latitude),
    ];

    private static double? Rounded(double? number) => number is { } n ? Math.Round(n, 2) : null;
}
