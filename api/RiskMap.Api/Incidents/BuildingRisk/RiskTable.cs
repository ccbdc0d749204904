using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// A points table made ready for many buildings: of each input its rows, in their order. A building is at the first row that applies to it; at
/// level <see cref="Unknown"/> where what decides is not on record, at <see cref="NoRow"/> where no row speaks of it. Neither has points.
/// </summary>
internal sealed class RiskTable
{
    public const byte Unknown = 0, NoRow = 1, FirstRow = 2;

    /// <summary>Rows of one input at most: levels are counted in bytes.</summary>
    private const int MostRows = 200;

    private const double OwnWithinUsual = 30, NearWithinUsual = 100, PeriodUsual = 1_826;

    private readonly Row[][] _rows;

    /// <exception cref="StandardNotRisk">The profile gives no input any points.</exception>
    public RiskTable(Standard standard, DateOnly day, Func<RiskFact, string, int?> wordOf)
    {
        Standard = standard;
        _rows = [.. RiskNames.Inputs.Select(i => standard.Rules.Where(r => r.Parameter == i.Parameter() && r.Value is not null && r.InForceOn(day))
            .Take(MostRows).Select(r => new Row(r, wordOf)).ToArray())];
        Used = [.. RiskNames.Inputs.Where(i => _rows[(int)i].Length > 0)];
        if (Used.Count == 0)
        {
            throw new StandardNotRisk(standard.Id);
        }

        double Of(string parameter, double usual) =>
            standard.Rules.FirstOrDefault(r => r.Parameter == parameter && r.ValueSi is not null && r.InForceOn(day))?.ValueSi ?? usual;
        (OwnWithin, NearWithin, PeriodDays) = (Of("risk.own_within", OwnWithinUsual), Of("risk.near_within", NearWithinUsual), (int)Of("risk.fires_period", PeriodUsual));
    }

    public Standard Standard { get; }

    /// <summary>Inputs that the table has rows of.</summary>
    public IReadOnlyList<RiskInput> Used { get; }

    /// <summary>Metres from its edge within which a fire is a building's own.</summary>
    public double OwnWithin { get; }

    /// <summary>Metres from its edge within which other fires are near by.</summary>
    public double NearWithin { get; }

    /// <summary>Days before that past fires are counted for.</summary>
    public int PeriodDays { get; }

    /// <summary>Levels of an input: not known, in no row, and its rows.</summary>
    public int Levels(RiskInput input) => FirstRow + _rows[(int)input].Length;

    /// <summary>Which rule a level is; null: it is none.</summary>
    public Rule? RuleOf(RiskInput input, byte level) => level >= FirstRow ? _rows[(int)input][level - FirstRow].Rule : null;

    public double PointsOf(RiskInput input, byte level) => RuleOf(input, level)?.Value ?? 0;

    /// <summary>Most points that the input can give.</summary>
    public double MostPoints(RiskInput input) => _rows[(int)input].Length == 0 ? 0 : _rows[(int)input].Max(r => r.Rule.Value!.Value);

    /// <summary>What the input looks at first: shown beside its points.</summary>
    public RiskFact? ShownOf(RiskInput input) => _rows[(int)input].SelectMany(r => r.Conditions).Select(c => (RiskFact?)c.Fact).FirstOrDefault();

    /// <param name="input">One of <see cref="Used"/>.</param>
    /// <param name="facts">By fact and building; NaN: not on record.</param>
    /// <param name="building">Which building.</param>
    public byte LevelOf(RiskInput input, double[]?[] facts, int building)
    {
        var rows = _rows[(int)input];
        for (var i = 0; i < rows.Length; i++)
        {
            switch (rows[i].AppliesTo(facts, building))
            {
                case true: return (byte)(FirstRow + i);
                case null: return Unknown;
            }
        }

        return NoRow;
    }

    private sealed class Row
    {
        /// <summary>A condition on something that RiskMap does not know of a building: it cannot be told whether the row applies.</summary>
        private readonly bool _unknowable;

        public Row(Rule rule, Func<RiskFact, string, int?> wordOf)
        {
            Rule = rule;
            _unknowable = rule.When.Any(c => RiskNames.FactOf(c.Subject) is null);
            Conditions = [.. rule.When.Where(c => RiskNames.FactOf(c.Subject) is not null).Select(c => new Condition(c, RiskNames.FactOf(c.Subject)!.Value, wordOf))];
        }

        public Rule Rule { get; }

        public Condition[] Conditions { get; }

        public bool? AppliesTo(double[]?[] facts, int building)
        {
            bool? all = _unknowable ? null : true;
            foreach (var condition in Conditions)
            {
                switch (condition.HoldsFor(facts[(int)condition.Fact] is { } known ? known[building] : double.NaN))
                {
                    case false: return false;
                    case null: all = null; break;
                }
            }

            return all;
        }
    }

    private sealed class Condition(RuleCondition rule, RiskFact fact, Func<RiskFact, string, int?> wordOf)
    {
        private readonly HashSet<int>? _words = rule.OneOf is null ? null : [.. rule.OneOf.Select(w => wordOf(fact, w)).OfType<int>()];
        private readonly double _from = Si(rule.From, rule), _above = Si(rule.Above, rule), _upTo = Si(rule.UpTo, rule), _below = Si(rule.Below, rule);

        public RiskFact Fact => fact;

        public bool? HoldsFor(double value) =>
            double.IsNaN(value) ? null
            : _words is not null ? _words.Contains((int)value)
            : !(value < _from) && !(value <= _above) && !(value > _upTo) && !(value >= _below);

        private static double Si(double? bound, RuleCondition rule) => bound is { } b ? Units.ToSi(b, rule.Unit ?? "") : double.NaN;
    }
}
