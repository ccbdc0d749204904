using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Boards;
using RiskMap.Api.Buildings.HighRises;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Reports;

/// <summary>Puts the numbers of a text beside those on record.</summary>
public sealed class ReportChecks(BoardStore boards, ReportStore store, HighRises highRises, TimeProvider clock, Settings settings)
{
    private const int LongestText = 20_000, MostPeriods = 24;

    /// <summary>Counts of a time, by code of the figure.</summary>
    private sealed record Known(IReadOnlyDictionary<string, Figure> Figures);

    internal async Task<ReportCheck> OfAsync(Area area, string text, string? from, string? to, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        if (text.Length > LongestText)
        {
            throw new ReportTooLong(text.Length, LongestText);
        }

        (DateOnly From, DateOnly To)? asked = from is null && to is null ? null : Period.Of(from, to, new(new(1900, 1, 1), Day.Today(area.TimeZone, clock))) is var p ? (p.From, p.To) : null;
        var numbers = ReportTextAnalysis.Read(text, ReportPhrases.Known.Phrases, asked);
        var known = new Dictionary<(DateOnly, DateOnly), Known>();
        var records = await boards.RecordsAsync(area, cancel);
        foreach (var days in numbers.Where(n => n.Phrase is not null && n.Period is not null).SelectMany(n => n.IsChange ? [n.Period!.Value, Before(n)] : new[] { n.Period!.Value }).Distinct().Take(MostPeriods))
        {
            known[days] = await KnownAsync(area, new(days.From, days.To), records, may, cancel);
        }

        return new(
            area, text, asked, [.. numbers.Select(n => NumberOf(text, n, known))],
            [.. ContradictionAnalysis.Find(text, numbers).Select(c => new ReportContradiction(
                c.Code, Words.Say("CONTRADICTION_" + c.Code, c.Values), [.. c.Numbers.Select(i => new TextSpan(numbers[i].At.Start, numbers[i].At.Length))]))],
            clock.GetUtcNow());
    }

    private static (DateOnly From, DateOnly To) Before(ReadNumber change)
    {
        var (from, to) = change.Period!.Value;
        var years = change.Against is { } year ? year - from.Year : -1;
        return from.Year + years is >= 1000 and < 2999 ? (from.AddYears(years), to.AddYears(years)) : (from, to);
    }

    private ReportNumber NumberOf(string text, ReadNumber n, Dictionary<(DateOnly, DateOnly), Known> known)
    {
        var (ours, reason) = OursOf(n, known);
        var (verdict, why) = ours is null ? (ReportVerdict.CannotSay, reason) : VerdictOf(n, ours);
        var label = n.Phrase is null ? null : (Words.Chinese ? n.Phrase.LabelZh : n.Phrase.LabelEn) + (n.IsChange ? Words.Say("REPORT_CHANGE") : "");
        return new(
            n.At.Start, n.At.Length, text.Substring(n.At.Start, n.At.Length), n.Value, n.Value is null ? null : n.Low, n.Value is null ? null : n.High, n.Approximate, n.Unit,
            n.Phrase is null ? null : n.Phrase.Code + (n.IsChange ? "_change" : ""), label, n.PhraseAt?.Start, n.PhraseAt?.Length, n.Period?.From.Iso(), n.Period?.To.Iso(), n.PeriodFrom,
            ours, n.Value is { } told && ours?.Value is { } value ? Math.Round(told - value, 6) : null, verdict, why);
    }

    private static (Figure? Ours, string? Why) OursOf(ReadNumber n, Dictionary<(DateOnly, DateOnly), Known> known)
    {
        if (n.Value is null)
        {
            return (null, Words.Say("REPORT_MASKED"));
        }

        if (n.Phrase is not { } phrase)
        {
            return (null, Words.Say("REPORT_UNKNOWN_PHRASE"));
        }

        if (phrase.Figure is null && phrase.Code != "rectified_share")
        {
            return (null, Words.Say("REPORT_NOT_KEPT"));
        }

        if (n.Period is not { } days)
        {
            return (null, Words.Say("REPORT_NO_PERIOD"));
        }

        if (!known.TryGetValue(days, out var now))
        {
            return (null, Words.Say("REPORT_TOO_MANY_PERIODS"));
        }

        if (phrase.Code == "rectified_share")
        {
            var (closed, found) = (now.Figures.GetValueOrDefault("hazards_closed"), now.Figures.GetValueOrDefault("hazards_found"));
            return closed?.Value is { } c && found?.Value is > 0 and var f ? (new("rectified_share", 100 * c / f, "percent"), null) : (null, Words.Say("REPORT_NO_RECORD"));
        }

        var ours = now.Figures.GetValueOrDefault(phrase.Figure!);
        if (!n.IsChange)
        {
            return ours?.Value is null ? (null, Words.Say("REPORT_NO_RECORD")) : (ours, null);
        }

        var before = known.TryGetValue(Before(n), out var then) ? then.Figures.GetValueOrDefault(phrase.Figure!) : null;
        return ours?.Value is { } a && before?.Value is > 0 and var b
            ? (new(ours.Code, 100 * ((a / b) - 1), "percent", ours.Unknown + before.Unknown, ours.List, ours.UnknownList), null) : (null, Words.Say("REPORT_NO_RECORD"));
    }

