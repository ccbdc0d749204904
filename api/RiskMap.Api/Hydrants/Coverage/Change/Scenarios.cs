using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Scenarios as a request brings them, answered from memory; places in degrees are turned into metres there too, wherever the projection is our own.</summary>
public sealed class Scenarios(Verdicts verdicts, FactStore store)
{
    /// <param name="area">The area.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="asked">What they are judged by.</param>
    /// <param name="strict">True: a hydrant or a road that is not there is refused; false: that change does not apply.</param>
    /// <param name="cancel">Stops the computation.</param>
    /// <exception cref="ScenarioThingUnknown">A hydrant or a road is not there.</exception>
    internal async Task<ScenarioPreview> PreviewAsync(
        Area area, IReadOnlyList<ScenarioChange> changes, ScenarioQuestion asked, bool strict, CancellationToken cancel)
    {
        ScenarioChange.Require(changes);
        var before = await verdicts.OfAsync(area, asked.Standard, asked.Day, asked.Hose, cancel);
        var reach = before.View.Reach;
        var roads = reach.Model.Streets.Roads.ToHashSet();
        var places = changes.Select(c => c.Place).OfType<ScenarioPlace>().ToList();
        var metres = new Queue<(double X, double Y)>(await MetresAsync(area, places, cancel));
        var parts = new List<ScenarioPart>();
        foreach (var change in changes)
        {
            (double, double)? place = change.Place is null ? null : metres.Dequeue();
            var hydrant = change.Hydrant is { } id ? reach.Hydrants.Find(id) : -1;
            var missing = (change.Hydrant is not null && hydrant < 0) || (change.CloseEdge is { } road && !roads.Contains(road));
            if (missing && strict)
            {
                throw new ScenarioThingUnknown(change.Hydrant ?? change.CloseEdge!.Value);
            }

            // One that was demolished in the meantime is on record, and can be moved or taken away no more.
            var gone = hydrant >= 0 && !reach.Hydrants.IsThere(hydrant, asked.Day);
            // One that gives no water gives none elsewhere either.
            var dry = hydrant >= 0 && !before.View.Usable[hydrant];
            parts.Add(new(!missing && !gone && change.HoldsOn(asked.Day), hydrant, dry ? null : place, change.CloseEdge));
        }

        var all = new ScenarioParts(parts);
        return new(area, before, ScenarioAnalysis.Compute(before, all.All, cancel), all, asked.Test);
    }

    private async Task<IEnumerable<(double X, double Y)>> MetresAsync(Area area, List<ScenarioPlace> places, CancellationToken cancel)
    {
        var known = places.Select(p => LocalMetres.Of(area.LocalSrs, p.X, p.Y)).ToList();
        return known.TrueForAll(k => k is not null)
            ? known.Select(k => k!.Value)
            : await store.ToMetresAsync(area, [.. places.Select(p => p.X)], [.. places.Select(p => p.Y)], cancel);
    }
}

/// <summary>What a scenario is judged by.</summary>
/// <param name="Standard">Id of the standard.</param>
/// <param name="Day">The day.</param>
/// <param name="Hose">Metres of hose; null: as the standard says.</param>
/// <param name="Test">The test whose verdicts are compared; null: all that the standard demands, together.</param>
internal sealed record ScenarioQuestion(string Standard, DateOnly Day, double? Hose, VerdictTest? Test);
