using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Recognition;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Names, telephones and homes of private persons land in their table and nowhere else: reports, previews, rejected rows that the map shows and what
/// the terminal prints have them masked. The file of rejects that the importer may mend is the importer's own.
/// </summary>
internal static class PersonalData
{
    private const string Mask = "**";

    /// <summary>张** of 张建国.</summary>
    public static string MaskSql(string column) => $"left({column}, 1) || '{Mask}'";

    /// <summary>What is told of staged rows says which field it is about, and not what stood there.</summary>
    public static Task HideAsync(NpgsqlConnection connection, Layer layer) => connection.RunAsync("""
        UPDATE staging_outcomes SET raw = NULL, value = CASE WHEN value IS NULL OR NOT hides THEN value ELSE '**' END
        FROM (SELECT ctid AS at, field IS NULL OR string_to_array(field, '; ') && @Fields AS hides FROM staging_outcomes) f WHERE f.at = staging_outcomes.ctid
        """, new { Fields = layer.Fields.Where(f => f.Personal).Select(f => f.Name).Append("geometry").ToArray() });

    /// <summary>Values of a column that are shown beside what it was taken for. Of a sheet about persons, none of a column that is not taken.</summary>
    public static Recognised Masked(Layer layer, Recognised columns) => !layer.Personal ? columns : columns with
    {
        Guesses = [.. columns.Guesses.Select(g => g with
        {
            Samples = layer.Fields.FirstOrDefault(f => f.Name == g.Field) is { Personal: false } ? g.Samples
                : layer.Name is "households" or "premises_contacts" || g.Field is not null && layer.Fields.Any(f => f.Name == g.Field)
                    ? [.. g.Samples.Select(s => s[..Math.Min(1, s.Length)] + Mask)] : g.Samples,
        })],
    };
}
