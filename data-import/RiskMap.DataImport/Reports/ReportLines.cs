using System.Globalization;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.Reports;

/// <summary>A report as lines of text.</summary>
internal static class ReportLines
{
    private const int MostRows = 20;

    public static IEnumerable<string> Of(LoadReport report, Language say)
    {
        yield return say.Say("counts", N(report.RowsRead), N(report.Inserted), N(report.Updated), N(report.Unchanged), N(report.Repeated), N(report.Rejected), N(report.Mended));
        if (report.Unlocated > 0)
        {
            yield return say.Say("unlocated", N(report.Unlocated));
        }

        if (report.Warned > 0)
        {
            yield return say.Say("warned_rows", N(report.Warned));
        }

        if (report.Absent > 0)
        {
            yield return say.Say("absent", N(report.Absent));
        }

        foreach (var note in report.Notes)
        {
            var why = say.Say(note.Reason);
            why = note.Reason is "choice_unknown" or "masked" ? why : say.Say("note_taken_as_unknown", why);
            yield return "  " + say.Say("note", note.Field, note.Value, why, N(note.Rows), N(note.FirstRow));
        }

        // What was rejected comes first: that is what somebody has to do something about.
        foreach (var outcome in report.Outcomes.OrderBy(o => o.Outcome != "rejected").Take(MostRows))
        {
            yield return "  " + Line(outcome, say);
        }

        var all = report.Rejected + report.Mended + report.Repeated + report.Warned;
        if (all > MostRows)
        {
            yield return "  " + say.Say("more_outcomes", N(all - MostRows));
        }
    }

    private static string Line(RowOutcome outcome, Language say)
    {
        var what = outcome.Field is null ? "" : $"{outcome.Field} ";
        var value = outcome.Value is null ? "" : $"“{outcome.Value}” ";
        return say.Say("row_line", N(outcome.RowNumber), say.Say(outcome.Outcome), what + value, say.Say(outcome.Reason) + (outcome.Detail is null ? "" : $" ({outcome.Detail})"));
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
