namespace RiskMap.Api.Exports;

/// <summary>Rows as they are saved, whatever the format, and what makes them worth anything.</summary>
public abstract class ExportSheet
{
    /// <summary>Name of the file without its ending, of signs that no system stumbles over.</summary>
    public abstract string FileName { get; }

    /// <summary>Name of the rows for programs.</summary>
    public abstract string Layer { get; }

    /// <summary>Name of the rows for readers, at most 31 characters.</summary>
    public abstract string Title { get; }

    /// <summary>Rows there will be.</summary>
    public abstract int Count { get; }

    public abstract IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>What stands beside the rows: the method, and the test where there is one.</summary>
    public abstract IReadOnlyList<ExportPart> Parts { get; }

    /// <summary>The rows, in batches.</summary>
    /// <param name="shapes">Whether their shapes are wanted.</param>
    /// <param name="cancel">Stops.</param>
    public abstract IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, CancellationToken cancel);

    /// <summary>Letters, digits, dashes and points as they are; for any other sign a dash.</summary>
    protected static string Safe(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
}

/// <summary>A column.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For readers, in their language.</param>
/// <param name="Width">In characters.</param>
public sealed record ExportColumn(string Name, string Title, double Width = 16);

/// <summary>Lines of name and value that stand beside the rows.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For readers, at most 31 characters.</param>
/// <param name="Lines">Name and value.</param>
public sealed record ExportPart(string Name, string Title, IReadOnlyList<(string Name, string Value)> Lines);

/// <summary>A row.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Values">Text, numbers or null, as many as there are columns.</param>
/// <param name="Shape">GeoJSON, degrees; null: none, or not wanted.</param>
public sealed record ExportRow(int Id, IReadOnlyList<object?> Values, string? Shape);
