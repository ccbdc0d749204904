using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.GeoJson;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Exports;

/// <summary>What the address of a list's file asks for: the list's own filter, as JSON, spelt as GraphQL takes it in its variables.</summary>
internal static class ListQuery
{
    /// <summary>Positions that a polygon of a filter has at most: more do not fit into an address.</summary>
    private const int MostPositions = 1_000;

    private static readonly JsonSerializerOptions Spelling = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false), new GroundConverter() },
    };

    /// <exception cref="ListParameterUnknown">There is a parameter that nothing reads: a filter that is spelt wrong is no filter.</exception>
    public static void Check(IQueryCollection query, params string[] known)
    {
        string[] all = [.. known, "lang", "encoding", "work"];
        if (query.Keys.FirstOrDefault(k => !all.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ListParameterUnknown(unknown, string.Join(", ", all));
        }
    }

    /// <summary>The filter; one that is not there leaves everything open.</summary>
    /// <exception cref="ListParameterInvalid">It is no such filter.</exception>
    public static T Filter<T>(IQueryCollection query)
        where T : new() => Json<T>(query, "filter") ?? new();

    /// <exception cref="ListParameterInvalid">It is not what the parameter takes.</exception>
    public static T? Json<T>(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, Spelling);
        }
        catch (JsonException)
        {
            throw new ListParameterInvalid(name, text);
        }
    }

    /// <summary>A word of ours as GraphQL spells it, MOST_OVERDUE.</summary>
    public static TEnum Word<TEnum>(IQueryCollection query, string name, TEnum usual)
        where TEnum : struct, Enum => Text(query, name) is not { } text ? usual
        : Enum.GetValues<TEnum>().Where(v => Snake.Of(v).ToUpperInvariant() == text).Select(v => (TEnum?)v).FirstOrDefault() ?? throw new ListParameterInvalid(name, text);

    public static bool Flag(IQueryCollection query, string name) =>
        Text(query, name) switch { null or "false" => false, "true" => true, var other => throw new ListParameterInvalid(name, other) };

    public static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text, ..] ? text : null;

    private sealed class GroundConverter : JsonConverter<Geometry>
    {
        public override Geometry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            GeoJsonReader.Read(JsonElement.ParseValue(ref reader), MostPositions);

        public override void Write(Utf8JsonWriter writer, Geometry value, JsonSerializerOptions options) => GeoJsonWriter.Write(writer, value);
    }
}

public sealed class ListParameterUnknown(string name, string known) : Refused("PARAMETER_UNKNOWN", 400, name, known);

public sealed class ListParameterInvalid(string name, string value) : Refused("PARAMETER_INVALID", 400, name, value);
