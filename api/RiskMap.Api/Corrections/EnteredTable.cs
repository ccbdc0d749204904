using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.IO;

namespace RiskMap.Api.Corrections;

/// <summary>A table whose rows people enter and correct.</summary>
/// <param name="Name">Its name, which is that of the layer too.</param>
/// <param name="Columns">Columns that a person may write.</param>
/// <param name="Unknown">What is thrown where there is no such row.</param>
internal sealed record EnteredTable(string Name, IReadOnlyDictionary<string, EnteredColumn> Columns, Func<Guid, Exception> Unknown)
{
    /// <summary>What its rows have in column geom.</summary>
    public EnteredGeometry Geometry { get; init; } = EnteredGeometry.Point;

    /// <summary>Whether its rows come with files too: they have dataset, source_id and feature_id then, and a delivery leaves alone what a person corrected.</summary>
    public bool Delivered { get; init; } = true;

    /// <summary>Whether it has a column division, which follows the place; of a row without one, its premises'.</summary>
    public bool InDivision { get; init; }

    /// <summary>Who may write a row must have this in the town that it lies in, before and after; null: nobody asks here. Of a table without the column, its place says which.</summary>
    public string? Permit { get; init; }

    /// <summary>Lines of other tables that belong to a row: they go off the record and come back with it.</summary>
    public IReadOnlyList<EnteredLines> Lines { get; init; } = [];

    /// <summary>Names the state of a row t: another text as soon as anything about it differs, whoever changed it.</summary>
    public string Version => field ??= EntryTransaction.VersionOf(this);

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
            // Lines are objects: the order of their members means nothing.
            null when LineOf(column) is not null => JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other)),
            _ => false,
        };
    }

    /// <summary>Two texts of a place that mean the same: degrees, or an outline as well-known text.</summary>
    public bool SamePlace(string? one, string? other) => one == other
        || (Geometry == EnteredGeometry.Polygon && one is not null && other is not null && new WKTReader().Read(one).EqualsExact(new WKTReader().Read(other)));

    /// <summary>Which lines a change is about; null: none.</summary>
    public EnteredLines? LineOf(string field) =>
        field.Split(':', 2) is [var name, _] ? Lines.FirstOrDefault(l => l.Key is not null && l.Name == name) : null;
}

/// <summary>What a row has in column geom.</summary>
internal enum EnteredGeometry
{
    /// <summary>A place, which may be unknown; tables locations and location_changes keep how it is known.</summary>
    Point,

    /// <summary>An outline: a multipolygon.</summary>
    Polygon,

    /// <summary>The table has no such column.</summary>
    None,
}

/// <summary>Lines of another table that belong to a row.</summary>
/// <param name="Name">What the history calls them: a change of the line of key K is that of field Name:K, whose values are JSON objects of the columns.</param>
/// <param name="Table">Their table; area and Parent refer to the row.</param>
/// <param name="Parent">The column that names the row.</param>
/// <param name="Key">The column that tells the lines of a row apart, a text; null: people change them by other ways, and they only go and come with the row.</param>
/// <param name="Columns">Columns that a person may write, without area, Parent and Key.</param>
internal sealed record EnteredLines(string Name, string Table, string Parent, string? Key = null, params IReadOnlyList<string> Columns)
{
    /// <summary>What the line of a key is called in plans and in the history.</summary>
    public string FieldOf(string key) => $"{Name}:{key}";
}

/// <summary>A column that a person may write.</summary>
/// <param name="Type">What its text is cast to.</param>
/// <param name="Default">What a new row holds by itself; null: nothing.</param>
internal sealed record EnteredColumn(string Type, string? Default = null)
{
    /// <summary>What stands in the history in place of personal data.</summary>
    public const string Masked = "***";

    /// <summary>Personal data: the history says that it changed; its values stand in act_personal, from where they can be taken out.</summary>
    public bool IsPersonal { get; init; }
}

/// <summary>An instant as the history keeps it: ISO 8601 in UTC.</summary>
internal static class Instant
{
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
