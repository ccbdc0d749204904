namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Every hydrant that may serve an area, with all its days: its own, and those of neighbouring areas near its border. In local metres.
/// Day numbers are those of <see cref="DateOnly.DayNumber"/>.
/// </summary>
public sealed class HydrantsOnRecord
{
    public required string[] Areas { get; init; }

    public required int[] FeatureIds { get; init; }

    public required Guid[] Ids { get; init; }

    /// <summary>Metres east.</summary>
    public required double[] X { get; init; }

    /// <summary>Metres north.</summary>
    public required double[] Y { get; init; }

    public required HydrantStatus[] States { get; init; }

    /// <summary>First day on which each stands, and the first on which it no longer does.</summary>
    public required (int From, int Until)[] Stands { get; init; }

    /// <summary>First and last day of the outages of each.</summary>
    public required (int From, int To)[][] Outages { get; init; }

    /// <summary>Its tests, the earliest first: day, litres per second, residual pressure in MPa; NaN: not measured.</summary>
    public required (int Day, double FlowLps, double ResidualMpa)[][] Tests { get; init; }

    /// <summary>How many of them the area itself has on record; the rest stand across its border.</summary>
    public required int Own { get; init; }

    /// <summary>Hydrants of the area whose place is not known: they serve nothing here.</summary>
    public required int Unlocated { get; init; }

    public int Count => FeatureIds.Length;

    public long Bytes => (72L * Count) + (24L * Tests.Sum(t => t.Length)) + (8L * Outages.Sum(o => o.Length));

    /// <summary>Whether one can be counted on, on a day: as <see cref="HydrantStore.IsUsable"/> has it.</summary>
    public bool IsUsable(int hydrant, DateOnly day) => IsThere(hydrant, day) && LetsWaterFlow(States[hydrant])
        && !Array.Exists(Outages[hydrant], o => o.From <= day.DayNumber && day.DayNumber <= o.To);

    /// <summary>Whether one stands on a day, whatever its state.</summary>
    public bool IsThere(int hydrant, DateOnly day) =>
        Stands[hydrant].From <= day.DayNumber && day.DayNumber < Stands[hydrant].Until;

    public bool[] UsableOn(DateOnly day) => [.. Enumerable.Range(0, Count).Select(h => IsUsable(h, day))];

    /// <summary>Its last test up to a day; null: none is on record.</summary>
    public (int Day, double FlowLps, double ResidualMpa)? TestedBy(int hydrant, DateOnly day) =>
        Array.FindLast(Tests[hydrant], t => t.Day <= day.DayNumber) is { Day: > 0 } test ? test : null;

    /// <summary>Place of a hydrant in these lists; -1: it is none of them.</summary>
    public int Find(Guid id) => Array.IndexOf(Ids, id);

    private static bool LetsWaterFlow(HydrantStatus state) =>
        state is HydrantStatus.InService or HydrantStatus.LowPressure or HydrantStatus.Unknown;
}
