using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>Which closed hazards are followed.</summary>
/// <param name="Closings">Days within which they were closed.</param>
/// <param name="AsOf">Day up to which they are followed.</param>
/// <param name="Within">Days within which a return counts in the shares.</param>
/// <param name="By">What curves are broken down by; null: nothing.</param>
/// <param name="Only">Only those of this group.</param>
internal sealed record RelapseQuestion(Period Closings, DateOnly AsOf, int Within, RelapseBy? By, IReadOnlyList<(RelapseBy Of, string Key)> Only);

/// <summary>Follows the closed hazards of an area, in memory.</summary>
public sealed class Relapses(RelapseStore store, Caller caller, Settings settings, TimeProvider clock)
{
    internal async Task<Relapse> OfAsync(Area area, RelapseQuestion question, CancellationToken cancel)
    {
        var ground = await store.GroundAsync(area, cancel);
        var seen = caller.Divisions(Permits.Look, area.Code) is { } divisions
            ? ground.Divisions.Select((d, i) => (Seen: divisions.Contains(d), Number: i + 1)).Where(d => d.Seen).Select(d => d.Number).ToHashSet() : null;
        // A group that no hazard has is none that is followed.
        var only = question.Only.Select(o => (ground.Groups[o.Of].Of, Number: IndexOf(ground.Groups[o.Of].Names, o.Key))).ToList();
        var (asOf, from, to) = (Number(question.AsOf), Number(question.Closings.From), Math.Min(Number(question.Closings.To), Number(question.AsOf)));
        var longest = Math.Max(0, asOf - (ground.Count == 0 ? asOf : ground.Found.Min()));
        var (of, names) = question.By is { } by ? ground.Groups[by] : (null, []);
        var all = new FollowedDays(longest);
        var groups = new FollowedDays?[names.Count + 1];
        var lost = new int[Enum.GetValues<RelapseReason>().Length];
        for (var i = 0; i < ground.Count; i++)
        {
            if (ground.Found[i] > asOf || seen?.Contains(ground.Division[i]) == false || only.Exists(o => o.Of[i] != o.Number))
            {
                continue;
            }

            var closed = ground.Closed[i];
            if (closed == 0 || closed > asOf)
            {
                lost[(int)RelapseReason.NotClosed]++;
            }
            else if (closed > 0 && (closed < from || closed > to))
            {
                continue;
            }
            else if (!ground.HasPremises[i])
            {
                lost[(int)RelapseReason.PremisesUnknown]++;
            }
            else if (ground.Run[i] == 0)
            {
                lost[(int)RelapseReason.KindUnknown]++;
            }
            else if (closed < 0)
            {
                lost[(int)RelapseReason.CloseDayUnknown]++;
            }
            else if (ground.PremisesClosed[i] < closed)
            {
                lost[(int)RelapseReason.PremisesClosedBefore]++;
            }
            else
            {
                var end = Math.Min(asOf, ground.PremisesClosed[i]);
                var next = i + 1;
                while (next < ground.Count && ground.Run[next] == ground.Run[i] && ground.Found[next] <= closed)
                {
                    next++;
                }

                var returned = next < ground.Count && ground.Run[next] == ground.Run[i] && ground.Found[next] <= end;
                var days = (returned ? ground.Found[next] : end) - closed;
                all.Add(days, returned);
                if (of is not null)
                {
                    (groups[of[i]] ??= new(longest)).Add(days, returned);
                }
            }
        }

        var curves = groups.Select((g, i) => (Days: g, Number: i)).Where(g => g.Days is not null)
            .Select(g => (g.Days, Curve: CurveOf(g.Days!, question.Within, g.Number == 0 ? null : names[g.Number - 1].Key, g.Number == 0 ? Words.Say("NOT_KNOWN") : NameOf(names[g.Number - 1]))))
            .OrderByDescending(g => g.Curve.Followed).ThenBy(g => g.Curve.Key, StringComparer.Ordinal).ToList();
        return new(
            area, question.AsOf, question.Within, CurveOf(all, question.Within, null, null), [.. curves.Select(c => c.Curve)],
            [.. Enum.GetValues<RelapseReason>().Where(r => lost[(int)r] > 0).Select(r => new RelapseNotFollowed(r, lost[(int)r]))],
            RelapseAnalysis.Compare([.. curves.Where(c => c.Curve.Key is not null).Select(c => c.Days!)]),
            [
                new("asOf", question.AsOf.Iso(), null), MethodParameter.Of("withinDays", question.Within, "d"),
                new("closedFrom", question.Closings.From == Period.Ever.From ? "*" : question.Closings.From.Iso(), null),
                new("closedTo", question.Closings.To == Period.Ever.To ? "*" : question.Closings.To.Iso(), null),
                new("interval", "0.95", null), MethodParameter.Of("leastFollowed", settings.RelapseLeast),
                .. question.Only.Select(o => new MethodParameter(Corrections.FieldName.Of(o.Of).ToLowerInvariant(), o.Key, null)),
            ],
            clock.GetUtcNow());
    }

    private RelapseCurve CurveOf(FollowedDays days, int within, string? key, string? name) =>
        new(key, name, days.Followed, days.Events, days.Followed < settings.RelapseLeast, RelapseAnalysis.Within(days, within), RelapseAnalysis.Curve(days));

    private static string NameOf((string Key, string? Zh, string? En) named) => (Words.Chinese ? named.Zh ?? named.En : named.En ?? named.Zh) ?? named.Key;

    /// <summary>From 1; -1: there is none of that key.</summary>
    private static int IndexOf(IReadOnlyList<(string Key, string? Zh, string? En)> names, string key)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Key == key)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int Number(DateOnly day) => day.DayNumber;
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaRelapse
{
    /// <summary>How many closed hazards came back (反弹), and after how long: a curve with its interval, in all and by group.</summary>
    public async Task<Relapse> GetRelapseAsync(
        [Parent] Area area, [Service] Relapses relapses, [Service] Settings settings, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("What curves are broken down by; nothing if none is named.")] RelapseBy? by = null,
        [GraphQLDescription("Only hazards closed on this day (YYYY-MM-DD) or later.")] string? from = null,
        [GraphQLDescription("Only hazards closed on this day (YYYY-MM-DD) or earlier.")] string? to = null,
        [GraphQLDescription("Day (YYYY-MM-DD) up to which they are followed; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Days within which a return counts in the shares, from 1 to 3650; the server's setting if none is named.")] int? withinDays = null,
        [GraphQLDescription("Only hazards of the zone of this id.")] Guid? zone = null,
        [GraphQLDescription("Only hazards of this kind.")] string? kind = null,
        [GraphQLDescription("Only hazards of the campaign of this id.")] Guid? campaign = null,
        [GraphQLDescription("Only hazards in the town of this id.")] Guid? division = null)
    {
        var within = withinDays ?? settings.RelapseDays;
        if (within is < 1 or > 3650)
        {
            throw new RelapseDaysOutOfRange(within);
        }

        List<(RelapseBy, string)> only = [];
        foreach (var (of, id) in new[] { (RelapseBy.Zone, zone), (RelapseBy.Campaign, campaign), (RelapseBy.Town, division) })
        {
            if (id is { } named)
            {
                only.Add((of, named.ToString("D")));
            }
        }

        if (kind is not null)
        {
            only.Add((RelapseBy.Kind, kind));
        }

        return await relapses.OfAsync(
            area, new(Period.Of(from, to, Period.Ever), Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), within, by, only), cancel);
    }
}

public sealed class RelapseDaysOutOfRange(int days) : Refused("RELAPSE_DAYS_OUT_OF_RANGE", 400, days);
