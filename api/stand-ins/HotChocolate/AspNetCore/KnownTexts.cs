using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace HotChocolate.AspNetCore;

/// <summary>
/// Texts of documents by the bytes they came in, escapes and all, so that a document that came before makes no new string. Two
/// generations: when the young one is full it becomes the old one, and what is asked for again moves over.
/// </summary>
internal static class KnownTexts
{
    private const int Generation = 500;
    private const int Longest = 4_000;

    private static ConcurrentDictionary<byte[], string> _young = new(Bytes.Equal);
    private static ConcurrentDictionary<byte[], string> _old = new(Bytes.Equal);
    private static int _count;

    /// <summary>The text that the reader stands at.</summary>
    public static string Read(ref Utf8JsonReader json)
    {
        if (json.HasValueSequence || json.ValueSpan.Length > Longest)
        {
            return json.GetString()!;
        }

        if (_young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(json.ValueSpan, out var text))
        {
            return text;
        }

        text = _old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(json.ValueSpan, out var known) ? known : json.GetString()!;
        Add(json.ValueSpan.ToArray(), text);
        return text;
    }

    private static void Add(byte[] bytes, string text)
    {
        if (!_young.TryAdd(bytes, text) || Interlocked.Increment(ref _count) < Generation)
        {
            return;
        }

        Interlocked.Exchange(ref _count, 0);
        _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<byte[], string>(Bytes.Equal));
    }

    /// <summary>The hash is seeded anew in every process: nobody outside can choose texts that share one.</summary>
    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Bytes Equal { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
