using System.Runtime.InteropServices;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>A visit of a round: its premises, the hour by the area's clocks if it is known, and whether other offices took part.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoundVisit(Guid? Premises, int? Hour, bool Jointly);

/// <summary>A hazard of a round.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoundHazard(DateOnly FoundOn, DateOnly? ClosedOn, bool IsClosed, DateOnly? DueOn, bool Returns, bool CameBack);

/// <summary>
/// How rounds go on, and how far one has come on a day. Open on the day is what was found by then and not closed by then; a hazard said to be closed without a day is
/// closed and tells nothing of how long it took. The median of days speaks of those that are closed only: while many are open it is too short.
/// </summary>
internal static class RoundAnalysis
{
    private const int NightFrom = 20, NightUntil = 6;

    /// <summary>One on, or one back.</summary>
    public static IReadOnlyList<RoundStepOption> Next(RoundState state) =>
    [
        .. state < RoundState.Closed ? [new(state + 1, Back: false)] : (RoundStepOption[])[],
        .. state > RoundState.Planned ? [new(state - 1, Back: true)] : (RoundStepOption[])[],
    ];

    /// <summary>
    /// Why a round cannot go back to a state, as a code; null: it can. One round of a zone is under way at a time, so that one with a successor stays finished; and a
    /// round to which visits or hazards belong was not only planned.
    /// </summary>
    public static string? Bar(RoundState to, RoundBars bars) =>
        bars.LaterBegan || (bars.LaterNumber is not null && to < RoundState.Publicity) ? "ROUND_BACK_LATER"
        : bars.Visited && to == RoundState.Planned ? "ROUND_BACK_VISITED"
        : null;

    public static bool IsNight(int hour) => hour is >= NightFrom or < NightUntil;

    public static RoundProgress Of(IReadOnlySet<Guid> premises, IReadOnlyList<RoundVisit> visits, IReadOnlyList<RoundHazard> hazards, DateOnly day)
    {
        var byHour = new int[24];
        foreach (var visit in visits)
        {
            if (visit.Hour is { } hour)
            {
                byHour[hour]++;
            }
        }

        var found = hazards.Where(h => h.FoundOn <= day).ToList();
        var open = found.Where(h => !h.IsClosed || h.ClosedOn > day).ToList();
        int[] days = [.. found.Where(h => h.IsClosed && h.ClosedOn <= day).Select(h => h.ClosedOn!.Value.DayNumber - h.FoundOn.DayNumber).Order()];
        return new()
        {
            Day = day,
            Premises = premises.Count,
            Visited = Of(_ => true),
            VisitedAtNight = Of(v => v.Hour is { } hour && IsNight(hour)),
            VisitedJointly = Of(v => v.Jointly),
            Visits = visits.Count,
            VisitsWithoutTime = visits.Count(v => v.Hour is null),
            VisitsByHour = byHour,
            HazardsFound = found.Count,
            HazardsOpen = open.Count,
            HazardsClosed = found.Count - open.Count,
            HazardsOverdue = open.Count(h => h.DueOn < day),
            HazardsWithoutDate = open.Count(h => h.DueOn is null),
            HazardsReturned = found.Count(h => h.Returns),
            CameBack = found.Count(h => h.CameBack && h.IsClosed && !(h.ClosedOn > day)),
            DaysToCloseMedian = days.Length == 0 ? null : (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2.0,
            DaysToCloseCount = days.Length,
        };

        int Of(Func<RoundVisit, bool> which) => visits.Where(which).Select(v => v.Premises).OfType<Guid>().Distinct().Count(premises.Contains);
    }
}