    private static (ReportVerdict Verdict, string? Why) VerdictOf(ReadNumber n, Figure ours)
    {
        var value = ours.Value!.Value;
        if (n.Unit == "%" ? Math.Abs(value - n.Value!.Value) <= Math.Max(n.Tolerance, 0.5) + 1e-9 : Math.Abs(value - n.Value!.Value) <= n.Tolerance + 1e-9)
        {
            return (ReportVerdict.Agrees, null);
        }

        if (n.Approximate && value >= n.Low - 1e-9 && value <= n.High + 1e-9)
        {
            return (ReportVerdict.ApproximateOk, null);
        }

        // What could not be counted may make up for it.
        return ours.Unknown > 0 && n.Unit != "%" && ours.Unit is not "CNY" && n.High >= value && n.Low <= value + ours.Unknown
            ? (ReportVerdict.CannotSay, Words.Say("REPORT_WITHIN_UNKNOWN", ours.Unknown))
            : (ReportVerdict.Differs, Words.Say("REPORT_DIFFERS", Math.Round(n.Value!.Value - value, 2)));
    }

    private async Task<Known> KnownAsync(Area area, Period days, BoardRecords records, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var figures = new Dictionary<string, Figure>(StringComparer.Ordinal);
        var towns = (await boards.YearAsync(area, days, cancel)).Where(t => may is null || (t.Division is { } id && may.Contains(id))).ToList();
        foreach (var counted in (Counted[])[.. BoardStore.YearVisits(days), .. BoardStore.YearPremises(days), .. BoardStore.YearHazards(days), .. BoardStore.YearActs(days)])
        {
            var (value, unknown) = TownCounts.Total(towns, counted.Code);
            figures[counted.Code] = counted.Figure(records.Know(counted, days) ? value : null, unknown, l => l);
        }

        if (may is not null)
        {
            return new(figures);
        }

        var fires = await boards.FiresAsync(area, days, cancel);
        foreach (var counted in BoardStore.YearFires(days))
        {
            var (value, unknown) = fires.Values.GetValueOrDefault(counted.Code);
            figures[counted.Code] = counted.Figure(records.Know(counted, days) && !(counted.Code != "fires" && unknown > 0 && value == 0 && unknown >= fires.Value("fires")) ? value : null, unknown, l => l);
        }

        var others = await store.OthersAsync(area, days, cancel);
        figures["hydrants_built"] = Other("hydrants_built", "hydrants", FigureList.Of(FigureListKind.Hydrants, ("installedAfter", days.From.AddDays(-1)), ("installedBefore", days.To.AddDays(1))));
        figures["cold_stores"] = Other("cold_stores", "premises", FigureList.Of(FigureListKind.Premises, ("kinds", new[] { "cold_store" }), ("openOn", days.To)));
        // Fewer than may be told apart are nobody's business.
        var (alarms, alarmsUnknown) = others.Values["households_alarm"];
        figures["households_alarm"] = new("households_alarm", alarms == 0 || alarms >= settings.LeastPersons ? alarms : null, "households", alarmsUnknown);
        var register = await highRises.OfAsync(area, new(), days.To, null, cancel);
        figures["high_rises"] = new("high_rises", register.Buildings > 0 || register.High > 0 ? register.High : null, "buildings", register.UnknownCount);
        return new(figures);

        Figure Other(string code, string unit, FigureList list) => others.Values[code] is var (value, unknown) ? new(code, value, unit, unknown, list) : null!;
    }
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaReports
{
    /// <summary>
    /// Puts the numbers of a paragraph of a yearly report, Chinese or plain English, beside those on record: what each counts, of which days, whether both
    /// agree, and what contradicts itself. What is not recognised is not guessed.
    /// </summary>
    public Task<ReportCheck> GetCheckReportAsync(
        [Parent] Area area, [Service] ReportChecks checks, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("The paragraph, at most 20,000 characters.")] string text,
        [GraphQLDescription("First day (YYYY-MM-DD) of numbers whose days the text does not say.")] string? from = null,
        [GraphQLDescription("Last day (YYYY-MM-DD) of those; it counts.")] string? to = null) =>
        checks.OfAsync(area, text, from, to, caller.Divisions(Permits.Look, area.Code), cancel);
}

public sealed class ReportTooLong(int length, int longest) : Refused("TEXT_TOO_LONG", 400, length, longest);
