namespace RiskMap.Api.Areas;

/// <summary>Levels of the divisions of an area.</summary>
public static class DivisionLevels
{
    /// <summary>Those below the county, the coarsest first: the first of them that the area has is meant where none is named.</summary>
    public static readonly string[] CoarsestFirst = ["town", "village", "grid", "unknown", "county"];
}
