using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Today;

/// <summary>Why somewhere is gone to.</summary>
public enum FieldReason
{
    /// <summary>The unit asked for the re-check.</summary>
    RecheckAsked,

    /// <summary>The day by which it was to be put right is past, and the re-check can still be made in time; or it waits for one, and nobody wrote down since when.</summary>
    RecheckDue,

    /// <summary>Today is the day by which it is to be put right.</summary>
    DueToday,

    /// <summary>The seal that it is under ends within three working days, or has ended: it is lifted, or there is a new one.</summary>
    SealEnding,

    /// <summary>It is past its day, and the re-check too.</summary>
    Overdue,

    /// <summary>A round in inspection has not been there yet.</summary>
    RoundVisit,
}

/// <summary>The day's list of an inspector, and all that his form needs without a network.</summary>
public sealed class FieldToday
{
    private readonly Area _area;
    private readonly DateTimeOffset _computedAt;
    private readonly string? _officer;

    internal FieldToday(Area area, DateOnly day, string? officer, IReadOnlyList<FieldItem> items, bool cut, DateTimeOffset computedAt) =>
        (_area, Day, _officer, Items, Cut, _computedAt) = (area, day.Iso(), officer, items, cut, computedAt);

    /// <summary>The day (YYYY-MM-DD).</summary>
    public string Day { get; }

    /// <summary>Where to go and why: what was asked for first, then what is due, then seals that end, then what is past, then the visits of rounds.</summary>
    public IReadOnlyList<FieldItem> Items { get; }

    /// <summary>True: there are more than the limit.</summary>
    public bool Cut { get; }

    /// <summary>The checklists of visits.</summary>
    public IReadOnlyList<Checklist> Checklists => Inspections.Checklists.All;

    /// <summary>Kinds of hazards.</summary>
    public IReadOnlyList<HazardKind> HazardKinds => HazardData.Kinds;

    /// <summary>How the list was put together.</summary>
    public Method Method => new(
        Words.Say("METHOD_FIELD_TODAY"), [new("day", Day, null), new("officer", _officer ?? "*", null), new("timeZone", _area.TimeZone, null)],
        Standard: null, HazardData.RuleOf["E1.5"].Law.Article, Words.Say("NEGLECTS_FIELD_TODAY"), _area.DataVersion, _computedAt);
}

/// <summary>Somewhere to go, and why.</summary>
public sealed record FieldItem
{
    internal string AreaCode { get; init; } = "";

    internal Guid? PremisesId { get; init; }

    internal Guid? ZoneId { get; init; }

    internal DateOnly? Due { get; init; }

    internal DateOnly? LastVisit { get; init; }

    internal int Past { get; init; }

    internal int Number { get; init; }

    /// <summary>Why, as a word.</summary>
    public FieldReason Reason { get; init; }

    /// <summary>Why, as a sentence in the reader's language.</summary>
    public string Why => Reason switch
    {
        FieldReason.RoundVisit => Due is null ? Words.Say("TODAY_ROUND_VISIT", Number) : Words.Say("TODAY_ROUND_VISIT_BY", Number, Due.Value.Iso()),
        FieldReason.Overdue => Words.Say("TODAY_OVERDUE", Hazard!.KindName, Hazard.DueOn, Past),
        FieldReason.DueToday => Words.Say("TODAY_DUE_TODAY", Hazard!.KindName),
        FieldReason.RecheckAsked => Words.Say("TODAY_RECHECK_ASKED", Hazard!.KindName, Hazard.RecheckAskedOn, Due!.Value.Iso()),
        FieldReason.SealEnding => Words.Say(Past > 0 ? "TODAY_SEAL_PAST" : "TODAY_SEAL_ENDING", Hazard!.KindName, Hazard.SealedOn, Due!.Value.Iso()),
        _ when Due is null => Words.Say("TODAY_RECHECK_NO_DATE", Hazard!.KindName),
        _ => Words.Say("TODAY_RECHECK_DUE", Hazard!.KindName, Hazard.DueOn, Due!.Value.Iso()),
    };

    /// <summary>Name of the premises.</summary>
    public string? PremisesName { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>The hazard that is looked at again; null: a visit of a round.</summary>
    public Hazard? Hazard { get; init; }

    /// <summary>The round that has not been there yet; null: a hazard.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>Code of the checklist that the round asks for; null: any.</summary>
    public string? Checklist { get; init; }

    /// <summary>Day (YYYY-MM-DD) by which it should be done; null: none is set.</summary>
    public string? DueOn => Due?.Iso();

    /// <summary>Day (YYYY-MM-DD) of the last visit of the premises that somebody opened the door to; null: none is on record.</summary>
    public string? LastVisitOn => LastVisit?.Iso();

    /// <summary>Hazards of the premises that are open.</summary>
    public int OpenHazards { get; init; }
}

[HotChocolate.Types.ExtendObjectType(typeof(Area))]
public sealed class AreaToday
{
    /// <summary>Most that one answer holds.</summary>
    private const int Most = 1000;

