using System.Globalization;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>
/// Reads what somebody sent into the texts that the history keeps, and notes what is wrong with it. Bounds are those that imports have
/// (data-import, LayerCatalogue), so that no door takes what the other refuses.
/// </summary>
internal sealed class EntryValues<TField>
    where TField : struct, Enum
{
    private readonly Dictionary<TField, string?> _values = [];
    private readonly List<EntryProblem> _problems = [];

    /// <summary>What shall be, by field; null: unknown.</summary>
    public IReadOnlyDictionary<TField, string?> Values => _values;

    /// <summary>The same by column.</summary>
    public IReadOnlyDictionary<string, string?> ByColumn => _values.ToDictionary(v => FieldName.Column(v.Key), v => v.Value, StringComparer.Ordinal);

    public IReadOnlyList<EntryProblem> Problems => _problems;

    public void Add(EntryProblem problem) => _problems.Add(problem);

    public void Add(TField field, string code, string? given, params object?[] values) => Add(EntryProblem.Of(field, code, given, values));

    /// <summary>Takes the value as it is.</summary>
    public void Set(TField field, string? value) => _values[field] = value;

    public void Text(TField field, string? text, int longest)
    {
        if (text is null)
        {
            return;
        }

        var trimmed = text.Trim();
        if (trimmed.Length > longest)
        {
            Add(field, "TEXT_TOO_LONG", trimmed[..60] + "…", trimmed.Length, longest);
        }
        else if (!trimmed.IsWritable(lines: true))
        {
            Add(field, "TEXT_UNREADABLE", null);
        }
        else
        {
            _values[field] = trimmed.Length == 0 ? null : trimmed;
        }
    }

    public void Word<TEnum>(TField field, TEnum? word)
        where TEnum : struct, Enum
    {
        if (word is { } said)
        {
            _values[field] = Snake.Of(said);
        }
    }

    public void Number(TField field, double? number, double least, double most, string? unit)
    {
        if (number is not { } n)
        {
            return;
        }

        var given = n.ToString("R", CultureInfo.InvariantCulture);
        // Written so that what is no number is refused too.
        if (!(n >= least && n <= most))
        {
            Add(field, "FIGURE_OUT_OF_RANGE", given, given, least, most, unit);
        }
        else
        {
            _values[field] = given;
        }
    }

    public void Day(TField field, string? text, int first, int last)
    {
        if (text is null)
        {
            return;
        }

        if (Entered.Day(text) is { } day && day.Year >= first && day.Year <= last)
        {
            _values[field] = day.Iso();
        }
        else
        {
            Add(field, "DATE_INVALID", text, FieldName.Column(field), text);
        }
    }
}
