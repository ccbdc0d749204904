using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>Whoever writes a query reads what everything means where it is written.</summary>
public sealed class DescriptionTests(Town town)
{
    private const string Everything = """
        { __schema {
          types { name description
            fields(includeDeprecated: true) { name description args(includeDeprecated: true) { name description } }
            inputFields(includeDeprecated: true) { name description }
            enumValues(includeDeprecated: true) { name description } }
          directives { name description args(includeDeprecated: true) { name description } } } }
        """;

    [Fact]
    public async Task Everything_that_a_client_sees_is_described()
    {
        var schema = (await town.AskAsync(Everything))["data"]!["__schema"]!;
        var all = Walk("", schema["types"]!).Concat(Walk("@", schema["directives"]!)).ToList();
        all.Count.ShouldBeGreaterThan(400);
        // What introspection itself is made of, the specification describes.
        all.Where(d => string.IsNullOrWhiteSpace(d.Description) && !d.Name.StartsWith("__", StringComparison.Ordinal)).Select(d => d.Name).ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string? Description)> Walk(string above, JsonNode? named)
    {
        foreach (var one in named?.AsArray().OfType<JsonObject>() ?? [])
        {
            var name = above + one["name"]!.GetValue<string>();
            yield return (name, one["description"]?.GetValue<string>());
            foreach (var below in new[] { "fields", "inputFields", "enumValues", "args" }.SelectMany(part => Walk(name + ".", one[part])))
            {
                yield return below;
            }
        }
    }
}
