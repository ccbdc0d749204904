using System.Text.Json;

namespace RiskMap.Api.Areas.Imports;

/// <summary>Something wrong with a file as a whole: what was seen, in numbers, and what to do.</summary>
/// <param name="Code">Code of the finding, which the interface translates.</param>
/// <param name="Severity">warning or error.</param>
/// <param name="Rows">How many rows it is about; null: about the file.</param>
/// <param name="Evidence">The numbers that show it.</param>
/// <param name="Remedy">What to say at the next import, such as crs=EPSG:3826; null: look at the rows.</param>
public sealed record ImportFinding(string Code, string Severity, int? Rows, string Evidence, string? Remedy)
{
    internal static IReadOnlyList<ImportFinding> Read(string json) => Json.Read<List<ImportFinding>>(json) ?? [];
}

/// <summary>What the importer wrote as JSON.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);
}
