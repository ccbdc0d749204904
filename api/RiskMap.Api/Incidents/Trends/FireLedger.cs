using RiskMap.Api.Answers;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>The fires that fit a choice, and the days that the record of all fires holds.</summary>
internal sealed class FireLedger
{
    private readonly FireRecord _record;
    private readonly FireChoice _choice;

    /// <param name="record">Every fire of the area once.</param>
    /// <param name="choice">Which of them are counted.</param>
    public FireLedger(FireRecord record, FireChoice choice)
    {
        (_record, _choice) = (record, choice);
        Fires = [.. Numbers(0, record.Count).Select(f => new CountedFire(DateOnly.FromDayNumber(record.Days[f]), record.Costs[f]))];
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CountedFire> Fires { get; }

    /// <summary>From the first fire of any kind to the last, or to the day that a delivery speaks of; null: no fires at all.</summary>
    public Period? Record => _record.Known;

    /// <summary>Rows left out because another row is the same fire.</summary>
    public int Folded => _record.Folded;

    public List<CountedFire> In(Period period) => [.. Fires.Where(f => f.On >= period.From && f.On <= period.To)];

    /// <summary>Where the located fires of a period were; one that is known to a street only stands in its middle.</summary>
    public List<FirePoint> PlacesIn(Period period)
    {
        var (from, to) = _record.In(period);
        return [.. Numbers(from, to).Where(_record.IsLocated).Select(f => _record.PointsOf(f)[_record.PointsOf(f).Length / 2])];
    }

    private IEnumerable<int> Numbers(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).Where(_choice.Fits);
}
