using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What a period is measured by; null: the same days of the year before.</summary>
public sealed record BaselineQuestion(int? Year, string? From, string? To);

/// <summary>Trends and rates of areas, from the record that densities have too.</summary>
public sealed class Trends(TrendStore store, Densities densities, KnownStandards standards, TimeProvider clock, Settings settings)
{
    private const int Earliest = 1000, Latest = 2999;

    private static readonly HashSet<string> ChineseTimeZones = new(StringComparer.Ordinal)
    {
        "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Urumqi", "PRC",
    };

    /// <summary>
    /// The period is the calendar year of its last day up to that day unless it is named; the baseline the same days of the year before.
    /// </summary>
    /// <exception cref="StandardUnknown">There is no such standard.</exception>
    /// <exception cref="StandardNotStatistics">It does not say how fires are counted.</exception>
    public async Task<IncidentTrend> OfAsync(Area area, IncidentFilter filter, BaselineQuestion asked, string? standard, CancellationToken cancel)
    {
        var id = standard ?? (IsInChina(area) ? "cn-stat" : null);
        var rules = id is null ? null : await standards.FindAsync(area.Code, id, version: null, cancel);
        if (rules is { Subject: not StandardSubject.FireStatistics })
        {
            throw new StandardNotStatistics(rules.Id);
        }

        var ledger = await LedgerAsync(area, filter, cancel);
        var today = Day.Today(area.TimeZone, clock);
        var to = Day.ReadOptional(filter.To, "to") ?? (ledger.Record?.To is { } last && last < today ? last : today);
        var current = Ordered(Day.ReadOptional(filter.From, "from") ?? new(to.Year, 1, 1), to);
        var years = (asked.Year ?? current.To.Year - 1) - current.To.Year;
        if (current.From.Year + years < Earliest || asked.Year > Latest)
        {
            throw new DateInvalid("baselineYear", asked.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        }

        var baseline = Ordered(
            Day.ReadOptional(asked.From, "baselineFrom") ?? current.From.AddYears(years),
            Day.ReadOptional(asked.To, "baselineTo") ?? InOtherYear(current.To, years));
        return new(
            area, ledger, rules is null ? null : new(rules), Densities.KeyOf(filter), current, baseline, ledger.Record ?? new(today, today), clock.GetUtcNow());
    }

    public async Task<IncidentRates> RatesAsync(Area area, RateQuestion question, IncidentFilter filter, CancellationToken cancel)
    {
        var ledger = await LedgerAsync(area, filter, cancel);
        var today = Day.Today(area.TimeZone, clock);
        var period = Period.Of(filter.From, filter.To, ledger.Record ?? new(today, today));
        var known = ledger.Record?.And(period);
        var meant = question.By == RatePlace.Divisions ? question with { Kind = question.Kind ?? await store.LevelAsync(area.Code, cancel) } : question;
        var places = await store.PlacesAsync(area, meant, period.To, ledger.PlacesIn(period), cancel);
        // Where figures of some buildings are missing the exposure is short and the rate too high: no rate is better than that.
        var exposed = places.ConvertAll(p => new Exposed(p.Incidents, p.Unknown == 0 && p.Exposure is { } e && known is { } k ? e * k.Years : 0));
        var smoothed = RateAnalysis.Smooth(exposed);
        var order = Enumerable.Range(0, places.Count).OrderByDescending(i => smoothed[i]?.Smoothed ?? double.NegativeInfinity).ThenBy(i => places[i].FeatureId).ToList();
        var total = exposed.Where(e => e.Exposure > 0).ToList();
        return new(
            period.From.Iso(), period.To.Iso(), UnitOf(question.Per), total.Count == 0 ? null : total.Sum(e => e.Events) / total.Sum(e => e.Exposure),
            [.. order.Select(i => RateOf(places[i], exposed[i], smoothed[i], smoothed))],
            new(
                Words.Say("METHOD_RATES"),
                [
                    new("by", Snake.Of(question.By), null), new("kind", meant.Kind ?? "*", null), new("per", Snake.Of(question.Per), UnitOf(question.Per)),
                    new("from", period.From.Iso(), null), new("to", period.To.Iso(), null), new("timeZone", area.TimeZone, null), new("filter", Densities.KeyOf(filter), null),
                    period.NotIn(known), MethodParameter.Of("firesInSeveralPlaces", places.Count == 0 ? 0 : places[0].Shared),
                    MethodParameter.Of("leastForRank", settings.RateLeastFires), MethodParameter.Of("confidence", 1 - CountAnalysis.Alpha),
                ],
                Standard: null, Clause: null, Words.Say("NEGLECTS_RATES"), area.DataVersion, clock.GetUtcNow()));
    }

    /// <summary>By its clocks, which is all that an area says of its country: elsewhere fires are not graded unless a standard is named.</summary>
    internal static bool IsInChina(Area area) => ChineseTimeZones.Contains(area.TimeZone);

    private async Task<FireLedger> LedgerAsync(Area area, IncidentFilter filter, CancellationToken cancel)
    {
        var record = await densities.RecordAsync(area, cancel);
        // The period of the filter is looked at here: a trend looks outside it too.
        var (choice, _) = await densities.ChoiceAsync(area, record, filter with { From = null, To = null }, cancel);
        return new(record, choice);
    }

    private IncidentRate RateOf(PlaceCount place, Exposed exposed, SmoothedRate? smoothed, IReadOnlyList<SmoothedRate?> all) => new(
        place.FeatureId, place.NameZh, place.NameEn, place.Incidents, place.Exposure, place.Unknown,
        smoothed is null ? null : exposed.Events / exposed.Exposure, smoothed?.Smoothed, smoothed?.Interval.Low, smoothed?.Interval.High,
        // What is equal shares its rank, which then tells nothing apart.
        smoothed is null ? null : all.Count(o => o?.Smoothed > smoothed.Value.Smoothed) + 1,
        smoothed is not null && place.Incidents >= settings.RateLeastFires && all.Count(o => o?.Smoothed == smoothed.Value.Smoothed) == 1);

    private static string UnitOf(RateExposure per) => per switch
    {
        RateExposure.Buildings => "1000 buildings",
        RateExposure.Residents => "1000 residents",
        _ => "km2",
    };

    private static Period Ordered(DateOnly from, DateOnly to) => from <= to ? new(from, to) : throw new PeriodInverted(from.Iso(), to.Iso());

    /// <summary>The same day of another year; the end of February stays its end.</summary>
    private static DateOnly InOtherYear(DateOnly day, int years) => day.AddDays(1).AddYears(years).AddDays(-1);
}

public sealed class StandardNotStatistics(string id) : Refused("STANDARD_NOT_STATISTICS", 400, id);
