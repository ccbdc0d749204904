using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>How the doors of <see cref="AccessTable"/> are knocked at: a path with something in the place of its names, a field with what it must be given.</summary>
internal sealed class WaysIn(string area)
{
    private const string Type = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";

    /// <summary>The id of nothing, for doors that must be given one.</summary>
    public static readonly Guid SomeId = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    /// <summary>What asks for the schema.</summary>
    public const string SchemaQuery =
        $"{{ __schema {{ types {{ kind name enumValues {{ name }} inputFields {{ name type {{ {Type} }} defaultValue }} fields {{ name args {{ name type {{ {Type} }} defaultValue }} type {{ {Type} }} }} }} }} }}";

    public static Dictionary<string, JsonNode> ReadSchema(JsonNode data) =>
        data["__schema"]!["types"]!.AsArray().ToDictionary(t => t!["name"]!.GetValue<string>(), t => t!, StringComparer.Ordinal);

    public string Filled(string path) => "/" + path.TrimStart('/')
        .Replace("{*path:nonfile}", "somewhere", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
        .Replace("{area}", area, StringComparison.Ordinal).Replace("{layer}", "hydrants", StringComparison.Ordinal).Replace("{format}", "csv", StringComparison.Ordinal)
        .Replace("{z}", "3", StringComparison.Ordinal).Replace("{x}", "6", StringComparison.Ordinal).Replace("{y}", "3", StringComparison.Ordinal)
        .Replace("{day}", "2026-01-01", StringComparison.Ordinal).Replace("{file}", "scenario.xlsx", StringComparison.Ordinal)
        .Replace("{id:guid}", $"{SomeId}", StringComparison.Ordinal).Replace("{upload:guid}", $"{SomeId}", StringComparison.Ordinal)
        .Replace("{photo:guid}", $"{SomeId}", StringComparison.Ordinal).Replace("{inspection:guid}", $"{SomeId}", StringComparison.Ordinal)
        .Replace("{hazard:guid}", $"{SomeId}", StringComparison.Ordinal);

    /// <summary>A field with what it must be given, and something of what it gives.</summary>
    public string Asked(JsonNode field, Dictionary<string, JsonNode> schema)
    {
        var required = field["args"]!.AsArray().Where(a => a!["type"]!["kind"]!.GetValue<string>() == "NON_NULL" && a["defaultValue"] is null).Select(a => $"{a!["name"]}: {Value(a["name"]!.GetValue<string>(), a["type"]!, schema)}").ToList();
        var kind = Named(field["type"]!)["kind"]!.GetValue<string>();
        return $"{field["name"]}{(required.Count > 0 ? $"({string.Join(", ", required)})" : "")}{(kind is "OBJECT" or "INTERFACE" or "UNION" ? " { __typename }" : "")}";
    }

    private static JsonNode Named(JsonNode type) => type["ofType"] is { } inner ? Named(inner) : type;

    private string Value(string name, JsonNode type, Dictionary<string, JsonNode> schema)
    {
        var kind = type["kind"]!.GetValue<string>();
        if (kind == "NON_NULL")
        {
            return Value(name, type["ofType"]!, schema);
        }

        if (kind == "LIST")
        {
            return "[]";
        }

        var named = type["name"]!.GetValue<string>();
        return kind switch
        {
            "ENUM" => schema[named]["enumValues"]![0]!["name"]!.GetValue<string>(),
            "INPUT_OBJECT" => $"{{ {string.Join(", ", schema[named]["inputFields"]!.AsArray().Where(f => f!["type"]!["kind"]!.GetValue<string>() == "NON_NULL" && f["defaultValue"] is null)
                .Select(f => $"{f!["name"]}: {Value(f["name"]!.GetValue<string>(), f["type"]!, schema)}"))} }}",
            _ => named switch
            {
                "ID" or "UUID" => $"\"{SomeId}\"",
                "Int" or "Float" or "Long" => "1",
                "Boolean" => "true",
                "DateTime" => "\"2026-01-01T00:00:00Z\"",
                "Geometry" => "{type: \"Point\", coordinates: [111.9, 29.6]}",
                "Any" => "{}",
                _ => name is "area" or "code" ? $"\"{area}\"" : "\"a-text-of-some-length\"",
            },
        };
    }
}
