using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Boards;

/// <summary>Boards of week and year.</summary>
public sealed class Boards(BoardStore store, Towns towns, TimeProvider clock)
{
    private const int Earliest = 1900, Latest = 2100;

    internal async Task<WeekBoard> WeekAsync(Area area, string? of, string? asOf, Guid? division, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var today = Day.Today(area.TimeZone, clock);
        var day = Day.ReadOptional(of, "week") ?? today;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var week = new Period(monday, monday.AddDays(6));
        var seen = Day.ReadOptional(asOf, "asOf") ?? today;
        var scope = new BoardScope(area, await towns.OfAsync(area, cancel), division, may, clock.GetUtcNow());
        RequireDivision(scope);
        return new(
            scope, week, seen, await store.WeekAsync(area, week, seen, cancel), scope.IsWhole ? await store.RoundsAsync(area, week, seen, cancel) : null,
            await store.RecordsAsync(area, cancel));
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
            await store.RecordsAsync(area, cancel));
    }

    private async Task<(IReadOnlyList<TownCounts> Towns, TownCounts Fires)> CountsAsync(Area area, Period year, CancellationToken cancel) =>
        (await store.YearAsync(area, year, cancel), await store.FiresAsync(area, year, cancel));

    private static void RequireDivision(BoardScope scope)
    {
        if (scope.Division is { } id && !scope.Known.ContainsKey(id))
        {
            throw new BoardDivisionUnknown(id);
        }
    }
}

public sealed class BoardDivisionUnknown(Guid division) : Refused("DIVISION_UNKNOWN", 404, division);
