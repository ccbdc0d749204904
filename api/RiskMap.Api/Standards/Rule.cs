using System.Globalization;
using System.Text.Json.Serialization;
using HotChocolate;

namespace RiskMap.Api.Standards;

/// <summary>One rule of a standard: a row of data, as published, with where it was read and how sure we are of it.</summary>
[GraphQLName("StandardRule")]
public sealed record Rule
{
    /// <summary>Id of the rule within its profile; a user's own rules may carry any.</summary>
    public required string Id { get; init; }

    /// <summary>The document that it stands in, with its edition.</summary>
    public required string Document { get; init; }

    /// <summary>Clause or table in the document.</summary>
    public required string Clause { get; init; }

    /// <summary>What is ruled, one of standardParameters.</summary>
    public required string Parameter { get; init; }

    /// <summary>How the value binds.</summary>
    public required RuleOperator Operator { get; init; }

    /// <summary>The value as published, in unit; null: the rule has none, or it could not be found.</summary>
    public double? Value { get; init; }

    /// <summary>Unit as published: m, ft, L/s, gal/min, MPa, psi …; empty: a number; null: no value.</summary>
    public string? Unit { get; init; }

    /// <summary>必须/应, 宜 or 可.</summary>
    public required RuleStrength Strength { get; init; }

    /// <summary>How sure we are that the document says so.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>First day on which it is in force; null: not on record.</summary>
    [GraphQLIgnore]
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day on which it no longer is; null: it still is.</summary>
    [GraphQLIgnore]
    public DateOnly? ValidTo { get; init; }

    /// <summary>All of them must hold for the rule to apply; none: it always does.</summary>
    [GraphQLName("conditions")]
    public IReadOnlyList<RuleCondition> When { get; init; } = [];

    /// <summary>What a reader should know besides.</summary>
    [GraphQLIgnore]
    public Bilingual? Note { get; init; }

    /// <summary>The value in the unit that RiskMap computes with.</summary>
    public double? ValueSi => Value is { } value ? Units.ToSi(value, Unit ?? "") : null;

    /// <summary>Unit of valueSi.</summary>
    public string? UnitSi => Unit is null ? null : Units.Si(Unit);

    /// <summary>
    /// Whether a verdict may rest on it: it has a value, and nobody who wrote it down doubted it. Of the others a verdict is unknown, for
    /// the rule itself is.
    /// </summary>
    public bool Enforceable => Value is not null && Certainty is not (Certainty.Unsure or Certainty.NotFound);

    [GraphQLIgnore]
    public bool InForceOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);

    /// <summary>Whether the rule applies to a thing; null: what decides it is not known.</summary>
    /// <param name="facts">A double in SI units, a string, or null (not known), by subject.</param>
    [GraphQLIgnore]
    public bool? AppliesTo(Func<string, object?> facts)
    {
        bool? all = true;
        foreach (var condition in When)
        {
            switch (condition.HoldsFor(facts(condition.Subject)))
            {
                case false: return false;
                case null: all = null; break;
            }
        }

        return all;
    }
}

/// <summary>What must hold of a thing for a rule to apply to it: a range of a number, or one of some words.</summary>
/// <param name="Subject">What is looked at: building.use, building.height (m), distance.straight (m) …</param>
/// <param name="From">At least this.</param>
/// <param name="Above">More than this.</param>
/// <param name="UpTo">At most this.</param>
/// <param name="Below">Less than this.</param>
/// <param name="Unit">Unit of the bounds as published; null: that of the subject.</param>
/// <param name="OneOf">Words, of which it must be one.</param>
public sealed record RuleCondition(
    string Subject, double? From = null, double? Above = null, double? UpTo = null, double? Below = null, string? Unit = null, IReadOnlyList<string>? OneOf = null)
{
    internal bool? HoldsFor(object? fact) => fact switch
    {
        null => null,
        string word => OneOf?.Contains(word, StringComparer.Ordinal) ?? false,
        _ => Within(Convert.ToDouble(fact, CultureInfo.InvariantCulture)),
    };

    private bool Within(double number) =>
        OneOf is null && !(number < Si(From)) && !(number <= Si(Above)) && !(number > Si(UpTo)) && !(number >= Si(Below));

    private double Si(double? bound) => bound is { } b ? Units.ToSi(b, Unit ?? "") : double.NaN;
}

/// <summary>How the value of a rule binds.</summary>
public enum RuleOperator
{
    /// <summary>不应大于.</summary>
    AtMost,

    /// <summary>不应小于.</summary>
    AtLeast,

    /// <summary>大于: the rule begins to bind above the value.</summary>
    Above,

    /// <summary>计入: so much is counted, of water or of points.</summary>
    Credit,

    /// <summary>应有: it must be there; there is no number.</summary>
    Required,

    /// <summary>分级: names a class.</summary>
    Class,
}

/// <summary>How strictly a rule is meant; what misses a 宜 is a finding, not a violation.</summary>
public enum RuleStrength
{
    /// <summary>必须, 应, 不应.</summary>
    Must,

    /// <summary>宜, 不宜.</summary>
    Should,

    /// <summary>可.</summary>
    May,
}

/// <summary>How sure we are that a document says what the rule says.</summary>
public enum Certainty
{
    /// <summary>Read in the official text.</summary>
    [JsonStringEnumMemberName("V")]
    Official,

    /// <summary>Read on a page that quotes the clause.</summary>
    [JsonStringEnumMemberName("S")]
    Secondary,

    /// <summary>From memory, all but certain.</summary>
    [JsonStringEnumMemberName("M1")]
    Memory,

    /// <summary>From memory, likely.</summary>
    [JsonStringEnumMemberName("M2")]
    MemoryLikely,

    /// <summary>From memory, unsure: shown, never enforced.</summary>
    [JsonStringEnumMemberName("M3")]
    Unsure,

    /// <summary>Could not be found: shown as missing, never enforced.</summary>
    [JsonStringEnumMemberName("U")]
    NotFound,

    /// <summary>A user's own rule.</summary>
    [JsonStringEnumMemberName("own")]
    Own,
}

/// <summary>What rules can be about.</summary>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Operator">The only way in which its rules bind: who judges reads it so.</param>
/// <param name="Unit">The unit that it is computed in; null: its rules have no number.</param>
public sealed record RuledThing(string Zh, string En, RuleOperator Operator, string? Unit = null)
{
    public Bilingual Name => new(Zh, En);
}

/// <summary>A text in both languages of the interface.</summary>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>In the language of the request that runs now.</summary>
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}
