using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>How a hydrant reaches a building.</summary>
public enum HydrantReach
{
    /// <summary>Straight, from the nearest edge of the footprint.</summary>
    Straight,

    /// <summary>By hose laid along the streets.</summary>
    HoseLay,
}

/// <summary>What serving a building is worth.</summary>
public enum SitingWeight
{
    /// <summary>Every building the same.</summary>
    Buildings,

    /// <summary>Its floor area in m²; where only storeys are on record, storeys times the footprint.</summary>
    FloorArea,

    /// <summary>The people who live in it.</summary>
    Residents,

    /// <summary>Past fires in it, or before its door: all years on record together.</summary>
    Fires,
}

/// <summary>How far a hydrant serves, and the clause that says so.</summary>
/// <param name="Metres">The limit.</param>
/// <param name="Rule">The rule; null: the limit is the asker's own.</param>
/// <param name="IsStrictest">Whether it is the strictest of several that apply by conditions.</param>
internal sealed record ReachLimit(double Metres, Rule? Rule, bool IsStrictest = false)
{
    /// <exception cref="ReachNotRuled">Nobody named a limit, and the standard has none that is sure enough.</exception>
    /// <exception cref="RadiusOutOfRange">No number of metres that hoses may be thought of.</exception>
    public static ReachLimit Of(Standard standard, HydrantReach reach, double? asked, DateOnly day)
    {
        var parameter = reach == HydrantReach.Straight ? "hydrant.radius" : "hydrant.hose_reach";
        var rules = standard.Possible(parameter, day, _ => null).Where(r => r.Enforceable && r.Operator == RuleOperator.AtMost).ToList();
        if (asked is { } metres)
        {
            return new(Radius.Of(metres).Metres, rules.Find(r => Math.Abs(r.ValueSi!.Value - metres) < 0.01));
        }

        // Which of several applies depends on the building; all are served where the strictest is kept.
        return rules.MinBy(r => r.ValueSi) is { } rule ? new(rule.ValueSi!.Value, rule, rules.Count > 1) : throw new ReachNotRuled(standard.Id, parameter);
    }
}

/// <summary>What may be spent: a number of hydrants, or money at so much for each.</summary>
/// <param name="Count">How many hydrants that is.</param>
/// <param name="CostEach">What one costs; null: the budget is a number.</param>
internal sealed record SitingBudget(int Count, double? CostEach)
{
    public const int Largest = 500;

    /// <exception cref="BudgetNotOne">Neither a number nor money, or both.</exception>
    /// <exception cref="BudgetOutOfRange">Less than nothing, or more hydrants than are proposed at once.</exception>
    public static SitingBudget Of(int? count, double? budget, double? costEach)
    {
        if (count is { } number && budget is null && costEach is null)
        {
            return number is >= 0 and <= Largest ? new(number, null) : throw new BudgetOutOfRange(number, Largest);
        }

        if (count is not null || budget is not { } money || costEach is not { } each)
        {
            throw new BudgetNotOne();
        }

        if (!(money >= 0 && each > 0 && double.IsFinite(money) && double.IsFinite(each)))
        {
            throw new BudgetOutOfRange(money, Largest);
        }

        var affordable = Math.Floor((money / each) + 1e-9);
        return affordable <= Largest ? new((int)affordable, each) : throw new BudgetOutOfRange(affordable, Largest);
    }
}

/// <summary>All that an answer depends on besides the data.</summary>
/// <param name="Standard">Id and version of the standard.</param>
/// <param name="Reach">Straight or by hose.</param>
/// <param name="Limit">Metres.</param>
/// <param name="Weight">What serving a building is worth.</param>
/// <param name="Day">The day.</param>
/// <param name="Count">How many hydrants; null: the fewest that serve all.</param>
internal sealed record SitingQuestion(string Standard, HydrantReach Reach, double Limit, SitingWeight Weight, DateOnly Day, int? Count);

public sealed class ReachNotRuled(string standard, string parameter) : Refused("REACH_NOT_RULED", 400, standard, parameter);

public sealed class BudgetNotOne() : Refused("BUDGET_NOT_ONE", 400);

public sealed class BudgetOutOfRange(double count, int most) : Refused("BUDGET_OUT_OF_RANGE", 400, count, most);

public sealed class SitingTooLarge(long pairs, int candidates, long most) : Refused("SITING_TOO_LARGE", 400, pairs, candidates, most);

public sealed class StreetsUnknown(string area) : Refused("STREETS_UNKNOWN", 400, area);
