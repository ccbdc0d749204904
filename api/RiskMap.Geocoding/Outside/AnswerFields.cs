using System.Globalization;
using System.Text.Json;

namespace RiskMap.Geocoding.Outside;

/// <summary>Fields of a stranger's JSON, which may be missing, or of another kind than its documentation says.</summary>
internal static class AnswerFields
{
    public static string? Text(this JsonElement of, string field) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(field, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
            : null;

    /// <summary>A finite number, written as a number or as a string.</summary>
    public static double? Number(this JsonElement of, string field) =>
        double.TryParse(of.Text(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Degrees east and north of a place.</summary>
    /// <exception cref="AnswerUnreadable">They are missing or no degrees.</exception>
    public static (double X, double Y) Place(this JsonElement of) =>
        of.Number("lon") is { } x && of.Number("lat") is { } y && Math.Abs(x) <= 180 && Math.Abs(y) < 90
            ? (x, y)
            : throw new AnswerUnreadable("a place in the answer has no lon and lat in degrees");
}
