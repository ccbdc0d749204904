using System.Runtime.InteropServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>
/// All fires of an area as far as densities and tables need them, oldest first, each once: rows of one dataset with the same number on the same
/// day are one fire reported for several exposures, and the first of them stands.
/// </summary>
public sealed record FireRecord
{
    /// <summary>Day numbers by the area's clocks, rising.</summary>
    public required int[] Days { get; init; }

    /// <summary>Number of each fire within its area, as vector tiles have it.</summary>
    public required int[] FeatureIds { get; init; }

    /// <summary>Hours of the day, 0 to 23; 24: only the day is known.</summary>
    public required byte[] Hours { get; init; }

    public required Named Kinds { get; init; }

    public required Named Causes { get; init; }

    public required Named Places { get; init; }

    /// <summary>What each fire cost.</summary>
    public required FireCost[] Costs { get; init; }

    public required LocationPrecision[] Precisions { get; init; }

    /// <summary>Of each fire, where its points begin in <see cref="Points"/>; one more at the end. A fire without a place has none.</summary>
    public required int[] PointsFrom { get; init; }

    public required FirePoint[] Points { get; init; }

    /// <summary>Rows that were left out because another row is the same fire.</summary>
    public required int Folded { get; init; }

    public int Count => Days.Length;

    /// <summary>First and last day on which there was a fire; null: no fire is on record.</summary>
    public Period? Period => Days.Length == 0 ? null : new(DateOnly.FromDayNumber(Days[0]), DateOnly.FromDayNumber(Days[^1]));

    /// <summary>The last day that a delivery of fires speaks of: until then no fire on record is no fire; null: none says.</summary>
    public DateOnly? DeliveredUntil { get; init; }

    /// <summary>From the first fire to the last, or to the day that a delivery speaks of: whatever is divided by time is divided by these days only; null: no fire is on record.</summary>
    public Period? Known => Period is { } p ? p with { To = DeliveredUntil > p.To ? DeliveredUntil.Value : p.To } : null;

    /// <summary>The days of a period that the record knows of; null: none.</summary>
    public Period? KnownIn(Period period) => Known?.And(period);

    public long Bytes => 1_024 + ((36L + FireCost.Bytes) * Days.Length) + (24L * Points.Length);

    public bool IsLocated(int fire) => PointsFrom[fire + 1] > PointsFrom[fire];

    public ReadOnlySpan<FirePoint> PointsOf(int fire) => Points.AsSpan(PointsFrom[fire]..PointsFrom[fire + 1]);

    /// <summary>Fires from a first to a last day, both counted, as a range of their numbers.</summary>
    public (int From, int To) In(Period period) => (FirstOn(period.From.DayNumber), FirstOn(period.To.DayNumber + 1));

    /// <summary>Places that are known to the point, of fires in a period.</summary>
    public List<FirePoint> Exact(Period period)
    {
        var (from, to) = In(period);
        return [.. Enumerable.Range(from, to - from).Where(f => PointsFrom[f + 1] - PointsFrom[f] == 1).Select(f => Points[PointsFrom[f]])];
    }

    private int FirstOn(int day)
    {
        var (low, high) = (0, Days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A word of each fire, by its number among the words; null among them: nobody stated it.</summary>
    public sealed record Named(int[] Of, IReadOnlyList<string?> Words);
}

/// <summary>What a fire cost. Null is unknown, never zero.</summary>
/// <param name="Deaths7D">Deaths within 7 days.</param>
/// <param name="Deaths30D">Deaths within 30 days.</param>
/// <param name="Injuries">People hurt, badly or not.</param>
/// <param name="Households">Households affected.</param>
/// <param name="Loss">Direct loss in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217; null: not on record.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FireCost(int? Deaths7D, int? Deaths30D, int? Injuries, int? Households, decimal? Loss, string? Currency)
{
    internal const int Bytes = 64;
}
