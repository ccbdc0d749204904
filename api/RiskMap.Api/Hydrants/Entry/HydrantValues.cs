using System.Globalization;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>
/// Reads what somebody sent into the texts that the history keeps, and notes what is wrong with it. Bounds are those that imports have
/// (data-import, LayerCatalogue), so that no door takes what the other refuses.
/// </summary>
internal sealed class HydrantValues
{
    private readonly Dictionary<HydrantField, string?> _values = [];
    private readonly List<HydrantProblem> _problems = [];

    /// <summary>What shall be, by field; null: unknown.</summary>
    public IReadOnlyDictionary<HydrantField, string?> Values => _values;

    public IReadOnlyList<HydrantProblem> Problems => _problems;

    public static HydrantValues Of(HydrantFacts facts, IReadOnlyList<HydrantField> clear)
    {
        var read = new HydrantValues();
        foreach (var field in clear)
        {
            read._values[field] = field is HydrantField.Kind or HydrantField.State or HydrantField.Network ? "unknown" : null;
        }

        read.Text(HydrantField.Number, facts.Number, 100);
        read.Word(HydrantField.Kind, facts.Kind);
        read.Word(HydrantField.State, facts.State);
        read.Number(HydrantField.FlowLps, facts.FlowLps, 0.1, 1000, "L/s");
        read.Number(HydrantField.PressureMpa, facts.PressureMpa, 0.001, 5, "MPa");
        read.Number(HydrantField.MainMm, facts.MainMm, 10, 5000, "mm");
        read.Number(HydrantField.OutletMm, facts.OutletMm, 10, 1000, "mm");
        read.Word(HydrantField.Network, facts.Network);
        read.Text(HydrantField.Owner, facts.Owner, 300);
        read.Text(HydrantField.Address, facts.Address, 1000);
        read.Text(HydrantField.Note, facts.Note, 2000);
        read.Day(HydrantField.InstalledOn, facts.InstalledOn, 1700, 2100);
        read.Day(HydrantField.RemovedOn, facts.RemovedOn, 1700, 2100);
        return read;
    }

    /// <summary>What was measured and seen; the test itself is put together by the plan.</summary>
    public static HydrantValues Of(HydrantFinding finding)
    {
        var read = new HydrantValues();
        read.Word<HydrantStatus>(HydrantField.State, finding.Missing ? HydrantStatus.Obstructed : finding.State);
        read.Number(HydrantField.FlowLps, finding.FlowLps, 0.1, 1000, "L/s");
        read.Number(HydrantField.PressureMpa, finding.StaticMpa, 0, 5, "MPa");
        read.Number(HydrantField.Test, finding.ResidualMpa, 0, 5, "MPa");
        read.Text(HydrantField.Note, finding.Note, 2000);
        if (finding.ResidualMpa > finding.StaticMpa)
        {
            read._problems.Add(HydrantProblem.Of(HydrantField.PressureMpa, "RESIDUAL_ABOVE_STATIC", null, finding.ResidualMpa, finding.StaticMpa));
        }

        return read;
    }

    public void Add(HydrantProblem problem) => _problems.Add(problem);

    /// <summary>Two values of a field that mean the same.</summary>
    public static bool Same(HydrantField field, string? one, string? other) =>
        one == other || (IsNumber(field) && double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b);

    private static bool IsNumber(HydrantField field) =>
        field is HydrantField.FlowLps or HydrantField.PressureMpa or HydrantField.MainMm or HydrantField.OutletMm;

    private void Text(HydrantField field, string? text, int longest)
    {
        if (text is null)
        {
            return;
        }

        var trimmed = text.Trim();
        if (trimmed.Length > longest)
        {
            _problems.Add(HydrantProblem.Of(field, "TEXT_TOO_LONG", trimmed[..60] + "…", trimmed.Length, longest));
        }
        else if (trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || !trimmed.HasWholeCharacters())
        {
            _problems.Add(HydrantProblem.Of(field, "TEXT_UNREADABLE", null));
        }
        else
        {
            _values[field] = trimmed.Length == 0 ? null : trimmed;
        }
    }

    private void Word<TEnum>(HydrantField field, TEnum? word)
        where TEnum : struct, Enum
    {
        if (word is { } said)
        {
            _values[field] = Snake.Of(said);
        }
    }

    private void Number(HydrantField field, double? number, double least, double most, string unit)
    {
        if (number is not { } n)
        {
            return;
        }

        var given = n.ToString("R", CultureInfo.InvariantCulture);
        // Written so that what is no number is refused too.
        if (!(n >= least && n <= most))
        {
            _problems.Add(HydrantProblem.Of(field, "FIGURE_OUT_OF_RANGE", given, given, least, most, unit));
        }
        else
        {
            _values[field] = given;
        }
    }

    private void Day(HydrantField field, string? text, int first, int last)
    {
        if (text is null)
        {
            return;
        }

        if (ReadDay(text) is { } day && day.Year >= first && day.Year <= last)
        {
            _values[field] = day.Iso();
        }
        else
        {
            _problems.Add(HydrantProblem.Of(field, "DATE_INVALID", text, Snake.Of(field), text));
        }
    }

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

internal static class WholeText
{
    /// <summary>False: half of a character stands in it, which no database can hold.</summary>
    public static bool HasWholeCharacters(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
