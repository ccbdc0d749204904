using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Mapping;

/// <summary>From the texts of a row the value of one field, or a complaint.</summary>
internal sealed class FieldReader
{
    private readonly Field _field;
    private readonly FieldPlan _plan;
    private readonly int[] _columns;
    private readonly decimal _factor = 1;
    private readonly Dictionary<string, string>? _values;
    private readonly HashSet<string> _unknown;
    private readonly DateReader _dates;

    public FieldReader(Field field, FieldPlan plan, int[] columns, TimeZoneInfo zone)
    {
        (_field, _plan, _columns) = (field, plan, columns);
        _values = plan.Values is null ? null : new(plan.Values, StringComparer.OrdinalIgnoreCase);
        _unknown = new(plan.Unknown ?? [], StringComparer.OrdinalIgnoreCase);
        _dates = new(plan.Formats, zone);
        if (plan.Unit is not null)
        {
            _factor = Units.Factor(plan.Unit, field.Unit) ?? throw new LoadException("unit_unknown", plan.Unit, field.Name, field.Unit);
        }
    }

    public object? Read(string?[] texts, Candidate row, Staging staging)
    {
        var text = _plan.Constant ?? Text(texts);
        if (text is null || _unknown.Contains(text))
        {
            return null;
        }

        var word = _values is null ? text : _values.GetValueOrDefault(text) ?? _values.GetValueOrDefault("*") ?? text;
        if (_field.Type is not (FieldType.Text or FieldType.Parent or FieldType.Reference) && Figure.IsMasked(word))
        {
            // ***家, 若干: somebody knows the figure, and it is not zero.
            staging.Note(_field.Name, text, "masked");
            return null;
        }

        var value = Value(word, out var reason);
        if (reason is null)
        {
            return value;
        }

        if (_plan.Bad == "warned" && reason != "choice_unknown")
        {
            row.Warn(Impossible(), _field.Name, text);
            return null;
        }

        if (reason == "choice_unknown" || _plan.Bad == "unknown")
        {
            staging.Note(_field.Name, text, reason);
            return null;
        }

        row.Complain(reason, _field.Name, text);
        return null;
    }

    private string Impossible() => _field switch
    {
        { Type: FieldType.Date or FieldType.Instant } => "impossible_year",
        { Unit: "mm" } => "impossible_diameter",
        _ => "impossible_value",
    };

    private string? Text(string?[] texts)
    {
        if (_plan.Join is { } parts)
        {
            var filled = parts.Select((part, i) => Filled(texts[_columns[i]]) is { } text
                ? part.Replace($"{{{FieldPlan.ColumnIn(part)}}}", text, StringComparison.Ordinal) : null).Where(p => p is not null).ToList();
            return filled.Count == 0 ? null : string.Join(_plan.Separator, filled);
        }

        foreach (var column in _columns)
        {
            if (Filled(texts[column]) is { } text && !(_columns.Length > 1 && _unknown.Contains(text)))
            {
                return text;
            }
        }

        return null;
    }

    private static string? Filled(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var trimmed = text.Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    private object? Value(string text, out string? reason)
    {
        reason = null;
        switch (_field.Type)
        {
            case FieldType.Number:
                return Number(text, out reason);
            case FieldType.Integer:
                var number = Number(text, out reason);
                reason ??= number is not null && number != Math.Floor(number.Value) ? "number_not_whole" : null;
                return reason is null ? (int?)number : null;
            case FieldType.Boolean:
                return Boolean(text, out reason);
            case FieldType.Date:
                var day = _dates.Day(text);
                reason = day is null ? "date_unreadable" : day.Value.Year < _field.Min || day.Value.Year > _field.Max ? "date_impossible" : null;
                return day;
            case FieldType.Instant:
                var instant = _dates.Instant(text);
                reason = instant is null ? "date_unreadable" : null;
                return instant;
            case FieldType.Choice:
                var choice = text.ToLowerInvariant();
                reason = _field.Choices.Contains(choice) ? null : "choice_unknown";
                return choice;
            default:
                return text;
        }
    }

    private double? Number(string text, out string? reason)
    {
        reason = null;
        // A unit in the cell itself is nearer to the number than the one that was said of the column.
        if (Figure.Read(text) is not { } figure || (figure.Unit is null ? _factor : Units.Factor(figure.Unit, _field.Unit)) is not { } factor)
        {
            reason = "number_unreadable";
            return null;
        }

        // In decimal, as a person would; no measured figure needs more digits than it has.
        var number = factor == 1 ? figure.Number : Math.Abs(figure.Number) < 1e12 ? (double)((decimal)figure.Number * factor) : figure.Number * (double)factor;
        reason = number >= _field.Min && number <= _field.Max ? null : "number_out_of_range";
        return number;
    }

    private static bool? Boolean(string text, out string? reason)
    {
        reason = null;
        var answer = YesOrNo(text);
        reason = answer is null ? "boolean_unreadable" : reason;
        return answer;
    }

    /// <summary>Null: neither.</summary>
    public static bool? YesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" or "是" or "有" or "√" or "已" or "已安装" or "已张贴" or "已设置" or "已整改" or "独居" => true,
        "false" or "no" or "n" or "0" or "否" or "无" or "無" or "没有" or "×" or "未" or "未安装" or "未张贴" or "未设置" or "未整改" or "非独居" => false,
        _ => null,
    };
}
