using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Recognition;

/// <summary>What a file's columns are, by what was said, what was confirmed for such a sheet before, or what they look like.</summary>
internal static class SheetReading
{
    private const int SampleRows = 500;

    /// <exception cref="LoadException">The file has no rows.</exception>
    public static async Task<Recognised> ReadAsync(
        NpgsqlDataSource database, string area, AreaKnown known, Layer layer, DatasetPlan plan, RowTable table)
    {
        var (header, rows, features) = table;
        var words = header.Select(_ => new HashSet<string>()).ToArray();
        var sample = Spread(Watched().Where(r => features is not null || TableSource.Fault(r, header.Length) is null), SampleRows);
        if (sample.Count == 0)
        {
            throw new LoadException("rows_none", Path.GetFileName(plan.File));
        }

        if (plan.Columns.SaysNothing)
        {
            if (await BeforeAsync(database, area, layer, plan.Name ?? layer.Name, header) is { } before)
            {
                return new(GuessedColumns.Known(header, Samples, before, "before"), before);
            }

            if (await ImportProfiles.FindAsync(database, area, layer.Name, header) is { } profile)
            {
                return new(GuessedColumns.Known(header, Samples, profile.Columns, "profile"), profile.Columns) { Profile = profile.Name };
            }
        }

        return GuessedColumns.Columns(layer, new Recogniser(layer, known.Box, isPlaced: features is not null).Guess(header, sample, words), plan.Columns);

        // A word that comes five times in two thousand rows is not in a sample of them; columns of many words are no lists of choices.
        IEnumerable<string?[]> Watched()
        {
            foreach (var (_, cells) in rows)
            {
                for (var i = 0; i < words.Length && i < cells.Length; i++)
                {
                    if (words[i].Count <= ColumnContent.MostWords && cells[i] is { Length: > 0 and < 60 } cell)
                    {
                        words[i].Add(cell.Trim());
                    }
                }

                yield return cells;
            }
        }

        IReadOnlyList<string> Samples(string column)
        {
            var at = TableSource.Column(header, column);
            return new ColumnContent([.. sample.Select(r => at < r.Length ? r[at] ?? "" : "")]).Samples;
        }
    }

    /// <summary>At most so many of them, evenly spread: every second is thrown away each time it is twice as many.</summary>
    public static List<T> Spread<T>(IEnumerable<T> all, int most)
    {
        var (kept, every, at) = (new List<T>(), 1, 0);
        foreach (var one in all)
        {
            if (at++ % every == 0)
            {
                kept.Add(one);
            }

            if (kept.Count == most * 2)
            {
                kept = [.. kept.Where((_, i) => i % 2 == 0)];
                every *= 2;
            }
        }

        return kept;
    }

    /// <summary>The columns by which this dataset was imported last, if the file has them all.</summary>
    private static async Task<Columns?> BeforeAsync(NpgsqlDataSource database, string area, Layer layer, string name, string[] header)
    {
        await using var connection = await database.OpenConnectionAsync();
        var saved = await connection.ExecuteScalarAsync<string?>(
            "SELECT mapping::text FROM datasets WHERE area = @area AND layer = @layer AND name = @name", new { area, layer = layer.Name, name });
        var columns = saved is null ? null : JsonSerializer.Deserialize<Columns>(saved, TownFile.Json);
        var said = columns is null ? [] : GuessedColumns.Said(columns).ToList();
        return said.Count > 0 && said.TrueForAll(s => GuessedColumns.Has(header, s.Column)) ? columns : null;
    }
}
