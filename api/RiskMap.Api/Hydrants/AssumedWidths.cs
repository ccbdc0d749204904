using System.Text.Json;

namespace RiskMap.Api.Hydrants;

/// <summary>How wide a carriageway is taken to be where nobody recorded it, by class of the road: data of ours, with its source.</summary>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Metres">By class, as the table of roads has it.</param>
internal sealed record AssumedWidths(string Source, IReadOnlyDictionary<string, double> Metres)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static AssumedWidths All { get; } = Read();

    public double Of(string roadClass) => Metres.TryGetValue(roadClass, out var metres) ? metres : Metres["unknown"];

    private static AssumedWidths Read()
    {
        using var stream = typeof(AssumedWidths).Assembly.GetManifestResourceStream("hydrants/assumed-widths.json")!;
        return JsonSerializer.Deserialize<AssumedWidths>(stream, Json)!;
    }
}
