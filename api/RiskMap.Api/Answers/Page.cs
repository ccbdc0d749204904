using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>One page of a list, and the way to count the whole list, which is walked only by those who ask for totalCount.</summary>
public sealed class Page<T>(List<Edge<T>> edges, ConnectionPageInfo info, Func<CancellationToken, Task<int>> count)
    : Connection<T>(edges, info, 0)
{
    public Task<int> CountAsync(CancellationToken cancel) => count(cancel);
}

/// <summary>How many items of a list are asked for, and after which one.</summary>
public readonly record struct PageRequest(int Size, string? After)
{
    /// <summary>Items of a page when the question names no number.</summary>
    public const int Usual = 50;

    /// <summary>Items that a page has at most.</summary>
    public const int Largest = 500;

    /// <summary>Items that a page has at most of things that cost little each.</summary>
    public const int LargestOfMany = 5_000;

    /// <exception cref="PageSizeOutOfRange">More than the list gives at once, or less than none.</exception>
    public static PageRequest Of(int? first, string? after, int largest = Largest)
    {
        var size = first ?? Usual;
        return size >= 0 && size <= largest ? new(size, after) : throw new PageSizeOutOfRange(size, largest);
    }

    /// <summary>One more than asked for: whether there is a next page shows without counting.</summary>
    public int Limit => Size + 1;

    /// <summary>The key that the page begins after: as many numbers as the list is ordered by; null at the beginning.</summary>
    /// <exception cref="CursorInvalid">The cursor was not given out by such a list.</exception>
    public long[]? Key(int numbers)
    {
        if (After is null)
        {
            return null;
        }

        Span<byte> text = stackalloc byte[64];
        if (After.Length > 80 || !Base64Url.IsValid(After) || !Base64Url.TryDecodeFromChars(After, text, out var length))
        {
            throw new CursorInvalid(After);
        }

        var parts = Encoding.ASCII.GetString(text[..length]).Split(':');
        var key = new long[numbers];
        for (var i = 0; i < numbers; i++)
        {
            if (parts.Length != numbers || !long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key[i]))
            {
                throw new CursorInvalid(After);
            }
        }

        return key;
    }

    /// <summary>The page of rows that were read up to <see cref="Limit"/>.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, long[]> key, Func<CancellationToken, Task<int>> count)
    {
        var edges = new List<Edge<T>>(Math.Min(rows.Count, Size));
        for (var i = 0; i < rows.Count && i < Size; i++)
        {
            edges.Add(new Edge<T>(rows[i], Cursor(key(rows[i]))));
        }

        var info = new ConnectionPageInfo(rows.Count > Size, After is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, info, count);
    }

    private static string Cursor(ReadOnlySpan<long> key)
    {
        Span<byte> text = stackalloc byte[64];
        var length = 0;
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0)
            {
                text[length++] = (byte)':';
            }

            key[i].TryFormat(text[length..], out var written, default, CultureInfo.InvariantCulture);
            length += written;
        }

        return Base64Url.EncodeToString(text[..length]);
    }
}

public sealed class PageSizeOutOfRange(int size, int largest) : Refused("PAGE_SIZE_OUT_OF_RANGE", 400, size, largest);

public sealed class CursorInvalid(string cursor) : Refused("CURSOR_INVALID", 400, cursor);
