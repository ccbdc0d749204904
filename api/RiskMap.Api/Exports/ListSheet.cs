using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.GeoJson;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Exports;

/// <summary>A list of records as it is saved: the very rows that the list of the same filter shows, in its order, and how it came about.</summary>
/// <param name="area">The area.</param>
/// <param name="layer">Name of the rows for programs.</param>
/// <param name="method">How the rows were chosen or computed.</param>
/// <param name="count">Rows there are.</param>
/// <param name="columns">What is saved of each.</param>
/// <param name="batches">The rows.</param>
internal sealed class ListSheet<T>(
    Area area, string layer, Method method, int count, IReadOnlyList<ListColumn<T>> columns, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> batches) : ExportSheet
{
    /// <summary>Number of a row; null: they are counted.</summary>
    public Func<T, int>? Number { get; init; }

    /// <summary>Where a row is, as GeoJSON; null: it has no place.</summary>
    public Func<T, string?>? Place { get; init; }

    public override string FileName => Safe($"{MethodLines.NameOf(area)}_{Title}_{method.DataVersion}");

    public override string Layer => layer;

    public override string Title => Words.Say($"LIST_{layer.ToUpperInvariant()}");

    public override int Count => count;

    public override IReadOnlyList<ExportColumn> Columns { get; } = [.. columns.Select(c => new ExportColumn(c.Name, c.Title ?? Words.Say($"LIST_COLUMN_{c.Name.ToUpperInvariant()}"), c.Width))];

    public override IReadOnlyList<ExportPart> Parts =>
        [new("method", Words.Say("EXPORT_SHEET_METHOD"), [MethodLines.Of(area), (Words.Say("EXPORT_ROWS"), count.ToString(CultureInfo.InvariantCulture)), .. MethodLines.Of(method)])];

    public override async IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 0;
        await foreach (var batch in batches(cancel))
        {
            yield return [.. batch.Select(r => new ExportRow(Number?.Invoke(r) ?? ++number, [.. columns.Select(c => Cell(c.Value(r)))], shapes ? Place?.Invoke(r) : null))];
        }
    }

    private static object? Cell(object? value) => value switch
    {
        bool yes => Words.Say(yes ? "YES" : "NO"),
        DateOnly day => day.Iso(),
        _ => value,
    };
}

/// <summary>A column of a list of records.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Value">Text, number, day, yes or no; null: not known, which is never zero.</param>
/// <param name="Width">In characters.</param>
internal sealed record ListColumn<T>(string Name, Func<T, object?> Value, double Width = 16)
{
    /// <summary>For readers; null: the word for its name.</summary>
    public string? Title { get; init; }
}

/// <summary>Where the rows of a list come from, and what stands in their cells.</summary>
internal static class ListRows
{
    /// <summary>Rows of a page as they are saved: more at a time than anybody looks at.</summary>
    private const int Batch = 2_000;

    /// <summary>All pages of a list, one after the other.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Pages<T>(Func<PageRequest, CancellationToken, Task<Connection<T>>> list, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        for (Connection<T>? page = null; page is null || page.Info.HasNextPage;)
        {
            page = await list(new(Batch, after), cancel);
            after = page.Info.EndCursor;
            yield return [.. page.Edges.Select(e => e.Node)];
        }
    }

    /// <summary>How many rows a list has.</summary>
    public static async Task<int> CountAsync<T>(Func<PageRequest, CancellationToken, Task<Connection<T>>> list, CancellationToken cancel) =>
        await ((Page<T>)await list(new(0, null), cancel)).CountAsync(cancel);

    /// <summary>Rows that are known already.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Known<T>(IReadOnlyList<T> rows)
    {
        await Task.Yield();
        yield return rows;
    }

    /// <summary>A word of ours in the reader's language, as the file of words has it, or else as programs spell it.</summary>
    public static string Word<TEnum>(string family, TEnum word)
        where TEnum : struct, Enum => Words.Known($"{family}_{Snake.Of(word).ToUpperInvariant()}") ?? Snake.Of(word);

    /// <summary>A point, degrees to a tenth of a metre; null: the place is not known.</summary>
    public static string? Point(double? longitude, double? latitude) => longitude is { } x && latitude is { } y
        ? string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"Point\",\"coordinates\":[{Math.Round(x, 6)},{Math.Round(y, 6)}]}}") : null;

    /// <summary>Ground, as the database gave it.</summary>
    public static string Ground(byte[] wkb)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            GeoJsonWriter.Write(json, Shape.Read(wkb));
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Degrees to a tenth of a metre.</summary>
    public static double? Degrees(double? degrees) => degrees is { } d ? Math.Round(d, 6) : null;

    /// <summary>Name of a division in the reader's language.</summary>
    public static string? NameOf(Division? division) => division is null ? null : Words.Chinese ? division.NameZh ?? division.NameEn : division.NameEn ?? division.NameZh;
}
