using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>Where a hydrant may stand. Metres.</summary>
/// <param name="Spacing">From one candidate to the next along the street.</param>
/// <param name="Kerb">From the kerb of its street.</param>
/// <param name="KerbLeast">From the kerb of any street.</param>
/// <param name="Wall">From any building, at least.</param>
/// <param name="Mouth">From the kerb of a street that joins, along its own street, at least.</param>
/// <param name="Clear">From an existing hydrant that can be counted on, at least.</param>
public sealed record KerbRules(double Spacing, double Kerb, double KerbLeast, double Wall, double Mouth, double Clear)
{
    /// <summary>Half a metre to two from the kerb and five from walls: GB 50974-2014, 7.2.6, taken where a standard says nothing.</summary>
    private const double UsualKerbLeast = 0.5, UsualKerbMost = 2, UsualWall = 5;

    /// <summary>The clauses that distances come from, by parameter; those of RiskMap have none.</summary>
    public IReadOnlyDictionary<string, Rule> Clauses { get; private init; } = new Dictionary<string, Rule>(StringComparer.Ordinal);

    /// <summary>Parameters of which several rules apply by conditions that are not on record, so that the strictest was taken.</summary>
    public IReadOnlyList<string> Strictest { get; private init; } = [];

    /// <summary>The rules of a standard on a day, and the settings where it has none that can be enforced.</summary>
    internal static KerbRules Of(Standard standard, DateOnly day, Settings settings)
    {
        var clauses = new Dictionary<string, Rule>(StringComparer.Ordinal);
        List<string> strictest = [];
        double Value(string parameter, double usual)
        {
            // Of several that may apply to a street the strictest is kept.
            var rules = standard.Possible(parameter, day, _ => null).Where(r => r.Enforceable).ToList();
            if (rules.Count == 0)
            {
                return usual;
            }

            var rule = rules[0].Operator == RuleOperator.AtMost ? rules.MinBy(r => r.ValueSi)! : rules.MaxBy(r => r.ValueSi)!;
            clauses[parameter] = rule;
            if (rules.Count > 1)
            {
                strictest.Add(parameter);
            }

            return rule.ValueSi!.Value;
        }

        var (least, most) = (Value("hydrant.kerb_min", UsualKerbLeast), Value("hydrant.kerb_max", UsualKerbMost));
        var wall = Value("hydrant.wall_min", UsualWall);
        var kerb = Math.Clamp(settings.SitingKerbCm / 100.0, Math.Min(least, most), Math.Max(least, most));
        return new(settings.SitingSpacingMetres, kerb, Math.Min(least, kerb), wall, settings.SitingMouthMetres, settings.SitingClearMetres)
        {
            Clauses = clauses,
            Strictest = strictest,
        };
    }
}
