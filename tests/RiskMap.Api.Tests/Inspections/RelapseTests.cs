using System.Globalization;
using RiskMap.Api.Inspections.Hazards.Relapse;

namespace RiskMap.Api.Tests.Inspections;

/// <summary>The curve of hazards that come back: against figures worked out by hand, and against another program's way to them.</summary>
public sealed class RelapseTests(InspectionTown town) : IClassFixture<InspectionTown>
{
    /// <summary>
    /// Six hazards: back after 10, 30 and 30 days; not seen again up to 20, 40 and 50. By hand:
    /// day 10: 6 at risk, S = 5/6 = 0.833333, Σ = 1/(6·5) = 0.033333;
    /// day 30: 4 at risk (one came back, one was lost), S = 5/6 · 2/4 = 0.416667, Σ = 0.033333 + 2/(4·2) = 0.283333.
    /// Interval at 30: ln S = −0.875469, √Σ / |ln S| = 0.608007, e^(1.959964 · 0.608007) = 3.292578; S^3.292578 = 0.055992, S^(1/3.292578) = 0.766522.
    /// </summary>
    [Fact]
    public void Six_hazards_make_the_curve_that_was_worked_out_by_hand()
    {
        var days = new FollowedDays(100);
        foreach (var (day, returned) in new[] { (10, true), (30, true), (30, true), (20, false), (40, false), (50, false) })
        {
            days.Add(day, returned);
        }

        var curve = RelapseAnalysis.Curve(days);
        curve.Select(p => $"{p.Day} {p.AtRisk} {p.Returned} {p.Censored}").ShouldBe(["10 6 1 1", "30 4 2 2"]);
        curve[0].Surviving.ShouldBe(0.833333, 1e-6);
        curve[1].Surviving.ShouldBe(0.416667, 1e-6);
        curve[1].Low!.Value.ShouldBe(0.055992, 1e-6);
        curve[1].High!.Value.ShouldBe(0.766522, 1e-6);
        var within = RelapseAnalysis.Within(days, 35);
        within.Value!.Value.ShouldBe(0.583333, 1e-6);
        within.Low!.Value.ShouldBe(1 - 0.766522, 1e-6);
        within.AtRisk.ShouldBe(2);
        RelapseAnalysis.Within(days, 5).ShouldBe(new(5, 0, null, null, 6), "nobody yet: a share of none, and no interval");
        RelapseAnalysis.Within(days, 60).Value.ShouldBeNull("nobody was followed for sixty days");
        RelapseAnalysis.Curve(new(10)).ShouldBeEmpty();
    }

    /// <summary>
    /// Two groups of three. A: back after 1, 3, lost at 4; B: back after 2, lost at 5, 5. Expected returns of A: day 1: 3/6; day 2: 2/5; day 3: 2/4 → 1.4;
    /// seen 2. Variance: 1/4 + (2/5)(3/5) + 1/4 = 0.74. χ² = 0.6² / 0.74 = 0.486486, p = 0.485499.
    /// </summary>
    [Fact]
    public void Two_groups_are_compared_as_by_hand()
    {
        var (a, b) = (new FollowedDays(10), new FollowedDays(10));
        a.Add(1, true);
        a.Add(3, true);
        a.Add(4, false);
        b.Add(2, true);
        b.Add(5, false);
        b.Add(5, false);
        var test = RelapseAnalysis.Compare([a, b])!;
        test.ChiSquare.ShouldBe(0.486486, 1e-6);
        test.Degrees.ShouldBe(1);
        test.P.ShouldBe(0.485499, 1e-6);
        RelapseAnalysis.Compare([a]).ShouldBeNull();
    }

