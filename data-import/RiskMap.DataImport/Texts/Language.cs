using System.Globalization;
using System.Text.Json;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Texts;

/// <summary>What the program says, in the reader's language: one JSON file per language, every reason code a sentence.</summary>
public sealed class Language
{
    private readonly Dictionary<string, string> _texts;

    private Language(string name)
    {
        Name = name;
        using var stream = typeof(Language).Assembly.GetManifestResourceStream($"Texts/{name}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    public static Language Chinese { get; } = new("zh");

    public static Language English { get; } = new("en");

    public string Name { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>As asked for by --lang, else as the environment says (LC_ALL, LC_MESSAGES, LANG), else English.</summary>
    public static Language Of(string? asked)
    {
        var wanted = asked ?? new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return wanted?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Chinese : English;
    }

    public string Say(string key, params object?[] details) =>
        _texts.TryGetValue(key, out var text) ? string.Format(CultureInfo.InvariantCulture, text, [.. details, .. Enumerable.Repeat("", 6)]) : key;

    public string Say(LoadException problem) => Say(problem.Reason, [.. problem.Details]);
}
