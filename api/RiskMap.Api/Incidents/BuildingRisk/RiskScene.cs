using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Everything that scores, models and their test look at, as it was on any day: buildings, hydrants in service then, fires up to then.</summary>
internal sealed class RiskScene(Area area, CoverageSubject of, RiskTable table, RiskGround ground, Period? record, Coverages coverages)
{
    private const double DaysOfYear = 365.2425, ShareToLearnFrom = 0.6;

    private const int MostPanels = 8;

    private readonly Dictionary<(int Day, int Period), RiskGroups> _known = [];

    public Area Area => area;

    public CoverageSubject Of => of;

    public RiskTable Table => table;

    public RiskGround Ground => ground;

    /// <summary>First and last day of the fires on record; null: there are none.</summary>
    public Period? Record => record;

    /// <summary>The buildings on a day, by what was known of them then.</summary>
    /// <param name="day">The day.</param>
    /// <param name="period">Days before it that past fires are counted for.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<RiskGroups> OnAsync(DateOnly day, int period, CancellationToken cancel)
    {
        if (!_known.TryGetValue((day.DayNumber, period), out var groups))
        {
            _known[(day.DayNumber, period)] = groups = RiskGroups.Of(table, ground, await FactsAsync(day, period, cancel), day.DayNumber, cancel);
        }

        return groups;
    }

    /// <summary>What was known of each building on a day: by fact; null: of none; NaN: not of this one.</summary>
    public async Task<double[]?[]> FactsAsync(DateOnly day, int period, CancellationToken cancel) =>
        RiskGroups.FactsOn(ground, await coverages.TwoNearestAsync(area, of, day, cancel), day.DayNumber, period);

    /// <summary>
    /// How much of the time up to a day is learned from, year by year, and how much is left to count past fires in before each: the same for each year, so that a
    /// count means the same in all of them. A model takes three fifths, eight years at most; points one year, to be turned into fires, or as many as the table's own
    /// time leaves.
    /// </summary>
    public (int Years, int Period) SpanAt(DateOnly day, RiskMethod by)
    {
        var days = record is { } known ? day.DayNumber - known.From.DayNumber + 1 : 0;
        if (days <= 0)
        {
            return (0, 0);
        }

        var whole = (int)((days - 1) / DaysOfYear);
        var years = whole < 2 ? 0
            : by == RiskMethod.Points ? Math.Clamp((int)((days - table.PeriodDays) / DaysOfYear), 1, MostPanels)
            : Math.Clamp((int)(ShareToLearnFrom * days / DaysOfYear), 1, MostPanels);
        return (years, Math.Min(table.PeriodDays, days - (day.DayNumber - day.AddYears(-years).DayNumber)));
    }

    /// <summary>Years to learn from before a day: each by what was known at its beginning.</summary>
    public async Task<List<Panel>> PanelsAsync(DateOnly day, int years, int period, CancellationToken cancel)
    {
        var panels = new List<Panel>();
        for (var back = years; back >= 1; back--)
        {
            var (from, to) = (day.AddYears(-back), day.AddYears(1 - back));
            var groups = await OnAsync(from, period, cancel);
            panels.Add(new(groups, groups.Sum(b => ground.Fires.Own(b, from.DayNumber, to.DayNumber)), (to.DayNumber - from.DayNumber) / DaysOfYear));
        }

        return panels;
    }

    /// <summary>Scores as the method has them on a day, and what turns them into fires to expect; nothing that came after it is looked at.</summary>
    /// <returns>No scale: the fires up to the day do not suffice for the model.</returns>
    public async Task<RiskScored> ScoreAsync(DateOnly day, RiskMethod by, CancellationToken cancel)
    {
        var (years, period) = SpanAt(day, by);
        var groups = await OnAsync(day, period, cancel);
        var panels = await PanelsAsync(day, years, period, cancel);
        var fitted = panels.Count == 0 ? null
            : by == RiskMethod.Points ? ModelAnalysis.Fit(table, panels, RiskCoding.Total)
            : ModelAnalysis.Fit(table, panels, RiskCoding.PerLevel, RiskCoding.PerInput);
        return new(groups, by == RiskMethod.Points ? RiskScale.Points(table) : fitted?.Scale, fitted, years, period, panels.Count == 0 ? 0 : (int)panels.Sum(p => p.Fires.Sum()),
            ModelAnalysis.Needs(table, panels.Count == 0 ? [new(groups, new double[groups.Count], 1)] : panels));
    }
}

/// <summary>The buildings of a day scored.</summary>
/// <param name="Groups">The buildings.</param>
/// <param name="Scale">What makes the score; null: too few fires for the model.</param>
/// <param name="Fitted">What foretells fires; null: too few fires.</param>
/// <param name="Years">Years learned from.</param>
/// <param name="Period">Days before each day that past fires are counted for.</param>
/// <param name="Events">Fires at buildings in the years learned from.</param>
/// <param name="Needs">Fires that a model would need.</param>
internal sealed record RiskScored(RiskGroups Groups, RiskScale? Scale, RiskFitted? Fitted, int Years, int Period, int Events, int Needs)
{
    public double[] Scores => [.. Groups.Levels.Select(Scale!.Score)];
}
