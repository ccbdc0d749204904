using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate;

namespace HotChocolateTests.Corpus;

/// <summary>
/// Compares two answers. Data must be the same, its order included. Of the errors, those that made the same thing null stand for each
/// other: how many siblings still run once their parent is null, and in which order, is left open by the specification (6.4.4). A field's
/// own must be the same.
/// </summary>
internal static class Answers
{
    public static string Canonical(JsonElement answer)
    {
        var data = answer.TryGetProperty("data", out var some) ? some : default;
        var errors = answer.TryGetProperty("errors", out var all) ? all.EnumerateArray().ToList() : [];
        if (data.ValueKind == JsonValueKind.Undefined)
        {
            return "refused at " + Case.Places(errors.SelectMany(Locations));
        }

        var groups = errors.GroupBy(e => Nulled(data, e)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {(g.Count() == 1 ? Said(g.Single()) : "several")}");
        return string.Join('\n', groups.Prepend(Canonical(JsonSerializer.SerializeToNode(data))));
    }

    public static bool Same(JsonElement ours, JsonElement theirs)
    {
        if (Canonical(ours) == Canonical(theirs) || (IsRefusal(ours) && IsRefusal(theirs)))
        {
            return true;
        }

        return ours.TryGetProperty("data", out var data) && theirs.TryGetProperty("data", out var other)
            && Canonical(JsonSerializer.SerializeToNode(data)) == Canonical(JsonSerializer.SerializeToNode(other))
            && Loosely(ours, data).SetEquals(Loosely(theirs, other)) && Known(ours, theirs, data);
    }

    /// <summary>No data, and no field that would be to blame: before execution or at its first step.</summary>
    private static bool IsRefusal(JsonElement answer) =>
        (!answer.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null)
        && answer.GetProperty("errors").EnumerateArray().All(e => !e.TryGetProperty("path", out _));

    private static HashSet<string> Loosely(JsonElement answer, JsonElement data) =>
        [.. answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(e => Nulled(data, e)) : []];

    /// <summary>A field that became null by its own error has the same one on both sides; a null from below may be of another sibling.</summary>
    private static bool Known(JsonElement ours, JsonElement theirs, JsonElement data)
    {
        var mine = ours.TryGetProperty("errors", out var a) ? a.EnumerateArray().ToList() : [];
        var other = theirs.TryGetProperty("errors", out var b) ? b.EnumerateArray().Select(Said).ToHashSet(StringComparer.Ordinal) : [];
        return mine.TrueForAll(e => Nulled(data, e) != Whole(e) || other.Contains(Said(e)));
    }

    private static string Whole(JsonElement error) => string.Concat(error.GetProperty("path").EnumerateArray().Select(s => "/" + s));

    /// <summary>The place of the data that the error made null: the path as far as there is data.</summary>
    private static string Nulled(JsonElement data, JsonElement error)
    {
        var at = data;
        var place = "";
        var hasPath = error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array;
        foreach (var segment in hasPath ? path.EnumerateArray().ToList() : [])
        {
            if (at.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                break;
            }

            at = segment.ValueKind == JsonValueKind.Number ? at[segment.GetInt32()] : at.GetProperty(segment.GetString()!);
            place += "/" + segment;
        }

        return place;
    }

    private static string Said(JsonElement error) =>
        $"{(error.TryGetProperty("path", out var path) ? path : "no path")} {Case.Places(Locations(error))}";

    private static IEnumerable<Location> Locations(JsonElement error) => error.TryGetProperty("locations", out var places)
        ? places.EnumerateArray().Select(l => new Location(l.GetProperty("line").GetInt32(), l.GetProperty("column").GetInt32()))
        : [];

    /// <summary>JSON with its order kept and numbers by their value: 1.0 is 1.</summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject map => "{" + string.Join(',', map.Select(p => $"{JsonSerializer.Serialize(p.Key)}:{Canonical(p.Value)}")) + "}",
        JsonArray list => "[" + string.Join(',', list.Select(Canonical)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            (value.GetValue<double>() + 0.0).ToString("R", CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
