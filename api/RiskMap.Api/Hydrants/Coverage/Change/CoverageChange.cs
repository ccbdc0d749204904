using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What became of the verdicts between two days. Buildings that stand on both days are compared; those built or demolished in between are
/// counted apart. A gained building is put down to the hydrant that decides its test on the later day, if that was not usable on the
/// earlier one; a lost one to the hydrant that decided on the earlier day, if it is not usable on the later one. Of all tests together
/// the one is looked at that kept the building from passing on the other day.
/// </summary>
public sealed class CoverageChange
{
    private readonly Area _area;
    private readonly VerdictAnswer _from;
    private readonly VerdictAnswer _to;
    private readonly List<int> _gained = [];
    private readonly List<int> _lost = [];
    private readonly Lazy<List<HydrantChange>> _hydrants;

    internal CoverageChange(Area area, VerdictAnswer from, VerdictAnswer to, VerdictTest? test)
    {
        (_area, _from, _to, Test, _hydrants) = (area, from, to, test, new(ByHydrant));
        for (var subject = 0; subject < to.Subjects; subject++)
        {
            var (before, after) = (from.Stands(subject), to.Stands(subject));
            (Built, Demolished) = (Built + (!before && after ? 1 : 0), Demolished + (before && !after ? 1 : 0));
            if (before && after && from.Of(subject, test) is { } was && to.Of(subject, test) is { } became && was != became)
            {
                (became == Verdict.Pass ? _gained : was == Verdict.Pass ? _lost : []).Add(subject);
            }
        }
    }

    /// <summary>The test that is compared; null: all that the standard demands, together.</summary>
    public VerdictTest? Test { get; }

    /// <summary>The earlier day (YYYY-MM-DD).</summary>
    public string FromDay => _from.By.Day.Iso();

    /// <summary>The later day (YYYY-MM-DD).</summary>
    public string ToDay => _to.By.Day.Iso();

    /// <summary>Buildings on the earlier day.</summary>
    public VerdictCount Before => _from.Count(Test);

    /// <summary>Buildings on the later day.</summary>
    public VerdictCount After => _to.Count(Test);

    /// <summary>Buildings that pass on the later day only.</summary>
    public int GainedCount => _gained.Count;

    /// <summary>Buildings that passed on the earlier day only.</summary>
    public int LostCount => _lost.Count;

    /// <summary>Buildings that stand on the later day only.</summary>
    public int Built { get; }

    /// <summary>Buildings that stood on the earlier day only.</summary>
    public int Demolished { get; }

    /// <summary>Numbers of the gained buildings.</summary>
    public IReadOnlyList<int> Gained => [.. _gained.Select(s => _to.View.Reach.Ground.FeatureIds[s])];

    /// <summary>Numbers of the lost buildings.</summary>
    public IReadOnlyList<int> Lost => [.. _lost.Select(s => _to.View.Reach.Ground.FeatureIds[s])];

    /// <summary>Hydrants that are usable on the later day only: new ones, and those that were out of service on the earlier one.</summary>
    public int CameIntoUse => Hydrants.Count(h => h.UsableNow);

    /// <summary>Hydrants that are usable on the earlier day only.</summary>
    public int WentOutOfUse => Hydrants.Count(h => !h.UsableNow);

    /// <summary>Those of them that came into use and whose day of installation is on record and lies after the earlier day: what was built in between.</summary>
    public int Installed => Hydrants.Count(h => h.Installed);

    /// <summary>Gained buildings that are put down to a hydrant that came into use; the others passed for something else, such as a test that was made.</summary>
    public int GainedByHydrants => Hydrants.Sum(h => h.UsableNow ? h.Gained : 0);

    /// <summary>Buildings that were gained by hydrants installed in between.</summary>
    public int GainedByInstalled => Hydrants.Where(h => h.Installed).Sum(h => h.Gained);

    /// <summary>How this was computed.</summary>
    public Method Method
    {
        get
        {
            var later = VerdictMethod.Of(_area, _to);
            return later with { Parameters = [.. later.Parameters, new("from", FromDay, null), new("test", Test is { } test ? Snake.Of(test) : "overall", null)] };
        }
    }

    /// <summary>Hydrants that are usable on one of the days only, the one with the most buildings first.</summary>
    internal List<HydrantChange> Hydrants => _hydrants.Value;

    private List<HydrantChange> ByHydrant()
    {
        var (gained, lost) = (Decided(_to, _from, _gained), Decided(_from, _to, _lost));
        var hydrants = _to.View.Reach.Hydrants;
        return
        [
            .. Enumerable.Range(0, hydrants.Count).Where(h => _from.View.Usable[h] != _to.View.Usable[h])
                .Select(h => new HydrantChange(
                    hydrants.Areas[h], hydrants.FeatureIds[h], _to.View.Usable[h], _to.View.Usable[h] && hydrants.Stands[h].From > _from.By.Day.DayNumber,
                    gained.GetValueOrDefault(h), lost.GetValueOrDefault(h)))
                .OrderByDescending(c => c.Gained + c.Lost).ThenBy(c => c.FeatureId),
        ];
    }

    /// <summary>Buildings by the hydrant that decides where they pass.</summary>
    private Dictionary<int, int> Decided(VerdictAnswer passes, VerdictAnswer other, List<int> subjects) =>
        subjects.Select(s => (Test ?? other.Details(s).Decides) is { } test ? passes.Details(s).Results[(int)test].Hydrant : -1).CountBy(h => h).ToDictionary();
}

/// <summary>A hydrant that is usable on one of two days only.</summary>
public sealed class HydrantChange
{
    internal HydrantChange(string area, int feature, bool usableNow, bool installed, int gained, int lost) =>
        (AreaCode, FeatureId, UsableNow, Installed, Gained, Lost) = (area, feature, usableNow, installed, gained, lost);

    internal string AreaCode { get; }

    internal int FeatureId { get; }

    /// <summary>True: usable on the later day; false: on the earlier one.</summary>
    public bool UsableNow { get; }

    /// <summary>True: built in between; false: it stood before, went out of use, or the day of its installation is not on record.</summary>
    public bool Installed { get; }

    /// <summary>Buildings that it gained.</summary>
    public int Gained { get; }

    /// <summary>Buildings that were lost with it.</summary>
    public int Lost { get; }
}
