using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>What overdue hazards are grouped by.</summary>
public enum OverdueBy
{
    /// <summary>Who follows them.</summary>
    Officer,

    /// <summary>The town that they lie in.</summary>
    Town,
}

/// <summary>Open hazards past their day.</summary>
public sealed class HazardOverdue
{
    private readonly Area _area;
    private readonly DateTimeOffset _computedAt;

    internal HazardOverdue(Area area, OverdueBy by, DateOnly asOf, IReadOnlyList<OverdueGroup> groups, int noDate, DateTimeOffset computedAt) =>
        (_area, By, AsOf, Groups, NoDate, _computedAt) = (area, by, asOf.Iso(), groups, noDate, computedAt);

    /// <summary>What they are grouped by.</summary>
    public OverdueBy By { get; }

    /// <summary>Day (YYYY-MM-DD) on which overdue was judged.</summary>
    public string AsOf { get; }

    /// <summary>How many in all.</summary>
    public int Total => Groups.Sum(g => g.Overdue);

    /// <summary>Open ones with no day set: neither on time nor late.</summary>
    public int NoDate { get; }

    /// <summary>The groups, the largest first.</summary>
    public IReadOnlyList<OverdueGroup> Groups { get; }

    /// <summary>How this was counted.</summary>
    public Method Method => new(
        Words.Say("METHOD_OVERDUE"), [new("asOf", AsOf, null), new("by", FieldNameOf(By), null), new("timeZone", _area.TimeZone, null)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_OVERDUE", NoDate), _area.DataVersion, _computedAt);

    private static string FieldNameOf(OverdueBy by) => Corrections.FieldName.Of(by);
}

/// <summary>
/// Overdue hazards of one officer, or of one town. officer and division are what HazardFilter takes to list exactly these, with overdue and asOf; both null:
/// not known (officerUnknown, divisionUnknown).
/// </summary>
public sealed class OverdueGroup
{
    private readonly OverdueRow _row;
    private readonly DateOnly _asOf;

    internal OverdueGroup(string area, OverdueRow row, DateOnly asOf) => (AreaCode, _row, _asOf) = (area, row, asOf);

    internal string AreaCode { get; }

    internal Guid OldestId => _row.OldestId;

    /// <summary>Name of the officer; null: of a town, or nobody follows them.</summary>
    public string? Officer => _row.Officer;

    /// <summary>Id of the town; null: of an officer, or not known.</summary>
    public Guid? Division => _row.Division;

    /// <summary>Name of the officer or town in the reader's language.</summary>
    public string Name => _row.Officer ?? _row.Name ?? Words.Say("NOT_KNOWN");

    /// <summary>How many.</summary>
    public int Overdue => _row.Overdue;

    /// <summary>Days that the longest overdue is past its day.</summary>
    public int LongestDays => _asOf.DayNumber - _row.OldestDue.DayNumber;
}

[HotChocolate.Types.ExtendObjectType(typeof(OverdueGroup))]
public sealed class OverdueGroupFields
{
    /// <summary>The one that is overdue longest.</summary>
    public async Task<Hazard> GetOldestAsync([Parent] OverdueGroup group, HazardById hazards, CancellationToken cancel) =>
        (await hazards.LoadAsync((group.AreaCode, group.OldestId), cancel))!;
}
