namespace RiskMap.DataImport.Loading;

/// <summary>Something about a whole file that a person should look at: never mended in silence.</summary>
/// <param name="Code">axis_swapped, gcj02_suspected, repeated_points, …: the interface has a sentence for each.</param>
/// <param name="Severity">warning; error: the file cannot land so.</param>
/// <param name="Rows">How many rows it is about.</param>
/// <param name="Evidence">The numbers that speak for it.</param>
/// <param name="Remedy">What to say at the next try: "crs=EPSG:3826", "map=B=x map=A=y".</param>
public sealed record Finding(string Code, string Severity, int Rows, string Evidence, string? Remedy = null)
{
    public const string Warning = "warning";
    public const string Error = "error";
}
