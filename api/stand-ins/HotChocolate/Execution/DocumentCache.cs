using System.Collections.Concurrent;

namespace HotChocolate.Execution;

/// <summary>
/// Documents that were found valid, by their text or id. Two generations: when the young one is full it becomes the old one, and what is
/// asked for there becomes young again. Full is so many documents or so much text, for a document takes many times its text.
/// </summary>
internal sealed class DocumentCache
{
    private const int GenerationDocuments = 500;
    private const int GenerationCharacters = 1_000_000;
    private const int LongestText = 50_000;

    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<string, Entry> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, Entry> _old = new(StringComparer.Ordinal);
    private int _documents;
    private int _characters;

    public PreparedDocument? Find(string key)
    {
        if (_young.TryGetValue(key, out var entry))
        {
            return entry.Document;
        }

        if (_old.TryGetValue(key, out entry))
        {
            Add(key, entry);
        }

        return entry?.Document;
    }

    /// <summary>Keeps a document for as long as there is room; false when its text is too long for that.</summary>
    public bool Add(string key, string text, PreparedDocument document)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        Add(key, new Entry(document, text.Length));
        return true;
    }

    private void Add(string key, Entry entry)
    {
        lock (_lock)
        {
            if (!_young.TryAdd(key, entry))
            {
                return;
            }

            _documents++;
            _characters += entry.Characters;
            if (_documents >= GenerationDocuments || _characters >= GenerationCharacters)
            {
                _old = _young;
                _young = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
                (_documents, _characters) = (0, 0);
            }
        }
    }

    private sealed record Entry(PreparedDocument Document, int Characters);
}
