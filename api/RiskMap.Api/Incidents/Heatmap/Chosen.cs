using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Fires of a record that fit a filter and lie in a period: their points, and how many are known how well.</summary>
public sealed class Chosen
{
    private readonly FireRecord _record;

    /// <summary>Stretches of the record's points, each as long as can be: without a filter there is one.</summary>
    private readonly List<(int From, int To)> _stretches = [];

    public Chosen(FireRecord record, FireChoice choice, Period period)
    {
        _record = record;
        var (from, to) = record.In(period);
        for (var fire = from; fire < to; fire++)
        {
            if (!choice.Fits(fire))
            {
                continue;
            }

            var (first, end) = (record.PointsFrom[fire], record.PointsFrom[fire + 1]);
            if (first == end)
            {
                Unlocated++;
                continue;
            }

            ByPrecision[(int)record.Precisions[fire]]++;
            if (_stretches.Count > 0 && _stretches[^1].To == first)
            {
                _stretches[^1] = (_stretches[^1].From, end);
            }
            else
            {
                _stretches.Add((first, end));
            }
        }
    }

    /// <summary>Points of the whole record, of which <see cref="Of{T}"/> takes those that were chosen.</summary>
    public FirePoint[] All => _record.Points;

    public int Unlocated { get; private set; }

    /// <summary>Located fires by how exactly their place is known.</summary>
    public int[] ByPrecision { get; } = new int[Enum.GetValues<LocationPrecision>().Length];

    /// <summary>What was worked out of the points of the whole record, for those that were chosen; copied only where they do not lie side by side.</summary>
    public ReadOnlyMemory<T> Of<T>(T[] ofAll)
    {
        if (_stretches.Count <= 1)
        {
            return _stretches.Count == 0 ? default : ofAll.AsMemory(_stretches[0].From.._stretches[0].To);
        }

        var (chosen, count) = (new T[_stretches.Sum(s => s.To - s.From)], 0);
        foreach (var (from, to) in _stretches)
        {
            ofAll.AsSpan(from, to - from).CopyTo(chosen.AsSpan(count));
            count += to - from;
        }

        return chosen;
    }
}
