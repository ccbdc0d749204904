using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What is judged by on a day: a standard, and the length of hose if the asker names one.</summary>
public sealed class JudgedBy
{
    private readonly Dictionary<string, IReadOnlyList<Rule>> _forAll = [];

    /// <param name="standard">The rules.</param>
    /// <param name="day">The day.</param>
    /// <param name="hoseAsked">Metres of hose that the asker wants; null: what the standard says.</param>
    /// <param name="hoseUsual">Metres of hose where neither says anything.</param>
    public JudgedBy(Standard standard, DateOnly day, double? hoseAsked, double hoseUsual)
    {
        (Standard, Day, HoseAsked, HoseUsual) = (standard, day, hoseAsked, hoseUsual);
        foreach (var parameter in standard.Rules.Select(r => r.Parameter).Distinct())
        {
            _forAll[parameter] = standard.Possible(parameter, day, _ => null);
        }

        Credits = new(_forAll.GetValueOrDefault("supply.credit", []));
        CreditsUntested = new(_forAll.GetValueOrDefault("supply.credit_untested", []));
        SupplyReach = Single("supply.reach");
        WaterRadius = Single("water.radius");
        WaterCredit = Single("water.credit");
        TestCycle = Single("hydrant.test_cycle");
    }

    public Standard Standard { get; }

    public DateOnly Day { get; }

    public double? HoseAsked { get; }

    public double HoseUsual { get; }

    public CreditBands Credits { get; }

    public CreditBands CreditsUntested { get; }

    public Rule? SupplyReach { get; }

    /// <summary>Metres within which flow is counted, by hose if <see cref="CreditBands.ByHose"/>; infinite: the standard does not say.</summary>
    public double SupplyWithin => SupplyReach?.ValueSi ?? Credits.Farthest;

    public Rule? WaterRadius { get; }

    public Rule? WaterCredit { get; }

    public Rule? TestCycle { get; }

    /// <summary>Whether the standard speaks of the flow that a building can count on.</summary>
    public bool JudgesSupply => SupplyReach is not null || Credits.Any || Has("supply.required_flow");

    /// <summary>How far anything is looked for, in metres: straight, and by hose.</summary>
    public (double Straight, double Hose) Reach
    {
        get
        {
            var supply = double.IsFinite(SupplyWithin) ? SupplyWithin : 0;
            var straight = Values("hydrant.radius").Append(WaterRadius?.ValueSi ?? 0).Append(Credits.ByHose ? 0 : supply).Max();
            var hose = Values("hydrant.hose_reach").Append(HoseAsked ?? HoseUsual).Append(Credits.ByHose ? supply : 0).Max();
            return (straight, hose);
        }
    }

    public bool Has(string parameter) => _forAll.ContainsKey(parameter) && _forAll[parameter].Count > 0;

    /// <summary>The rules of a parameter that may bind a building: one, unless what decides is not on record.</summary>
    public IReadOnlyList<Rule> For(string parameter, BuildingFacts facts, int subject) =>
        !_forAll.TryGetValue(parameter, out var rules) ? []
        : rules is [{ When.Count: 0 }] ? rules
        : Standard.Possible(parameter, Day, name => facts.Of(subject, name));

    private Rule? Single(string parameter) => _forAll.GetValueOrDefault(parameter, []) is [var rule, ..] && rule.Enforceable ? rule : null;

    private IEnumerable<double> Values(string parameter) => _forAll.GetValueOrDefault(parameter, []).Select(r => r.ValueSi ?? 0);
}
