using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Boards;

/// <summary>Boards of week and year: each counted once for each version of the data.</summary>
public sealed class Boards(BoardStore store, Towns towns, TimeProvider clock)
{
    private const int Kept = 20_000, Earliest = 1900, Latest = 2100;

    private readonly SharedAnswers<(string Area, string State, Period Week, DateOnly AsOf), (IReadOnlyList<TownCounts> Towns, (double, int) Rounds, BoardRecords Records)> _weeks = new(Kept, w => w.Towns.Count + 1);
    private readonly SharedAnswers<(string Area, string State, Period Year), (IReadOnlyList<TownCounts> Towns, TownCounts Fires)> _years = new(Kept, y => y.Towns.Count + 1);
    private readonly SharedAnswers<(string Area, string State), BoardRecords> _records = new(1000, _ => 1);

    internal async Task<WeekBoard> WeekAsync(Area area, string? of, string? asOf, Guid? division, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var today = Day.Today(area.TimeZone, clock);
        var day = Day.ReadOptional(of, "week") ?? today;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var week = new Period(monday, monday.AddDays(6));
        var seen = Day.ReadOptional(asOf, "asOf") ?? today;
        var scope = new BoardScope(area, await towns.OfAsync(area, cancel), division, may, clock.GetUtcNow());
        RequireDivision(scope);
        var (counts, rounds, records) = await _weeks.GetAsync(
            (area.Code, area.State, week, seen),
            async c => (await store.WeekAsync(area, week, seen, c), await store.RoundsAsync(area, week, seen, c), await store.RecordsAsync(area, c)), cancel);
        return new(scope, week, seen, counts, scope.IsWhole ? rounds : null, records);
    }

    internal async Task<YearBoard> YearAsync(
        Area area, int? asked, string? asOf, int? baseline, double? factor, Guid? division, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var today = Day.Today(area.TimeZone, clock);
        var seen = Day.ReadOptional(asOf, "asOf") ?? (asked is { } past && past < today.Year ? new(past, 12, 31) : today);
        var year = asked ?? seen.Year;
        if (year is < Earliest or > Latest || baseline is < Earliest or > Latest || seen.Year != year)
        {
            throw new DateInvalid(seen.Year != year ? "asOf" : "year", seen.Year != year ? seen.Iso() : year.ToString(CultureInfo.InvariantCulture));
        }

        if (factor is { } f && !(f > 0 && f <= 10))
        {
            throw new WeightInvalid("fireFactor", f);
        }

        var scope = new BoardScope(area, await towns.OfAsync(area, cancel), division, may, clock.GetUtcNow());
        RequireDivision(scope);
        var days = new Period(new(year, 1, 1), seen);
        // The 29th of February has the 28th of the year before.
        var before = new Period(new(year - 1, 1, 1), seen.AddYears(-1));
        var targets = (await store.TargetsAsync(area, year, cancel)).ToDictionary(t => t.Key, t => new YearTarget(t.Value.Value, t.Value.Source), StringComparer.Ordinal);
        if (baseline is { } from)
        {
            var fires = (await store.FiresAsync(area, new(new(from, 1, 1), new(from, 12, 31)), cancel)).Value("fires");
            var of = factor ?? 1;
            targets["fires"] = new(Math.Round(fires * of, 1), string.Create(CultureInfo.InvariantCulture, $"{from}: {fires} × {of}"));
        }

        return new(scope, days, before, await CountsAsync(area, days, cancel), await CountsAsync(area, before, cancel), scope.IsWhole ? targets : new Dictionary<string, YearTarget>(),
            await _records.GetAsync((area.Code, area.State), c => store.RecordsAsync(area, c), cancel));
    }

    private ValueTask<(IReadOnlyList<TownCounts> Towns, TownCounts Fires)> CountsAsync(Area area, Period year, CancellationToken cancel) => _years.GetAsync(
        (area.Code, area.State, year), async c => (await store.YearAsync(area, year, c), await store.FiresAsync(area, year, c)), cancel);

    private static void RequireDivision(BoardScope scope)
    {
        if (scope.Division is { } id && !scope.Known.ContainsKey(id))
        {
            throw new BoardDivisionUnknown(id);
        }
    }
}

public sealed class BoardDivisionUnknown(Guid division) : Refused("DIVISION_UNKNOWN", 404, division);
