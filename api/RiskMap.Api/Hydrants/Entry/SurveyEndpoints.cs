using System.Globalization;
using System.Text;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>A day's survey as a table that spreadsheets open: UTF-8 with its mark, so that Chinese stays Chinese in Excel.</summary>
public static class SurveyEndpoints
{
    private static readonly string[] Columns =
    [
        "what", "time", "who", "number", "id", "address", "longitude", "latitude", "state", "flow_lps", "static_mpa", "residual_mpa", "note",
        "gps_longitude", "gps_latitude", "accuracy_m",
    ];

    public static void MapSurveys(this IEndpointRouteBuilder app) =>
        app.MapGet("/surveys/{area}/{day}.csv", DayAsync).WithTags("surveys").WithName("surveyOfDay").Needs(Permits.Look, exported: "survey")
            .WithSummary("What was found at hydrants on a day, and which were entered: CSV.")
            .Produces(StatusCodes.Status200OK, typeof(string), "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task DayAsync(string area, string day, HttpContext context, DataVersions versions, SurveyStore store)
    {
        var on = Day.Read(day, "day");
        var found = await versions.RequireAsync(area, context.RequestAborted);
        var lines = await store.DayAsync(area, found.TimeZone, on, context.RequestAborted);
        var text = new StringBuilder().Append('\uFEFF').AppendJoin(',', Columns.Select(c => Cell(Words.Say("SURVEY_" + c.ToUpperInvariant())))).Append("\r\n");
        foreach (var line in lines)
        {
            text.AppendJoin(',', Cells(line).Select(Cell)).Append("\r\n");
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"hydrants-{area}-{on.Iso()}.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static IEnumerable<string?> Cells(SurveyLine line) =>
    [
        Words.Say("SURVEY_WHAT_" + line.What.ToUpperInvariant()), line.Time, line.Who, line.Number, line.FeatureId.ToString(CultureInfo.InvariantCulture), line.Address,
        Number(line.Longitude, "0.000000"), Number(line.Latitude, "0.000000"), Words.Say(line.Missing ? "SURVEY_MISSING" : "SURVEY_STATE_" + line.State.ToUpperInvariant()),
        Number(line.FlowLps, "0.###"), Number(line.StaticMpa, "0.###"), Number(line.ResidualMpa, "0.###"), line.Note,
        Number(line.ByGpsX, "0.000000"), Number(line.ByGpsY, "0.000000"), Number(line.AccuracyM, "0"),
    ];

    private static string? Number(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe, for notes are written by anybody; a negative figure is none.</summary>
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var plain = text[0] is '=' or '+' or '@' or '\t' or '\r' || (text[0] == '-' && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? "'" + text : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
