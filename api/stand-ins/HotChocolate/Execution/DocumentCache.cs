using System.Collections.Concurrent;

namespace HotChocolate.Execution;

/// <summary>Documents that were found valid, by their text. Two generations: when the young one is full it becomes the old one.</summary>
internal sealed class DocumentCache
{
    private const int Generation = 500;
    private const int LongestText = 50_000;

    private ConcurrentDictionary<string, PreparedDocument> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, PreparedDocument> _old = new(StringComparer.Ordinal);
    private int _count;

    public PreparedDocument? Find(string text)
    {
        if (_young.TryGetValue(text, out var document))
        {
            return document;
        }

        if (_old.TryGetValue(text, out document))
        {
            Add(text, document);
        }

        return document;
    }

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > LongestText || !_young.TryAdd(text, document) || Interlocked.Increment(ref _count) < Generation)
        {
            return;
        }

        Interlocked.Exchange(ref _count, 0);
        _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<string, PreparedDocument>(StringComparer.Ordinal));
    }
}
