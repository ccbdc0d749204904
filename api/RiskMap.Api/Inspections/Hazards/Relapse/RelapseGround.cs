namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>The hazards of an area as arrays, by premises, kind and day of finding; words and ids are numbers into their lists, 0 where nothing is known.</summary>
internal sealed class RelapseGround
{
    public required int[] Found { get; init; }

    /// <summary>Day number; 0: not closed; -1: closed, the day is not known.</summary>
    public required int[] Closed { get; init; }

    /// <summary>Rows of the same premises and kind have the same; 0: one of the two is not known.</summary>
    public required int[] Run { get; init; }

    public required bool[] HasPremises { get; init; }

    /// <summary>Day from which the premises no longer do business; <see cref="int.MaxValue"/>: they do.</summary>
    public required int[] PremisesClosed { get; init; }

    public required int[] Division { get; init; }

    /// <summary>By what curves are broken down by.</summary>
    public required IReadOnlyDictionary<RelapseBy, (int[] Of, IReadOnlyList<(string Key, string? Zh, string? En)> Names)> Groups { get; init; }

    public required IReadOnlyList<Guid> Divisions { get; init; }

    public int Count => Found.Length;

    public long Bytes => (Count * 45L) + 10_000;
}
