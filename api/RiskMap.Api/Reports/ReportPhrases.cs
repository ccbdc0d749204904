using System.Text.Json;

namespace RiskMap.Api.Reports;

/// <summary>What reports count, by the words beside the number: phrases.json.</summary>
public sealed record ReportPhrases(string Source, IReadOnlyList<ReportPhrase> Phrases)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    public static ReportPhrases Known { get; } = Read();

    private static ReportPhrases Read()
    {
        using var stream = typeof(ReportPhrases).Assembly.GetManifestResourceStream("reports/phrases.json")!;
        return JsonSerializer.Deserialize<ReportPhrases>(stream, Spelling)!;
    }
}

/// <summary>One thing that reports count.</summary>
/// <param name="Code">By which programs tell it.</param>
/// <param name="Figure">The figure that answers it; null: nothing on record does.</param>
/// <param name="LabelZh">Its name in Chinese.</param>
/// <param name="LabelEn">Its name in English.</param>
/// <param name="Zh">Chinese words that stand beside it.</param>
/// <param name="En">English words, in small letters.</param>
/// <param name="Units">Units that the number may have.</param>
public sealed record ReportPhrase(
    string Code, string? Figure, string LabelZh, string LabelEn, IReadOnlyList<string> Zh, IReadOnlyList<string> En, IReadOnlyList<string> Units);
