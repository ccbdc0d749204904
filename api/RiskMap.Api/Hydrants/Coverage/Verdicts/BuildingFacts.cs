namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What rules and shares ask of buildings, subject by subject; NaN and null: not on record.</summary>
public sealed class BuildingFacts
{
    public required string[] Use { get; init; }

    public required double[] Storeys { get; init; }

    /// <summary>Metres.</summary>
    public required double[] Height { get; init; }

    /// <summary>Square metres of all storeys: as recorded, else the footprint times the storeys.</summary>
    public required double[] FloorArea { get; init; }

    /// <summary>Cubic metres: the footprint times the height.</summary>
    public required double[] Volume { get; init; }

    public required double[] Residents { get; init; }

    /// <summary>Of address points, of whose buildings nothing is on record.</summary>
    public static BuildingFacts NotOnRecord(int count)
    {
        double[] nothing = [.. Enumerable.Repeat(double.NaN, count)];
        return new()
        {
            Use = [.. Enumerable.Repeat("unknown", count)],
            Storeys = nothing,
            Height = nothing,
            FloorArea = nothing,
            Volume = nothing,
            Residents = nothing,
        };
    }

    public long Bytes => 48L * Use.Length;

    /// <summary>A fact by the name that rules have for it: a number in SI units, a word, or null: not on record.</summary>
    public object? Of(int subject, string name) => name switch
    {
        "building.use" => Use[subject] is "unknown" ? null : Use[subject],
        "building.storeys" => Known(Storeys[subject]),
        "building.height" => Known(Height[subject]),
        "building.floor_area" => Known(FloorArea[subject]),
        "building.volume" => Known(Volume[subject]),
        _ => null,
    };

    private static object? Known(double number) => double.IsNaN(number) ? null : number;
}
