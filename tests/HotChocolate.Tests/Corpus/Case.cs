using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotChocolate;

namespace HotChocolateTests.Corpus;

/// <summary>A document that graphql-js has judged: where it is no document, where it is not valid, and what it answers.</summary>
internal sealed record Case(
    [property: JsonPropertyName("case")] int Number,
    [property: JsonPropertyName("document")] string Utf16,
    string? Operation,
    JsonElement? Variables,
    int[][]? Syntax,
    int[][]? Validation,
    string? Print,
    string? Message,
    JsonElement? Answer)
{
    [JsonIgnore]
    public string Document { get; } = MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(Utf16)).ToString();

    public static Case Read(string line) => JsonSerializer.Deserialize<Case>(line, JsonSerializerOptions.Web)!;

    /// <summary>Places as one text, each once: the two engines may say two things of one place.</summary>
    public static string Places(IEnumerable<Location> places) =>
        string.Join(' ', places.Select(p => (p.Line, p.Column)).Distinct().Order().Select(p => $"{p.Line}:{p.Column}"));

    public static string Places(int[][] places) => Places(places.Select(p => new Location(p[0], p[1])));
}
