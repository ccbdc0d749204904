using RiskMap.DataImport.Demo;

namespace RiskMap.DataImport.Tests.Demo;

public sealed class HydrantNetworkTests(OneTown one) : IClassFixture<OneTown>
{
    private IReadOnlyList<Hydrant> Hydrants => one.Town.Hydrants;

    [Fact]
    public void Thirty_were_built_in_2023() => Hydrants.Count(h => h.InstalledOn?.Year == 2023).ShouldBe(HydrantNetwork.Campaign);

    [Fact]
    public void Outages_lie_within_the_hydrants_life()
    {
        foreach (var hydrant in Hydrants)
        {
            foreach (var outage in hydrant.Outages)
            {
                (outage.To ?? Town.Today).ShouldBeGreaterThanOrEqualTo(outage.From);
                outage.From.ShouldBeGreaterThanOrEqualTo(hydrant.InstalledOn ?? DateOnly.MinValue, hydrant.Id);
                (outage.To ?? outage.From).ShouldBeLessThanOrEqualTo(hydrant.RemovedOn ?? DateOnly.MaxValue, hydrant.Id);
            }
        }

        Hydrants.Sum(h => h.Outages.Count).ShouldBeInRange(100, 300);
    }

    [Fact]
    public void The_new_town_is_served_and_the_villages_are_not()
    {
        Served(QuarterKind.NewTown).ShouldBeGreaterThan(0.8);
        Served(QuarterKind.Village).ShouldBeLessThan(0.12);
        Served(QuarterKind.OldTown).ShouldBeInRange(0.15, 0.75);
    }

    [Fact]
    public void Most_are_in_service_some_unknown_some_gone()
    {
        Hydrants.Count(h => h.State == "in_service").ShouldBeInRange(1050, 1350);
        Hydrants.Count(h => h.State == "unknown").ShouldBeInRange(40, 200);
        Hydrants.Count(h => h.RemovedOn is not null).ShouldBeInRange(15, 80);
        Hydrants.Count(h => h.FlowLps is null).ShouldBeInRange(300, 1000);
    }

    /// <summary>Share of the quarter's buildings with a hydrant within 150 m, straight from the middle.</summary>
    private double Served(QuarterKind quarter)
    {
        var buildings = one.Town.Buildings.Where(b => b.Quarter == quarter).Where((_, i) => i % 11 == 0).ToList();
        return (double)buildings.Count(b => Hydrants.Any(h => h.Point.Distance(b.Centre) <= 150)) / buildings.Count;
    }
}
