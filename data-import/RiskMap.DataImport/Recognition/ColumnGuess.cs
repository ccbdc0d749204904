using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>What a column of a file was taken for.</summary>
/// <param name="Field">A field of the layer, or source_id, x, y, xy (both coordinates in one cell); null: it is not taken.</param>
/// <param name="How">name, content, profile, before (as the dataset was imported last), said (--map); none: it is not taken.</param>
/// <param name="Sure">From 0 to 1; below <see cref="Enough"/> a person has to say yes.</param>
/// <param name="Samples">A few of its values.</param>
public sealed record ColumnGuess(string Column, string? Field, string How, double Sure, IReadOnlyList<string> Samples)
{
    public const double Enough = 0.8;

    /// <summary>Unit of its numbers, if one was found in the header or by the size of the numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>The source's words, and ours for them.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Forms of its dates, where they are not the usual ones.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>Order among columns of the same field: the smaller the better.</summary>
    internal int Rank { get; init; }

    public bool IsUnsure => Field is not null && Sure < Enough;

    public static ColumnGuess None(string column, IReadOnlyList<string> samples) => new(column, null, "none", 0, samples);
}

/// <summary>A whole file's columns as they were taken, and the mapping they add up to.</summary>
internal sealed record Recognised(IReadOnlyList<ColumnGuess> Guesses, Columns Columns)
{
    public IEnumerable<ColumnGuess> Unsure => Guesses.Where(g => g.IsUnsure);

    /// <summary>The profile that was used, if one was.</summary>
    public string? Profile { get; init; }
}
