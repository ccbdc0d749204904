using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Questions about fires as addresses ask them: in the words of the schema, a filter's parts in the singular, each as often as there are values.</summary>
public static class FireQuery
{
    private static readonly string[] Filter = ["from", "to", "kind", "cause", "place", "hour", "weekday", "month"];

    /// <exception cref="ParameterUnknown">There is no such parameter.</exception>
    /// <exception cref="ParameterInvalid">A value cannot be read.</exception>
    public static DensityQuestion DensityOf(IQueryCollection query, params string[] others)
    {
        Check(query, ["bandwidth", "times", "kernel", "cellMetres", .. others]);
        return new(
            FilterOf(query), Number(query, "bandwidth"), Choice(query, "times", BandwidthTimes.One), Choice(query, "kernel", HeatmapKernel.Gaussian), Number(query, "cellMetres"));
    }

    /// <summary>Refuses what is no part of a filter and not among the others.</summary>
    /// <exception cref="ParameterUnknown">There is no such parameter.</exception>
    public static void Check(IQueryCollection query, params string[] others)
    {
        foreach (var name in query.Keys.Where(k => !Filter.Contains(k) && !others.Contains(k)))
        {
            throw new ParameterUnknown(name, string.Join(", ", [.. Filter, .. others]));
        }
    }

    /// <exception cref="ParameterInvalid">A value cannot be read.</exception>
    public static IncidentFilter FilterOf(IQueryCollection query) => new()
    {
        From = One(query, "from"),
        To = One(query, "to"),
        Kinds = Words(query, "kind"),
        Causes = Words(query, "cause"),
        Places = Words(query, "place"),
        Hours = Numbers(query, "hour"),
        Weekdays = Numbers(query, "weekday"),
        Months = Numbers(query, "month"),
    };

    public static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value] ? value : null;

    /// <exception cref="ParameterInvalid">It is no number.</exception>
    public static double? Number(IQueryCollection query, string name) => One(query, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : throw new ParameterInvalid(name, text);

    /// <exception cref="ParameterInvalid">It is none of the words.</exception>
    public static T Choice<T>(IQueryCollection query, string name, T usual)
        where T : struct, Enum => One(query, name) is not { } text ? usual
        : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Snake.Of(v!.Value) == text) ?? throw new ParameterInvalid(name, text);

    /// <summary>An empty word stands for what nobody stated.</summary>
    private static string?[]? Words(IQueryCollection query, string name) =>
        query[name] is { Count: > 0 } values ? [.. values.Select(v => string.IsNullOrEmpty(v) ? null : v)] : null;

    private static int[]? Numbers(IQueryCollection query, string name) => query[name] is { Count: > 0 } values
        ? [.. values.Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new ParameterInvalid(name, v ?? ""))]
        : null;
}

public sealed class ParameterUnknown(string name, string known) : Refused("PARAMETER_UNKNOWN", 400, name, known);

public sealed class ParameterInvalid(string name, string value) : Refused("PARAMETER_INVALID", 400, name, value);
