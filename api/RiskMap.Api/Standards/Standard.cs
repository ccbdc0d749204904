using HotChocolate;

namespace RiskMap.Api.Standards;

/// <summary>A profile: the rules of one or several documents that are judged by together. Those of RiskMap cannot be changed; an area's own copies can.</summary>
public sealed record Standard
{
    /// <summary>Name to ask for it by.</summary>
    public required string Id { get; init; }

    /// <summary>Rises with every change; of the profiles of RiskMap, with the release that changed it.</summary>
    public required string Version { get; init; }

    /// <summary>What it rules.</summary>
    public StandardSubject Subject { get; init; }

    /// <summary>ISO 3166 code of its country; null: a user's own.</summary>
    public string? Country { get; init; }

    /// <summary>Profile that it was copied from; null: it is one of RiskMap's.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Who made this version; null: it is one of RiskMap's.</summary>
    public string? Who { get; init; }

    [GraphQLIgnore]
    public required Bilingual Title { get; init; }

    /// <summary>How its documents measure distances, as far as they say.</summary>
    [GraphQLIgnore]
    public required Bilingual Measure { get; init; }

    /// <summary>How it draws hydrants.</summary>
    public required HydrantColours HydrantColours { get; init; }

    /// <summary>Its rules; where several speak of one parameter, the first that applies binds.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>
    /// The rules of a parameter that may bind a thing on a day, in their order, ending with the first that certainly does: where something
    /// that decides is not known there are several, and a verdict holds only if it holds by all of them. A 宜 that binds does not lift the
    /// 必须 of the same parameter, which follows it then. Of rules that are not in force on
    /// the day none is given, unless none ever was before it: then the first to come is, so that the past can be judged by today's rule;
    /// <see cref="Rule.InForceOn"/> tells.
    /// </summary>
    /// <param name="parameter">What is ruled.</param>
    /// <param name="day">The day that is judged.</param>
    /// <param name="facts">A double in SI units, a string, or null (not known), by subject.</param>
    [GraphQLIgnore]
    public IReadOnlyList<Rule> Possible(string parameter, DateOnly day, Func<string, object?> facts)
    {
        var ofParameter = Rules.Where(r => r.Parameter == parameter).ToList();
        var inForce = ofParameter.Where(r => r.InForceOn(day)).ToList();
        if (inForce.Count == 0 && ofParameter.Count > 0 && ofParameter.TrueForAll(r => r.ValidFrom > day))
        {
            var first = ofParameter.Min(r => r.ValidFrom);
            inForce = [.. ofParameter.Where(r => r.ValidFrom == first)];
        }

        var possible = new List<Rule>();
        RuleStrength? settled = null;
        foreach (var rule in inForce)
        {
            if (rule.Strength >= settled)
            {
                continue;
            }

            switch (rule.AppliesTo(facts))
            {
                case true: possible.Add(rule); settled = rule.Strength; break;
                case null: possible.Add(rule); break;
            }
        }

        return possible;
    }
}

/// <summary>What a standard rules.</summary>
public enum StandardSubject
{
    /// <summary>Hydrants and other water: what buildings are judged by.</summary>
    Hydrants,

    /// <summary>How fires are counted and graded.</summary>
    FireStatistics,

    /// <summary>How many points buildings have for what makes them burn, or burn worse.</summary>
    BuildingRisk,
}

/// <summary>How hydrants are drawn.</summary>
public enum HydrantColours
{
    /// <summary>By whether they can be used.</summary>
    None,

    /// <summary>By state: 完好, 低压, 无水 …</summary>
    CnStates,

    /// <summary>By flow, classes AA to C of NFPA 291.</summary>
    Nfpa291,
}
