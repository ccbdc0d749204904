using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>Grade of a fire, from the worst.</summary>
public enum FireGrade
{
    /// <summary>特别重大, before 2007 特大.</summary>
    Exceptional,

    /// <summary>重大.</summary>
    Major,

    /// <summary>较大; the rules before 2007 have none.</summary>
    Larger,

    /// <summary>一般.</summary>
    Ordinary,

    /// <summary>What is on record does not decide it.</summary>
    Unknown,
}

/// <summary>Something that a standard redefined between two days, so that numbers before and after it mean different things.</summary>
/// <param name="On">First day of the new rule.</param>
/// <param name="Parameter">What was redefined.</param>
/// <param name="Before">Value until then; null: there was none, or it was not found.</param>
/// <param name="After">Value since; null: there is none, or it was not found.</param>
/// <param name="Rule">The new rule; null: the old one ended.</param>
public sealed record RuleChange(DateOnly On, string Parameter, double? Before, double? After, Rule? Rule);

/// <summary>How a standard counts and grades fires, day by day: every fire by what was in force when it burned.</summary>
public sealed class CountingRules
{
    internal const string DeathWindow = "fire.death_window";
    internal const string Counting = "fire.counting";
    private const string Households = "households";
    private const string MinorLoss = "fire.minor_loss";
    private const string Currency = "CNY";
    private static readonly (FireGrade Grade, string Name)[] Grades =
        [(FireGrade.Exceptional, "exceptional"), (FireGrade.Major, "major"), (FireGrade.Larger, "larger")];

    private readonly List<(DateOnly From, Span Span)> _spans = [];

    public CountingRules(Standard standard)
    {
        Standard = standard;
        var days = standard.Rules.SelectMany(r => new[] { r.ValidFrom, r.ValidTo }).OfType<DateOnly>().Append(DateOnly.MinValue).Distinct().Order();
        _spans.AddRange(days.Select(d => (d, new Span(parameter => standard.Rules.FirstOrDefault(r => r.Parameter == parameter && r.InForceOn(d))))));
    }

    public Standard Standard { get; }

    /// <summary>Deaths as they count on the day of the fire; null: not on record by that rule.</summary>
    public int? Deaths(CountedFire fire) => SpanOf(fire.On).Days switch
    {
        // Nobody dead after 30 days is nobody dead after 7.
        7 => fire.Cost.Deaths7D ?? (fire.Cost.Deaths30D == 0 ? 0 : null),
        30 => fire.Cost.Deaths30D,
        _ => null,
    };

    /// <summary>Nobody hurt and hardly any loss, where a rule says what that is; null: the rule or the record does not decide.</summary>
    public bool? Minor(CountedFire fire)
    {
        if (SpanOf(fire.On).Rules(MinorLoss) is not { Enforceable: true, Value: { } limit })
        {
            return null;
        }

        if (Deaths(fire) > 0 || fire.Cost.Injuries > 0 || LossOf(fire) >= limit)
        {
            return false;
        }

        return Deaths(fire) is null || fire.Cost.Injuries is null || LossOf(fire) is null ? null : true;
    }

    /// <summary>The worst grade of which one threshold is reached; unknown where what is not on record might reach a worse one.</summary>
    public FireGrade Grade(CountedFire fire)
    {
        var span = SpanOf(fire.On);
        var open = false;
        foreach (var (grade, name) in Grades)
        {
            var reached = Reached(span, name, "deaths", Deaths(fire));
            // Only people who are badly hurt count; how badly is not on record, but fewer hurt at all are fewer badly hurt.
            var injured = Reached(span, name, "serious_injuries", fire.Cost.Injuries) == false ? false : (bool?)null;
            bool?[] tests = [reached, injured, Reached(span, name, "loss", LossOf(fire)), Reached(span, name, Households, fire.Cost.Households)];
            if (tests.Contains(true))
            {
                return open ? FireGrade.Unknown : grade;
            }

            open |= tests.Contains(null);
        }

        return open || !span.HasGrades ? FireGrade.Unknown : FireGrade.Ordinary;
    }

    /// <summary>
    /// Whether a grade leaves the households out: their thresholds of the day were not found, and how many were affected is not on record. Had they no
    /// grade for it, no fire of most ledgers had one; so it is told how many do.
    /// </summary>
    public bool LeavesOutHouseholds(CountedFire fire) =>
        fire.Cost.Households is null && Array.Exists(Grades, g => SpanOf(fire.On).Threshold(g.Name, Households) is { Enforceable: false }) && Grade(fire) != FireGrade.Unknown;

    /// <summary>What was redefined after a first day and until a last one.</summary>
    public IReadOnlyList<RuleChange> Changes(DateOnly first, DateOnly last)
    {
        var changes = new List<RuleChange>();
        for (var i = 1; i < _spans.Count; i++)
        {
            if (_spans[i].From <= first || _spans[i].From > last)
            {
                continue;
            }

            foreach (var parameter in Standard.Rules.Select(r => r.Parameter).Distinct())
            {
                var (before, after) = (_spans[i - 1].Span.Rules(parameter), _spans[i].Span.Rules(parameter));
                // Of two rules without a value nobody can say that they are the same.
                if ((before is null) != (after is null) || before?.ValueSi != after?.ValueSi || (before != after && after!.ValueSi is null))
                {
                    changes.Add(new(_spans[i].From, parameter, before?.Value, after?.Value, after));
                }
            }
        }

        return changes;
    }

    /// <summary>
    /// Whether a count reaches a threshold; false where the rules have none. Any count may reach one that was not found, none does not; a count that is
    /// not on record either is left out.
    /// </summary>
    private static bool? Reached(Span span, string grade, string fact, double? value) => span.Threshold(grade, fact) switch
    {
        null => false,
        { Enforceable: true, ValueSi: { } threshold } => value is { } known ? known >= threshold : null,
        _ => value > 0 ? null : false,
    };

    private static double? LossOf(CountedFire fire) => fire.Cost.Currency == Currency ? (double?)fire.Cost.Loss : null;

    private Span SpanOf(DateOnly day) => _spans[_spans.FindLastIndex(s => s.From <= day)].Span;

    /// <summary>The rules in force from one change to the next.</summary>
    private sealed class Span(Func<string, Rule?> rules)
    {
        private readonly Dictionary<(string, string), Rule?> _thresholds = (
            from grade in Grades
            from fact in new[] { "deaths", "serious_injuries", "loss", Households }
            select (Key: (grade.Name, fact), Rule: (Rule?)rules($"fire.grade_{grade.Name}_{fact}"))).ToDictionary(t => t.Key, Rule? (t) => t.Rule);

        public Func<string, Rule?> Rules { get; } = rules;

        /// <summary>Days after a fire within which a death counts.</summary>
        public double? Days { get; } = rules(DeathWindow)?.Value;

        public bool HasGrades => _thresholds.Values.Any(t => t is { Enforceable: true });

        public Rule? Threshold(string grade, string fact) => _thresholds[(grade, fact)];
    }
}
