using System.Globalization;

namespace RiskMap.Api.Corrections;

/// <summary>A table whose rows people enter and correct.</summary>
/// <param name="Name">Its name, which is that of the layer too.</param>
/// <param name="Columns">Columns that a person may write.</param>
/// <param name="Unknown">What is thrown where there is no such row.</param>
internal sealed record EnteredTable(string Name, IReadOnlyDictionary<string, EnteredColumn> Columns, Func<Guid, Exception> Unknown)
{
    /// <summary>Names the state of a row t: another text as soon as anything about it differs, whoever changed it.</summary>
    public string Version { get; } = $"left(md5(ROW({string.Join(", ", Columns.Keys.Select(c => "t." + c))}, t.geom)::text), 16)";

    /// <summary>Two texts of a column that mean the same.</summary>
    public bool Same(string column, string? one, string? other)
    {
        if (one == other || one is null || other is null)
        {
            return one == other;
        }

        return Columns.GetValueOrDefault(column)?.Type switch
        {
            "double precision" or "integer" or "numeric" =>
                double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
                && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b,
            "timestamptz" => Instant.Read(one) is { } a && Instant.Read(other) == a,
            _ => false,
        };
    }
}

/// <summary>A column that a person may write.</summary>
/// <param name="Type">What its text is cast to.</param>
/// <param name="Default">What a new row holds by itself; null: nothing.</param>
internal sealed record EnteredColumn(string Type, string? Default = null);

/// <summary>An instant as the history keeps it: ISO 8601 in UTC.</summary>
internal static class Instant
{
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
