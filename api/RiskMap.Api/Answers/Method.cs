using System.Globalization;

namespace RiskMap.Api.Answers;

/// <summary>How a number was computed, by which rule, from which version of the data, and what it does not look at.</summary>
/// <param name="Name">What was done, in the reader's language.</param>
/// <param name="Parameters">Every value that the result depends on besides the data.</param>
/// <param name="Standard">The rule set that a limit comes from; null: the limit is the asker's own.</param>
/// <param name="Clause">The clause in that rule set.</param>
/// <param name="Neglects">What the method leaves out of account, in the reader's language.</param>
/// <param name="DataVersion">Version of the area's data that went in.</param>
/// <param name="ComputedAt">When it was computed; the same data give the same answer at any time.</param>
public sealed record Method(
    string Name,
    IReadOnlyList<MethodParameter> Parameters,
    string? Standard,
    string? Clause,
    string? Neglects,
    long DataVersion,
    DateTimeOffset ComputedAt);

/// <summary>A value that a result depends on.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value">Its value, written with a point as decimal sign.</param>
/// <param name="Unit">Unit of the value; null: it has none.</param>
public sealed record MethodParameter(string Name, string Value, string? Unit)
{
    internal static MethodParameter Of(string name, IFormattable value, string? unit = null) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture), unit);
}
