using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>From what each column was taken for, the mapping of the file; and from a mapping that is known, what each column is taken for.</summary>
internal static class GuessedColumns
{
    /// <param name="said">What a person said (--map): it goes before every guess, and makes the unsure ones fall.</param>
    public static Recognised Columns(Layer layer, IReadOnlyList<ColumnGuess> guesses, Columns said)
    {
        var named = Said(said).ToList();
        if (named.Count > 0 || said.NotTaken is not null)
        {
            guesses = [.. guesses.Select(g =>
                !said.Takes(g.Column) ? ColumnGuess.None(g.Column, g.Samples) with { How = "said", Sure = 1 }
                : named.Find(s => s.Column.Equals(g.Column, StringComparison.OrdinalIgnoreCase)) is { Field: not null } spoken ? g with { Field = spoken.Field, How = "said", Sure = 1 }
                // A field that was said, and what nobody was sure of.
                : g.Field is not null && ((g.IsUnsure && named.Count > 0) || named.Exists(s => s.Field == g.Field)) ? ColumnGuess.None(g.Column, g.Samples) : g)];
        }

        var fields = new Dictionary<string, FieldPlan>();
        foreach (var group in guesses.Where(g => layer.Fields.Any(f => f.Name == g.Field)).GroupBy(g => g.Field!))
        {
            var field = layer.Fields.First(f => f.Name == group.Key);
            fields[group.Key] = Plan(layer, field, [.. group.OrderBy(g => g.Rank)]);
        }

        foreach (var (field, plan) in said.Fields)
        {
            fields[field] = fields.TryGetValue(field, out var guessed) && plan == new FieldPlan { Column = plan.Column } ? guessed with { Column = plan.Column, FirstOf = null, Join = null } : plan;
        }

        // The source's own word stays beside ours.
        if (fields.TryGetValue("kind", out var kind) && kind.Column is not null && layer.Fields.Any(f => f.Name == "kind_src"))
        {
            fields.TryAdd("kind_src", new() { Column = kind.Column });
        }

        string? Column(string field) => guesses.FirstOrDefault(g => g.Field == field)?.Column;
        return new(guesses, new Columns
        {
            // What people number by hand says more of a hydrant than what a program counts.
            SourceId = said.SourceId ?? (layer.Name is "hydrants" or "incidents" or "inspections" ? Column("number") : null) ?? Column("source_id")
                ?? (layer.Name == "premises" ? Column("credit_code") : null),
            X = said.X ?? Column("x") ?? Column("xy"),
            Y = said.Y ?? Column("y") ?? Column("xy"),
            Fields = fields,
            NotTaken = said.NotTaken,
        });
    }

    /// <summary>Columns that a known mapping names, as guesses that nobody need confirm.</summary>
    public static IReadOnlyList<ColumnGuess> Known(string[] header, Func<string, IReadOnlyList<string>> samples, Columns columns, string how)
    {
        var fields = Said(columns).ToLookup(s => s.Column, s => s.Field, StringComparer.OrdinalIgnoreCase);
        return [.. header.Select(h => fields[h].FirstOrDefault() is { } field
            ? new ColumnGuess(h, field, how, 1, samples(h))
            {
                Values = columns.Fields.GetValueOrDefault(field)?.Values,
                Unit = columns.Fields.GetValueOrDefault(field)?.Unit,
            }
            : ColumnGuess.None(h, samples(h)) with { How = columns.Takes(h) ? "none" : how })];
    }

    /// <summary>The file has that column, or it stands for the coordinates of features, which every such file has.</summary>
    public static bool Has(string[] header, string column) =>
        column is Mapping.Columns.FeatureX or Mapping.Columns.FeatureY || header.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every column that a mapping reads.</summary>
    public static IEnumerable<(string Column, string Field)> Said(Columns columns)
    {
        foreach (var (field, plan) in columns.Fields)
        {
            foreach (var column in plan.Columns)
            {
                yield return (column, field);
            }
        }

        if (columns.X is not null)
        {
            yield return (columns.X, columns.X == columns.Y ? "xy" : "x");
        }

        if (columns.Y is not null && columns.Y != columns.X)
        {
            yield return (columns.Y, "y");
        }

        if (columns.SourceId is not null)
        {
            yield return (columns.SourceId, "source_id");
        }
    }

    /// <summary>The file's own words and every other that is known: the next file may hold what this one does not.</summary>
    private static Dictionary<string, string> Words(Layer layer, string field, IReadOnlyDictionary<string, string>? seen)
    {
        var words = new Dictionary<string, string>(seen ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        foreach (var (word, ours) in Synonyms.Words(layer, field))
        {
            words.TryAdd(word, ours);
        }

        return words;
    }

    private static FieldPlan Plan(Layer layer, Field field, List<ColumnGuess> guesses)
    {
        var first = guesses[0];
        var plan = new FieldPlan
        {
            Unit = first.Unit is not null && Units.Factor(first.Unit, field.Unit) is not null && field.Type is FieldType.Number ? first.Unit : null,
            Values = field.Type == FieldType.Choice ? Words(layer, field.Name, first.Values) : null,
            Formats = first.Formats,
            // 无 says nothing of a name, and much of whether there is something.
            Unknown = [.. Synonyms.UnknownList.Where(w => field.Type != FieldType.Boolean || FieldReader.YesOrNo(w) is null).Where(w => Synonyms.Value(layer, field.Name, w) is null)],
            Bad = field.Required || field.Type is FieldType.Text or FieldType.Parent or FieldType.Reference ? null : "warned",
        };
        return guesses.Count == 1 ? plan with { Column = first.Column }
            : field.Name == "note" && !guesses.Exists(g => g.Column.AsSpan().ContainsAny("{}")) ? plan with { Join = [.. guesses.Select(g => $"{{{g.Column}}}")], Separator = "; " }
            : plan with { FirstOf = [.. guesses.Select(g => g.Column)] };
    }
}
