namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What can be reached on one day, in one state of things: the kept pairs, without the hydrants that cannot be counted on, and with
/// those that a scenario adds. Added hydrant i has the number Hydrants.Count + i.
/// </summary>
public sealed class ReachView
{
    private readonly AddedHydrants? _added;

    public ReachView(AreaReach reach, DateOnly day, bool[] usable, AddedHydrants? added = null) =>
        (Reach, Day, Usable, _added) = (reach, day, usable, added);

    public AreaReach Reach { get; }

    public DateOnly Day { get; }

    /// <summary>Which hydrants on record count.</summary>
    public bool[] Usable { get; }

    public bool AnyOnRecord => Reach.Hydrants.Own > 0 || _added is not null;

    /// <summary>Every hydrant that counts and lies within reach of a building.</summary>
    public void Collect(int subject, List<Reached> into)
    {
        into.Clear();
        var pairs = Reach.Pairs;
        for (var p = pairs.From[subject]; p < pairs.From[subject + 1]; p++)
        {
            if (Usable[pairs.Hydrant[p]])
            {
                into.Add(new(pairs.Hydrant[p], pairs.Straight[p], pairs.Hose[p]));
            }
        }

        if (_added is { Pairs: var added })
        {
            for (var p = added.From[subject]; p < added.From[subject + 1]; p++)
            {
                into.Add(new(Reach.Hydrants.Count + added.Hydrant[p], added.Straight[p], added.Hose[p]));
            }
        }
    }

    /// <summary>Whether no street on record comes near enough to a hydrant.</summary>
    public bool IsOffStreet(int hydrant) =>
        (hydrant < Reach.Hydrants.Count ? Reach.StreetOf[hydrant] : _added!.StreetOf[hydrant - Reach.Hydrants.Count]).Edge < 0;

    /// <summary>The record that stands behind a hydrant of this view; -1: a new one, of which nothing is on record.</summary>
    public int OnRecord(int hydrant) => hydrant < Reach.Hydrants.Count ? hydrant : _added!.OnRecord[hydrant - Reach.Hydrants.Count];

    public double? FlowLps(int hydrant) =>
        OnRecord(hydrant) is >= 0 and var h && Reach.Hydrants.TestedBy(h, Day) is { FlowLps: var flow } && !double.IsNaN(flow) ? flow : null;

    public int? DaysSinceTest(int hydrant) =>
        OnRecord(hydrant) is >= 0 and var h && Reach.Hydrants.TestedBy(h, Day) is { Day: var tested } ? Day.DayNumber - tested : null;

    public HydrantStatus StateOf(int hydrant) => OnRecord(hydrant) is >= 0 and var h ? Reach.Hydrants.States[h] : HydrantStatus.Unknown;
}

/// <summary>Hydrants that a scenario puts somewhere.</summary>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
/// <param name="OnRecord">The hydrant that each of them is, moved or with its streets closed; -1: a new one.</param>
/// <param name="StreetOf">Where each comes to a street.</param>
/// <param name="Pairs">What they reach.</param>
public sealed record AddedHydrants(double[] X, double[] Y, int[] OnRecord, StreetPlace[] StreetOf, ReachPairs Pairs);
