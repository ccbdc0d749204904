using System.Text.Json;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>A place that a row may be at, as the geocoder found it.</summary>
/// <param name="Number">From 1; the number under which it is chosen.</param>
/// <param name="Label">The address found, as the area's data spell it.</param>
/// <param name="Place">Where it is: a point.</param>
/// <param name="MatchLevel">What was matched.</param>
/// <param name="Confidence">How surely this is what the text means, from 0 to 1.</param>
/// <param name="RadiusMetres">Expected error in metres.</param>
/// <param name="Source">area, alias, or the name of an outside geocoder.</param>
public sealed record LocationCandidate(
    int Number, string Label, Geometry Place, MatchLevel MatchLevel, double Confidence, double RadiusMetres, string Source)
{
    /// <summary>
    /// Candidates as table locations keeps them: [{"label", "longitude", "latitude", "level", "confidence", "radiusMetres", "source"}].
    /// One without a place cannot be chosen, and is left out.
    /// </summary>
    internal static IReadOnlyList<LocationCandidate> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        var found = new List<LocationCandidate>();
        foreach (var each in document.RootElement.EnumerateArray())
        {
            if (NumberOf(each, "longitude") is { } longitude && NumberOf(each, "latitude") is { } latitude)
            {
                found.Add(new(
                    found.Count + 1, TextOf(each, "label") ?? "", new Point(longitude, latitude),
                    Snake.Read<MatchLevel>(TextOf(each, "level") ?? "none"),
                    NumberOf(each, "confidence") ?? 0, NumberOf(each, "radiusMetres") ?? 0, TextOf(each, "source") ?? ""));
            }
        }

        return found;
    }

    private static double? NumberOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? TextOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
