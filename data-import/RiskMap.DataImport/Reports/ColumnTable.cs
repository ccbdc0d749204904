using System.Globalization;
using RiskMap.DataImport.Recognition;
using RiskMap.DataImport.Texts;
using Spectre.Console;

namespace RiskMap.DataImport.Reports;

/// <summary>What every column of a file was taken for, as a table for the terminal.</summary>
internal static class ColumnTable
{
    private const int MostUnused = 30;
    private const int MostWords = 12;

    public static string Of(IReadOnlyList<ColumnGuess> guesses, Language say)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns(new[] { "col_column", "col_field", "col_how", "col_sure", "col_values" }.Select(k => Markup.Escape(say.Say(k))).ToArray());
        foreach (var guess in guesses.Where(g => g.Field is not null))
        {
            Row(
                table, guess.Column, guess.Field! + (guess.Unit is null ? "" : $" ({guess.Unit})"), say.Say($"how_{guess.How}"),
                guess.Sure.ToString("0.00", CultureInfo.InvariantCulture) + (guess.IsUnsure ? " ?" : ""), Values(guess));
        }

        var unused = guesses.Where(g => g.Field is null && g.Column.Length > 0).ToList();
        foreach (var guess in unused.Take(MostUnused))
        {
            Row(table, guess.Column, "", say.Say("how_none"), "", Values(guess));
        }

        return Drawn(table) + (unused.Count > MostUnused ? say.Say("columns_more", unused.Count - MostUnused) + "\n" : "");
    }

    /// <summary>As text that a narrow pipe does not break: 160 columns, no colours.</summary>
    public static string Drawn(Table table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text), Interactive = InteractionSupport.No });
        console.Profile.Width = 160;
        console.Write(table);
        return string.Join('\n', text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)) + "\n";
    }

    public static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(c => Markup.Escape(Printable(c)))]);

    private static string Values(ColumnGuess guess) => guess.Values is { Count: > 0 } words
        ? string.Join(", ", words.Take(MostWords).Select(w => $"{w.Key} = {w.Value}"))
        : string.Join(", ", guess.Samples);

    /// <summary>Without what a terminal would take for a command.</summary>
    private static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
