using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Fires of a record that fit a filter and lie in a period: their points, and how many are known how well.</summary>
public sealed class Chosen
{
    private readonly FirePoint[] _points;
    private readonly int _count;

    public Chosen(FireRecord record, FireChoice choice, Period period)
    {
        var (from, to) = record.In(period);
        _points = new FirePoint[to < from ? 0 : record.PointsFrom[to] - record.PointsFrom[from]];
        for (var fire = from; fire < to; fire++)
        {
            if (!choice.Fits(fire))
            {
                continue;
            }

            var points = record.PointsOf(fire);
            if (points.IsEmpty)
            {
                Unlocated++;
                continue;
            }

            ByPrecision[(int)record.Precisions[fire]]++;
            points.CopyTo(_points.AsSpan(_count));
            _count += points.Length;
        }
    }

    public ReadOnlySpan<FirePoint> Points => _points.AsSpan(0, _count);

    public int Unlocated { get; private set; }

    /// <summary>Located fires by how exactly their place is known.</summary>
    public int[] ByPrecision { get; } = new int[Enum.GetValues<LocationPrecision>().Length];
}
