using System.Globalization;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.Reports;

/// <summary>A report as lines of text.</summary>
internal static class ReportLines
{
    private const int MostRows = 20;
    private const int MostNotes = 8;

    /// <param name="named">Rows are told by what the source calls them (way/123), not by their number.</param>
    public static IEnumerable<string> Of(LoadReport report, Language say, bool named = false)
    {
        yield return say.Say("counts", N(report.RowsRead), N(report.Inserted), N(report.Updated), N(report.Unchanged), N(report.Repeated), N(report.Rejected), N(report.Mended));
        if (report.Unlocated > 0)
        {
            yield return say.Say("unlocated", N(report.Unlocated));
        }

        if (report.States.Count > 1)
        {
            yield return say.Say("states", string.Join(", ", report.States.Select(s => $"{s.State} {N(s.Rows)}")));
        }

        if (report.Warned > 0)
        {
            yield return say.Say("warned_rows", N(report.Warned));
        }

        if (report.Absent > 0)
        {
            yield return say.Say("absent", N(report.Absent));
        }

        foreach (var finding in report.Findings)
        {
            yield return Of(finding, say);
        }

        // Tags hold whatever anyone wrote: the commonest tell enough.
        foreach (var note in named ? report.Notes.OrderByDescending(n => n.Rows).Take(MostNotes) : report.Notes)
        {
            var why = say.Say(note.Reason);
            why = note.Reason is "choice_unknown" or "masked" ? why : say.Say("note_taken_as_unknown", why);
            yield return "  " + say.Say("note", note.Field, note.Value, why, N(note.Rows), N(note.FirstRow));
        }

        if (named && report.Notes.Count > MostNotes)
        {
            yield return "  " + say.Say("more_notes", N(report.Notes.Count - MostNotes));
        }

        // What was rejected comes first: that is what somebody has to do something about.
        foreach (var outcome in report.Outcomes.OrderBy(o => o.Outcome != "rejected").Take(MostRows))
        {
            yield return "  " + Line(outcome, say, named);
        }

        var all = report.Rejected + report.Mended + report.Repeated + report.Warned;
        if (all > MostRows)
        {
            yield return "  " + say.Say("more_outcomes", N(all - MostRows));
        }
    }

    /// <summary>A finding as a sentence, with its numbers and what to say at the next try.</summary>
    public static string Of(Finding finding, Language say)
    {
        var what = say.Say($"finding_{finding.Code}");
        var sentence = finding.Rows == 0 ? say.Say("finding_line_whole", what, finding.Evidence) : say.Say("finding_line", what, N(finding.Rows), finding.Evidence);
        return finding.Remedy is null ? sentence : $"{sentence} → {Options(finding.Remedy)}";
    }

    /// <summary>"crs=EPSG:3826 map=B=x" as it is written at the command line.</summary>
    private static string Options(string remedy) =>
        System.Text.RegularExpressions.Regex.Replace(remedy, "(?<=^| )(?<name>crs|map)=", "--${name} ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Line(RowOutcome outcome, Language say, bool named)
    {
        var what = outcome.Field is null ? "" : $"{outcome.Field} ";
        var value = outcome.Value is null ? "" : $"“{outcome.Value}” ";
        var row = named && outcome.SourceId is not null ? outcome.SourceId : say.Say("row_number", N(outcome.RowNumber));
        return say.Say("row_line", row, say.Say(outcome.Outcome), what + value, say.Say(outcome.Reason) + (outcome.Detail is null ? "" : $" ({outcome.Detail})"));
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