    [Fact]
    public async Task Four_hundred_hazards_come_to_the_same_by_a_slow_and_simple_program()
    {
        var area = await town.AreaAsync();
        var random = new Random(7);
        var shops = new List<(Guid Id, DateOnly? Closed)>();
        for (var n = 10; n < 40; n++)
        {
            DateOnly? closed = n % 10 == 0 ? new(2025, 9, 1) : null;
            shops.Add((await town.SqlAsync<Guid>("""
                INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, closed_on)
                SELECT @area, gen_random_uuid(), id, @n::text, '', @n, 'S', 'restaurant', @closed::date FROM datasets WHERE area = @area AND layer = 'premises' RETURNING id
                """, new { area, n, closed = closed?.ToString("O", CultureInfo.InvariantCulture) }), closed));
        }

        var hazards = Enumerable.Range(0, 400).Select(_ =>
        {
            var found = new DateOnly(2024, 1, 1).AddDays(random.Next(700));
            return (Shop: random.Next(35), Kind: random.Next(4), Found: found, Closed: random.Next(5) == 0 ? (DateOnly?)null : found.AddDays(random.Next(40)));
        }).ToList();
        string[] kinds = ["wiring", "exit_blocked", "no_drill", "unknown"];
        await town.SqlAsync<int>("""
            INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, premises, kind, state, found_on, closed_on)
            SELECT @area, gen_random_uuid(), d.id, n::text, '', n::int, s, k, CASE WHEN c IS NULL THEN 'found' ELSE 'closed' END, f::date, c::date
            FROM datasets d, unnest(@shops::uuid[], @kindsOf::text[], @found::text[], @closed::text[]) WITH ORDINALITY AS h (s, k, f, c, n) WHERE d.area = @area AND d.layer = 'hazards';
            UPDATE areas SET data_version = data_version + 1 WHERE area = @area RETURNING 1
            """, new
        {
            area,
            shops = hazards.Select(h => h.Shop < 30 ? shops[h.Shop].Id : (Guid?)null).ToArray(),
            kindsOf = hazards.Select(h => kinds[h.Kind]).ToArray(),
            found = hazards.Select(h => h.Found.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            closed = hazards.Select(h => h.Closed?.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
        });
        await town.VisibleAsync(area);

        // The slow and simple program: each hazard looks at all others, and the share is that of all who were at risk, day by day.
        var asOf = new DateOnly(2025, 12, 31);
        var followed = hazards.Where(h => h.Shop < 30 && h.Kind < 3 && h.Closed <= asOf && !(shops[h.Shop].Closed < h.Closed)).Select(h =>
        {
            var end = shops[h.Shop].Closed is { } shut && shut < asOf ? shut : asOf;
            var back = hazards.Where(o => o.Shop == h.Shop && o.Kind == h.Kind && o.Found > h.Closed && o.Found <= end).Select(o => (DateOnly?)o.Found).Min();
            return (Days: (back ?? end).DayNumber - h.Closed!.Value.DayNumber, Back: back is not null, h.Kind);
        }).ToList();
        double Share(int kind, int within)
        {
            var of = followed.Where(f => kind < 0 || f.Kind == kind).ToList();
            var s = 1.0;
            for (var day = 0; day <= within; day++)
            {
                var atRisk = of.Count(f => f.Days >= day);
                s *= atRisk == 0 ? 1 : 1 - (of.Count(f => f.Back && f.Days == day) / (double)atRisk);
            }

            return 1 - s;
        }

        var answer = (await town.AreaAsync("""
            relapse(by: KIND, asOf: "2025-12-31", withinDays: 180) { overall { followed returned within { value low high atRisk } points { day surviving } }
                groups { key name followed small within { value } } notFollowed { reason hazards } logRank { chiSquare degrees p } method { parameters { name value } dataVersion } }
            """, area))["relapse"]!;
        var overall = answer["overall"]!;
        $"{overall["followed"]} {overall["returned"]}".ShouldBe($"{followed.Count} {followed.Count(f => f.Back)}");
        overall["within"]!["value"]!.GetValue<double>().ShouldBe(Share(-1, 180), 1e-12);
        overall["points"]!.AsArray().Last(p => p!["day"]!.GetValue<int>() <= 180)!["surviving"]!.GetValue<double>().ShouldBe(1 - Share(-1, 180), 1e-12);
        foreach (var group in answer["groups"]!.AsArray())
        {
            var kind = Array.IndexOf(kinds, $"{group!["key"]}");
            group["followed"]!.GetValue<int>().ShouldBe(followed.Count(f => f.Kind == kind));
            group["within"]!["value"]!.GetValue<double>().ShouldBe(Share(kind, 180), 1e-12);
        }

        answer["logRank"]!["degrees"]!.GetValue<int>().ShouldBe(2);
        answer["notFollowed"]!.AsArray().Sum(n => n!["hazards"]!.GetValue<int>()).ShouldBe(hazards.Count - followed.Count);
        var one = (await town.AreaAsync("""relapse(kind: "wiring", asOf: "2025-12-31", withinDays: 180) { overall { within { value } } groups { key } }""", area))["relapse"]!;
        one["overall"]!["within"]!["value"]!.GetValue<double>().ShouldBe(Share(0, 180), 1e-12);
        one["groups"]!.AsArray().ShouldBeEmpty();
        (await town.AreaAsync("relapse { overall { followed returned within { value } points { day } } groups { key } }", "empty"))["relapse"]!.ToJsonString()
            .ShouldBe("""{"overall":{"followed":0,"returned":0,"within":{"value":null},"points":[]},"groups":[]}""");
    }
}
