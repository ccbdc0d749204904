using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Breakdowns;

[ExtendObjectType(typeof(Area))]
public sealed class AreaBreakdown
{
    private const int Hours = 24, Week = 7 * Hours, Months = 12;

    /// <summary>Fires by hour and weekday, by month, by kind, cause and premises.</summary>
    public async Task<IncidentBreakdown> GetIncidentBreakdownAsync(
        [Parent] Area area, [Service] Densities densities, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Only fires that fit all of this; without a period, the whole record.")] IncidentFilter? filter = null)
    {
        var asked = filter ?? new();
        var record = await densities.RecordAsync(area, cancel);
        async Task<List<int>> FiresAsync(IncidentFilter part)
        {
            var (choice, period) = await densities.ChoiceAsync(area, record, part, cancel);
            var (from, to) = record.In(period);
            return [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(choice.Fits)];
        }

        var byHour = new int[Week];
        foreach (var fire in await FiresAsync(asked with { Hours = null, Weekdays = null }))
        {
            // Of some fires only the day is known: they are in every table but this one.
            if (record.Hours[fire] == FireChoice.Hours)
            {
                continue;
            }

            byHour[((FireChoice.Weekday(record.Days[fire]) - 1) * Hours) + record.Hours[fire]]++;
        }

        var byMonth = new int[Months];
        foreach (var fire in await FiresAsync(asked with { Months = null }))
        {
            byMonth[FireChoice.Month(record.Days[fire]) - 1]++;
        }

        var (_, whole) = await densities.ChoiceAsync(area, record, asked with { From = null, To = null }, cancel);
        return new(MethodOf(area, whole, record, clock))
        {
            Incidents = (await FiresAsync(asked)).Count,
            ByHour = byHour,
            ByMonth = byMonth,
            Months = record.Count == 0 ? [] : MonthsOf(record, whole, await FiresAsync(asked with { From = null, To = null })),
            Kinds = Counted(record.Kinds, await FiresAsync(asked with { Kind = null, Kinds = null })),
            Causes = Counted(record.Causes, await FiresAsync(asked with { Causes = null })),
            Places = Counted(record.Places, await FiresAsync(asked with { Places = null })),
        };
    }

    private static List<MonthCount> MonthsOf(FireRecord record, Period whole, List<int> fires)
    {
        var counts = new int[((whole.To.Year - whole.From.Year) * Months) + whole.To.Month - whole.From.Month + 1];
        foreach (var fire in fires)
        {
            var day = DateOnly.FromDayNumber(record.Days[fire]);
            counts[((day.Year - whole.From.Year) * Months) + day.Month - whole.From.Month]++;
        }

        var first = new DateOnly(whole.From.Year, whole.From.Month, 1);
        return [.. counts.Select((n, i) => new MonthCount(first.AddMonths(i).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), n))];
    }

    private static List<WordCount> Counted(FireRecord.Named named, List<int> fires) =>
    [
        .. fires.CountBy(f => named.Of[f]).OrderByDescending(c => c.Value).ThenBy(c => named.Words[c.Key], StringComparer.Ordinal)
            .Select(c => new WordCount(named.Words[c.Key], c.Value)),
    ];

    private static Method MethodOf(Area area, Period whole, FireRecord record, TimeProvider clock) => new(
        Words.Say("METHOD_BREAKDOWN"),
        [
            new("from", whole.From.Iso(), null), new("to", whole.To.Iso(), null), new("timeZone", area.TimeZone, null),
            MethodParameter.Of("folded", record.Folded),
        ],
        null, null, Words.Say("NEGLECTS_BREAKDOWN"), area.DataVersion, clock.GetUtcNow());
}
