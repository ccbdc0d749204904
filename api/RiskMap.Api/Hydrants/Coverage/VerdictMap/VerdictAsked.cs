using System.Globalization;
using System.Runtime.InteropServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What an address asks of verdicts: the parameters of tiles and files, read once.</summary>
/// <param name="Standard">Id of the standard.</param>
/// <param name="Day">The day.</param>
/// <param name="Hose">Metres of hose; null: as the standard says.</param>
/// <param name="Test">The test; null: all that the standard demands, together.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VerdictAsked(string Standard, DateOnly Day, double? Hose, VerdictTest? Test)
{
    private static readonly string[] Known = ["standard", "asOf", "hoseReach", "test"];

    /// <param name="query">The query of the address.</param>
    /// <param name="area">Whose today is meant where no day is named.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="more">Names of the parameters that the caller reads itself.</param>
    /// <exception cref="ParameterUnknown">There is a parameter that nothing reads.</exception>
    /// <exception cref="ParameterInvalid">One is missing, or its value is none that it can have.</exception>
    /// <exception cref="DateInvalid">The day is no day.</exception>
    public static VerdictAsked Read(IQueryCollection query, Area area, TimeProvider clock, params IEnumerable<string> more)
    {
        string[] known = [.. Known, .. more];
        if (query.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ParameterUnknown(unknown, string.Join(", ", known));
        }

        var standard = Text(query, "standard") ?? throw new ParameterInvalid("standard", "");
        var day = Answers.Day.ReadOptional(Text(query, "asOf"), "asOf") ?? Answers.Day.Today(area.TimeZone, clock);
        var hose = Text(query, "hoseReach") is not { } metres ? (double?)null
            : double.TryParse(metres, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new ParameterInvalid("hoseReach", metres);
        return new(standard, day, hose, Text(query, "test") is "overall" ? null : Word<VerdictTest>(query, "test"));
    }

    /// <summary>A word of ours as addresses spell it, hose_lay; null: it is not there.</summary>
    public static TEnum? Word<TEnum>(IQueryCollection query, string name)
        where TEnum : struct, Enum =>
        Text(query, name) is not { } text ? null
        : Enum.GetValues<TEnum>().Where(v => Snake.Of(v) == text).Select(v => (TEnum?)v).FirstOrDefault() ?? throw new ParameterInvalid(name, text);

    /// <summary>The value of a parameter; null: it is not there, or empty.</summary>
    public static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text, ..] ? text : null;
}

public sealed class ParameterUnknown(string name, string known) : Refused("PARAMETER_UNKNOWN", 400, name, known);

public sealed class ParameterInvalid(string name, string value) : Refused("PARAMETER_INVALID", 400, name, value);