    /// <summary>The day's list for an inspector's phone: hazards to be looked at again, those past their day, premises of rounds that nobody has been to.</summary>
    public async Task<FieldToday> GetFieldTodayAsync(
        [Parent] Area area, [Service] TodayStore store, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Only hazards that this officer follows, and those that nobody does.")] string? officer = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? day = null,
        [GraphQLDescription("Only what belongs to the zone of this id.")] Guid? zone = null,
        [GraphQLDescription("Only what belongs to the round of this id.")] Guid? round = null,
        [GraphQLDescription("Only what lies in the town of this id.")] Guid? division = null,
        [GraphQLDescription("How many at most, from 1 to 1000.")] int limit = 200)
    {
        if (limit is < 1 or > Most)
        {
            throw new Corrections.HistoryLimitInvalid(limit, Most);
        }

        var on = Day.ReadOptional(day, "day") ?? Day.Today(area.TimeZone, clock);
        var calendar = HazardData.CalendarOf(area);
        var hazards = await store.HazardsAsync(area, on, FirstInTime(calendar, on), SealsTo(calendar, on), officer, zone, round, division, limit, cancel);
        var items = hazards.SelectMany(h => ItemsOf(area, h, on, calendar)).OrderBy(i => i.Reason).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Hazard!.FeatureId)
            .Concat((await store.VisitsAsync(area, on, zone, round, division, limit, cancel)).Select(v => v with { AreaCode = area.Code })).ToList();
        var known = await store.PremisesAsync(area, [.. items.Take(limit).Select(i => i.PremisesId).OfType<Guid>().Distinct()], cancel);
        return new(area, on, officer, [.. items.Take(limit).Select(i => i.PremisesId is { } id && known.TryGetValue(id, out var k) ? i with { LastVisit = k.LastVisit, OpenHazards = k.Open } : i)],
            items.Count > limit || hazards.Count > limit, clock.GetUtcNow());
    }

    /// <summary>The earliest day by which something was to be put right whose re-check can still be made in time.</summary>
    private static DateOnly FirstInTime(WorkCalendar calendar, DateOnly day)
    {
        var first = day;
        while (calendar.After(first.AddDays(-1), HazardData.RuleOf["E1.5"].Limit!.Value) >= day)
        {
            first = first.AddDays(-1);
        }

        return first;
    }

    /// <summary>The last day of seals that are looked at: whether one may be lifted is found out within as many working days (E1.5).</summary>
    private static DateOnly SealsTo(WorkCalendar calendar, DateOnly day) => calendar.After(day, HazardData.RuleOf["E1.5"].Limit!.Value);

    /// <summary>What is to be done about a hazard: the re-check, the seal, or both.</summary>
    private static IEnumerable<FieldItem> ItemsOf(Area area, Hazard hazard, DateOnly day, WorkCalendar calendar)
    {
        if (hazard.State != HazardState.Closed && (hazard.Due <= day || (hazard.State == HazardState.ReCheck && (hazard.RecheckAsked is null || hazard.RecheckAsked <= day))))
        {
            yield return ItemOf(area, hazard, day, calendar);
        }

        if (hazard.Sealed <= day && hazard.SealEnds is { } ends && ends <= SealsTo(calendar, day))
        {
            yield return ItemOf(area, hazard, day, calendar) with { Reason = FieldReason.SealEnding, Due = ends, Past = Math.Max(0, day.DayNumber - ends.DayNumber) };
        }
    }

    private static FieldItem ItemOf(Area area, Hazard hazard, DateOnly day, WorkCalendar calendar)
    {
        var rule = HazardData.RuleOf["E1.5"].Limit!.Value;
        var asked = hazard is { State: HazardState.ReCheck, RecheckAsked: not null };
        // Asked for on a day that nobody wrote down, and its own day not come: there is no day by which the re-check is due, and none is made up.
        DateOnly? by = asked ? calendar.After(hazard.RecheckAsked!.Value, rule) : hazard.Due <= day ? calendar.After(hazard.Due.Value, rule) : null;
        var reason = asked ? FieldReason.RecheckAsked : hazard.Due == day ? FieldReason.DueToday : by is null || day <= by ? FieldReason.RecheckDue : FieldReason.Overdue;
        return new()
        {
            AreaCode = area.Code,
            Reason = reason,
            Hazard = hazard,
            PremisesId = hazard.PremisesId,
            ZoneId = hazard.ZoneId,
            PremisesName = hazard.PremisesName,
            Address = hazard.Address,
            Longitude = hazard.Longitude,
            Latitude = hazard.Latitude,
            Due = reason is FieldReason.Overdue or FieldReason.DueToday ? hazard.Due : by,
            Past = hazard.Due is { } was ? day.DayNumber - was.DayNumber : 0,
            OpenHazards = 1,
        };
    }
}
