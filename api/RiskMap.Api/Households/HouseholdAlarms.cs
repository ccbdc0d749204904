using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Households;

/// <summary>Households that are looked after (特困, 独居老人) and smoke alarms in them, so that no household can be told.</summary>
public sealed class HouseholdAlarms
{
    private readonly Area _area;
    private readonly DateTimeOffset _computedAt;

    internal HouseholdAlarms(Area area, int smallest, IReadOnlyList<TownAlarms> towns, TownAlarms total, DateTimeOffset computedAt) =>
        (_area, Smallest, Towns, Total, _computedAt) = (area, smallest, towns, total, computedAt);

    /// <summary>Least number that is shown.</summary>
    public int Smallest { get; }

    /// <summary>By town, with a last line for those whose town is not known.</summary>
    public IReadOnlyList<TownAlarms> Towns { get; }

    /// <summary>All together.</summary>
    public TownAlarms Total { get; }

    /// <summary>How this was counted.</summary>
    public Method Method => new(
        Words.Say("METHOD_HOUSEHOLD_ALARMS"), [MethodParameter.Of("smallest", Smallest)], Standard: null, Clause: null, Words.Say("NEGLECTS_HOUSEHOLD_ALARMS"), _area.DataVersion, _computedAt);
}

/// <summary>
/// Alarms in households of a town. A number from 1 to below the least is hidden, and so is every number from which with those shown it could be
/// computed; zero is shown.
/// </summary>
/// <param name="Division">The town; null: not known, or all together.</param>
/// <param name="Households">How many; null: hidden.</param>
/// <param name="WithAlarm">Of these with an alarm; null: hidden.</param>
/// <param name="WithoutAlarm">Of these without one; null: hidden.</param>
/// <param name="AlarmUnknown">Of these it is not known; null: hidden.</param>
/// <param name="AlarmShare">With an alarm by those of which it is known, from 0 to 1; null: hidden, or there are none.</param>
/// <param name="LivesAlone">People who live alone; null: hidden, or of nobody it is known.</param>
/// <param name="LivesAloneWithoutAlarm">Of these without an alarm; null: hidden, or of nobody it is known.</param>
public sealed record TownAlarms(
    Division? Division, int? Households, int? WithAlarm, int? WithoutAlarm, int? AlarmUnknown, double? AlarmShare, int? LivesAlone, int? LivesAloneWithoutAlarm)
{
    /// <summary>Whether a number of it is hidden.</summary>
    public bool Masked { get; private init; }

    internal static TownAlarms Of(Division? town, AlarmCounts c, ShownCounts s) => new(
        town, s.All ? c.All : null, s.Alarms ? c.With : null, s.Alarms ? c.Without : null, s.Alarms ? c.Unknown : null,
        s.Alarms && c.With + c.Without > 0 ? (double)c.With / (c.With + c.Without) : null,
        s.Alone && c.AloneKnown ? c.Alone : null, s.AloneAlarms && c.AloneKnown ? c.AloneWithout : null)
    {
        Masked = !(s.All && s.Alarms && s.Alone && s.AloneAlarms),
    };
}

/// <summary>A household that is looked after: personal data.</summary>
public sealed record Household
{
    internal string AreaCode { get; init; } = "";

    internal Guid? DivisionId { get; init; }

    /// <summary>Stays the same as long as the record does.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the household within its area.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name of the person.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>How many live there.</summary>
    public int? Persons { get; init; }

    /// <summary>Whether somebody lives there alone; null: not known.</summary>
    public bool? LivesAlone { get; init; }

    /// <summary>Whether somebody old lives there; null: not known.</summary>
    public bool? Elderly { get; init; }

    /// <summary>Whether there is a smoke alarm; null: not known.</summary>
    public bool? Alarm { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it was put in.</summary>
    public string? AlarmOn { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>Degrees east; null: their place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: their place is not known.</summary>
    public double? Latitude { get; init; }
}
