using RiskMap.DataImport.Demo;
using RiskMap.DataImport.Demo.Life;

namespace RiskMap.DataImport.Tests.Demo;

public sealed class TwoYearsTests(OneTown one) : IClassFixture<OneTown>
{
    private readonly LifeOfTown _life = one.Town.Life;

    /// <summary>
    /// Kaplan-Meier over what the demo holds, against the law by which it was made: within three standard errors (Greenwood) at a month, a quarter, half a year
    /// and a year, of all hazards and of the kinds that come back most.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData("e_bike_indoors")]
    [InlineData("exit_blocked")]
    [InlineData("wiring")]
    public void Hazards_come_back_as_the_known_law_says(string? kind)
    {
        var closed = _life.Hazards.Where(h => h.ClosedOn is not null && (kind is null || h.Kind == kind)).ToList();
        var next = _life.Hazards.GroupBy(h => (h.Premises, h.Kind)).SelectMany(g => g.Zip(g.Skip(1))).ToDictionary(p => p.First, p => p.Second.FoundOn);
        var followed = closed.ConvertAll(h => (Days: (next.TryGetValue(h, out var back) ? back : Town.Today).DayNumber - h.ClosedOn!.Value.DayNumber, Came: next.ContainsKey(h)));
        followed.ShouldAllBe(f => f.Days > 0 || !f.Came);
        foreach (var horizon in new[] { 30, 90, 180, 365 })
        {
            var (stays, variance) = (1.0, 0.0);
            foreach (var day in followed.Where(f => f.Came && f.Days <= horizon).Select(f => f.Days).Distinct().Order())
            {
                double atRisk = followed.Count(f => f.Days >= day), came = followed.Count(f => f.Came && f.Days == day);
                stays *= 1 - (came / atRisk);
                variance += came / (atRisk * (atRisk - came));
            }

            // Hazards of different rates thin out differently: a mixture is held against its own mean only early; of one kind, the places differ little.
            var truth = closed.Average(h => Math.Exp(-HazardKinds.RelapseRate(h.Kind, h.ZoneKind) * horizon));
            stays.ShouldBe(truth, (3 * stays * Math.Sqrt(variance)) + (kind is null ? 0.03 : 0.015), $"{kind} after {horizon} days");
        }
    }

    [Fact]
    public void Every_step_follows_the_one_before_and_nothing_has_happened_after_today()
    {
        foreach (var hazard in _life.Hazards)
        {
            hazard.Steps.ShouldAllBe(s => s.On >= hazard.FoundOn && s.On <= Town.Today);
            hazard.State.ShouldBe(hazard.Steps.Last(s => s.Kind is "found" or "ordered" or "rectifying" or "recheck_asked" or "passed" or "failed" or "closed").State);
            (hazard.ClosedOn is not null).ShouldBe(hazard.State == "closed");
            hazard.Steps.Select(s => (s.Kind, s.On)).ShouldBeUnique();
        }

        _life.Visits.ShouldAllBe(v => v.Day >= TwoYears.First && v.Day <= Town.Today);
        _life.Visits.Select(v => v.Number).ShouldBeUnique();
        // Whoever passes a re-check was looked at on that day.
        var looked = _life.Visits.Select(v => (v.Premises, v.Day)).ToHashSet();
        _life.Hazards.SelectMany(h => h.Steps.Where(s => s.Kind is "passed" or "failed").Select(s => (h.Premises, s.On))).ShouldAllBe(s => looked.Contains(s));
    }

    [Fact]
    public void It_looks_lived_in()
    {
        _life.Hazards.Count.ShouldBeInRange(2000, 3200);
        _life.Rounds.GroupBy(r => r.Zone).ShouldAllBe(z => z.Count() <= 4);
        _life.Rounds.Select(r => r.State).Distinct().Count().ShouldBeGreaterThanOrEqualTo(5);
        _life.Rounds.ShouldContain(r => r.State != "closed" && r.DueOn < Town.Today);
        _life.Rounds.ShouldContain(r => r.Steps.Any(s => s.Note != null && s.State == "rectifying"));
        var weekdays = _life.Visits.CountBy(v => v.At.DayOfWeek).ToDictionary();
        weekdays[DayOfWeek.Wednesday].ShouldBeGreaterThan(3 * weekdays.GetValueOrDefault(DayOfWeek.Sunday));
        _life.Visits.Count(v => v.At.Hour >= 20).ShouldBeInRange(200, 900);
        double Days(string officer) => _life.Hazards.Where(h => h.Officer.Name == officer && h is { OnSpot: false, ClosedOn: not null }).Average(h => h.ClosedOn!.Value.DayNumber - h.FoundOn.DayNumber);
        Days("毛守义").ShouldBeGreaterThan(1.2 * Days("覃卫东"));
        _life.Hazards.Count(h => h.SupervisedBy != null).ShouldBeInRange(3, 12);
        foreach (var step in new[] { "extended", "failed", "sealed", "lifted", "penalty", "transferred", "stopped" })
        {
            _life.Hazards.ShouldContain(h => h.On(step) != null, step);
        }

        _life.Files.Values.SelectMany(f => f.Contacts).ShouldAllBe(c => c.Name.EndsWith("（生成）") && c.Phone.StartsWith("000-"));
        _life.Households.ShouldAllBe(h => h.Name.EndsWith("（生成）") && h.Phone.StartsWith("000-"));
    }
}
