using System.Text.RegularExpressions;

namespace RiskMap.Bench.Boards;

/// <summary>The client's own questions, read from its sources: the text of each operation with those of the fragments that it names.</summary>
public sealed partial class ClientDocuments
{
    private readonly Dictionary<string, string> _operations = [], _fragments = [];

    public ClientDocuments(string sources)
    {
        foreach (var file in Directory.EnumerateFiles(sources, "*.ts", SearchOption.AllDirectories))
        {
            foreach (var text in Document().Matches(File.ReadAllText(file)).Select(m => m.Groups["text"].Value.Trim()))
            {
                var begins = Beginning().Match(text);
                (begins.Groups["kind"].Value.Equals("fragment", StringComparison.Ordinal) ? _fragments : _operations)[begins.Groups["name"].Value] = text;
            }
        }
    }

    /// <exception cref="BenchFailed">The client asks nothing of that name any more.</exception>
    public string Of(string operation)
    {
        List<string> texts = [_operations.GetValueOrDefault(operation) ?? throw new BenchFailed($"The client has no operation {operation}.")];
        HashSet<string> named = [];
        for (var i = 0; i < texts.Count; i++)
        {
            texts.AddRange(Spread().Matches(texts[i]).Select(m => m.Groups["name"].Value).Where(named.Add).Select(f => _fragments[f]));
        }

        return string.Join("\n\n", texts);
    }

    [GeneratedRegex(@"\bgraphql\(\s*`(?<text>[^`]*)`", RegexOptions.NonBacktracking)]
    private static partial Regex Document();

    [GeneratedRegex(@"^(?<kind>query|mutation|subscription|fragment)\s+(?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\.\.\.\s*(?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Spread();
}
