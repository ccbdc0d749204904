using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Which row of another layer a ledger means: by its number there, else by its name, compared without blanks, brackets and case. Where nothing in the
/// area is called so, or several are, the reference stays open, the word is kept and the row is told of: who is meant is never guessed.
/// </summary>
internal static class References
{
    /// <summary>What rows of a layer are called, the surest first, as SQL over the row t.</summary>
    private static readonly Dictionary<string, string[][]> Words = new()
    {
        ["premises"] = [["t.source_id", "t.credit_code"], ["t.name"]],
        ["inspections"] = [["t.source_id", "t.number"]],
        ["hazards"] = [["t.source_id", "t.number"]],
        ["campaigns"] = [["t.source_id"], ["t.name"]],
        ["zones"] = [["t.source_id"], ["t.name_zh", "t.name_en"]],
        ["divisions"] = [["t.source_id", "t.code"], ["t.name_zh", "t.name_en"]],
    };

    /// <summary>Writes the ids that the words mean into the staged rows. A word that is sure goes before one that is less so.</summary>
    public static async Task FindAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset)
    {
        foreach (var field in layer.References)
        {
            var name = Sql.Name(field.Name);
            var said = Said(field);
            await connection.RunAsync($"ALTER TABLE staging RENAME {name} TO {said}; ALTER TABLE staging ADD COLUMN {name} uuid");
            // A ledger of visits and hazards has the unit's name beside its number, or in its place.
            string[] saidIn = field.Name == "premises" ? [said, "premises_src"] : [said];
            foreach (var word in saidIn)
            {
                await FindAsync(connection, field.Of!, word, field.Name, area);
            }

            var words = $"coalesce({string.Join(", ", saidIn.Select(w => $"s.{w}"))})";
            await connection.RunAsync($"""
                WITH
                open AS MATERIALIZED (SELECT row_number, source_id, {words} AS word, {Key(words)} AS key FROM staging s WHERE s.{name} IS NULL AND {words} IS NOT NULL),
                several AS MATERIALIZED (SELECT key, n FROM ({KnownSql(field.Of!, Words[field.Of!].Length - 1)}) k WHERE n > 1)
                INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
                SELECT o.row_number, 'warned', o.source_id, '{field.Name}', o.word, CASE WHEN k.n IS NULL THEN 'reference_unknown' ELSE 'reference_ambiguous' END, k.n::text
                FROM open o LEFT JOIN several k USING (key)
                """, new { area });
        }

        if (layer.Name is "inspections" or "hazards")
        {
            await connection.RunAsync(PlaceSql(layer), new { area, dataset, layer = layer.Name });
        }
    }

    /// <summary>Writes into the column of staging the id of the one row that the word means, where it is empty yet.</summary>
    public static async Task FindAsync(NpgsqlConnection connection, string of, string word, string column, string area)
    {
        for (var sure = 0; sure < Words[of].Length; sure++)
        {
            // Every key is made once, and the two lists are joined as lists: compared pair by pair they would take minutes.
            await connection.RunAsync($"""
                ANALYZE staging;
                SET LOCAL enable_nestloop = off;
                WITH
                said AS MATERIALIZED (SELECT row_number, {Key($"s.{word}")} AS key FROM staging s WHERE s.{Sql.Name(column)} IS NULL AND s.{word} IS NOT NULL),
                known AS MATERIALIZED (SELECT * FROM ({KnownSql(of, sure)}) k WHERE k.n = 1)
                UPDATE staging s SET {Sql.Name(column)} = known.id FROM said JOIN known USING (key) WHERE s.row_number = said.row_number;
                SET LOCAL enable_nestloop = on;
                """, new { area });
        }
    }

    /// <summary>Column of staging that holds a reference's word as the file has it.</summary>
    public static string Said(Field field) => Sql.Name(field.Name + "_said");

    private static string KnownSql(string of, int sure) => $"""
        SELECT {Key("w.word")} AS key, (array_agg(t.id))[1] AS id, count(DISTINCT t.id) AS n
        FROM {Sql.Name(of)} t CROSS JOIN LATERAL (VALUES {string.Join(", ", Words[of][sure].Select(w => $"({w})"))}) w (word)
        WHERE t.area = @area AND w.word IS NOT NULL {(of == "divisions" ? "AND t.level = 'town'" : "")} GROUP BY 1
        """;

    /// <summary>Matching form of a name: 好又多超市（东店） and 好又多超市 (东店) are one.</summary>
    private static string Key(string word) => $"regexp_replace(lower(normalize({word}, NFKC)), '[[:space:]()\\[\\]<>《》【】\"''“”‘’·.,，、。:：_-]', '', 'g')";

    /// <summary>
    /// A visit and a hazard without a place of their own lie where their premises lie, and in its town; not where a geocoder or a person has found the
    /// row itself since.
    /// </summary>
    private static string PlaceSql(Layer layer) => $"""
        UPDATE staging s SET geom = coalesce(s.geom, p.geom), division = coalesce(s.division, p.division),
            location_precision = CASE WHEN s.geom IS NULL THEN p.location_precision ELSE s.location_precision END
        FROM premises p
        WHERE p.area = @area AND p.id = s.premises AND (s.geom IS NULL OR s.division IS NULL)
            AND NOT EXISTS (SELECT FROM {Sql.Name(layer.Name)} t JOIN locations l ON l.area = t.area AND l.layer = @layer AND l.row = t.id
                WHERE t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id)
        """;
}
