namespace RiskMap.DataImport.Loading;

/// <summary>An import that cannot be done, as a code that the interface translates, with the words that go into the sentence.</summary>
public sealed class LoadException(string reason, params object?[] details) : Exception(reason + ": " + string.Join(", ", details))
{
    public string Reason => reason;

    public IReadOnlyList<object?> Details => details;
}
