using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Scenarios as a request brings them, answered from memory; only places in degrees are turned into metres by the database.</summary>
public sealed class Scenarios(Verdicts verdicts, FactStore store)
{
    /// <summary>Changes of one scenario at most.</summary>
    private const int Most = 500;

    public async Task<ScenarioPreview> PreviewAsync(
        Area area, IReadOnlyList<ScenarioChange> changes, string standard, DateOnly day, double? hose, VerdictTest? test, CancellationToken cancel)
    {
        if (changes.Count > Most)
        {
            throw new ScenarioTooLarge(changes.Count, Most);
        }

        if (changes.Any(c => c.Named != 1))
        {
            throw new ScenarioChangeInvalid();
        }

        var before = await verdicts.OfAsync(area, standard, day, hose, cancel);
        var reach = before.View.Reach;
        int Known(Guid id) => reach.Hydrants.Find(id) is >= 0 and var h ? h : throw new ScenarioThingUnknown(id);
        var off = changes.Select(c => c.Remove ?? c.OutOfService ?? c.Move?.Id).OfType<Guid>().Select(Known).ToHashSet();
        var put = changes.Where(c => c.Add is not null || c.Move is not null).ToList();
        var roads = changes.Select(c => c.CloseEdge).OfType<Guid>().ToHashSet();
        if (roads.FirstOrDefault(r => !reach.Model.Streets.Roads.Contains(r)) is var unknown && unknown != Guid.Empty)
        {
            throw new ScenarioThingUnknown(unknown);
        }

        var places = put.Select(c => (c.Add ?? c.Move!.To)).ToList();
        var metres = await store.ToMetresAsync(area, [.. places.Select(p => p.X)], [.. places.Select(p => p.Y)], cancel);
        var scenario = new Scenario(
            off, [.. metres.Select(m => m.X)], [.. metres.Select(m => m.Y)], [.. put.Select(c => c.Move is { } move ? Known(move.Id) : -1)], roads);
        return new(area, before, ScenarioAnalysis.Compute(before, scenario, cancel), test);
    }
}
