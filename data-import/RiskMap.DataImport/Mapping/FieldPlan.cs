using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMap.DataImport.Mapping;

/// <summary>
/// Where a field's value comes from, and how its text becomes a value. In JSON a plain string is the short form of
/// <c>{ "column": "…" }</c>.
/// </summary>
[JsonConverter(typeof(FieldPlanJson))]
public sealed record FieldPlan
{
    public string? Column { get; init; }

    /// <summary>The first of these columns that is not empty.</summary>
    public IReadOnlyList<string>? FirstOf { get; init; }

    /// <summary>Parts with a column each in braces, as in <c>["{ST_NAME}", "Unit {UNIT}"]</c>; a part whose column is empty is left out.</summary>
    public IReadOnlyList<string>? Join { get; init; }

    public string Separator { get; init; } = " ";

    /// <summary>The same for every row.</summary>
    public string? Constant { get; init; }

    /// <summary>Unit of the numbers in the file: in, ft, gpm, psi, … Turned into the field's own.</summary>
    public string? Unit { get; init; }

    /// <summary>Words of the source and ours for them, in any case; "*" stands for every other word.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Words that mean nothing is known: Uknwn, n/a, 0.</summary>
    public IReadOnlyList<string>? Unknown { get; init; }

    /// <summary>
    /// Forms of dates and times, as .NET writes them (yyyy/MM/dd). <c>yyyy</c> alone is taken as the last day of the year, so that an answer
    /// as of an earlier day never claims what may not have been there yet.
    /// </summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>
    /// "unknown": a value that cannot be read or be true is taken as unknown and noted, instead of rejecting the row. "warned": the same, and the
    /// row is named with a warning.
    /// </summary>
    public string? Bad { get; init; }

    [JsonIgnore]
    public IEnumerable<string> Columns => Column is not null ? [Column] : FirstOf ?? Join?.Select(ColumnIn) ?? [];

    internal static string ColumnIn(string part) => part[(part.IndexOf('{', StringComparison.Ordinal) + 1)..part.IndexOf('}', StringComparison.Ordinal)];
}

internal sealed class FieldPlanJson : JsonConverter<FieldPlan>
{
    public override FieldPlan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new() { Column = reader.GetString() };
        }

        var plan = JsonSerializer.Deserialize<LongForm>(ref reader, options) ?? throw new JsonException("A field needs a column.");
        return new()
        {
            Column = plan.Column,
            FirstOf = plan.FirstOf,
            Join = plan.Join,
            Separator = plan.Separator ?? " ",
            Constant = plan.Constant,
            Unit = plan.Unit,
            Values = plan.Values,
            Unknown = plan.Unknown,
            Formats = plan.Formats,
            Bad = plan.Bad,
        };
    }

    public override void Write(Utf8JsonWriter writer, FieldPlan value, JsonSerializerOptions options)
    {
        var plain = value with { Column = null };
        if (value.Column is not null && plain == new FieldPlan())
        {
            writer.WriteStringValue(value.Column);
            return;
        }

        JsonSerializer.Serialize(
            writer,
            new LongForm(value.Column, value.FirstOf, value.Join, value.Separator, value.Constant, value.Unit, value.Values, value.Unknown, value.Formats, value.Bad),
            options);
    }

    // The same members without the converter, which would call itself for ever.
    private sealed record LongForm(
        string? Column, IReadOnlyList<string>? FirstOf, IReadOnlyList<string>? Join, string? Separator, string? Constant, string? Unit,
        IReadOnlyDictionary<string, string>? Values, IReadOnlyList<string>? Unknown, IReadOnlyList<string>? Formats, string? Bad);
}
