namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The changes of a scenario one by one, in the order in which they are told, in local metres.</summary>
/// <param name="Changes">One part for each change; those that do not apply change nothing.</param>
internal sealed record ScenarioParts(IReadOnlyList<ScenarioPart> Changes)
{
    /// <summary>The first so many changes together.</summary>
    public Scenario First(int count)
    {
        var first = Changes.Take(count).Where(c => c.Applies).ToList();
        var put = first.Where(c => c.Place is not null).ToList();
        return new(
            first.Where(c => c.Hydrant >= 0).Select(c => c.Hydrant).ToHashSet(),
            [.. put.Select(c => c.Place!.Value.X)], [.. put.Select(c => c.Place!.Value.Y)], [.. put.Select(c => c.Hydrant)],
            first.Select(c => c.Road).OfType<Guid>().ToHashSet());
    }

    public Scenario All => First(Changes.Count);
}

/// <summary>One change.</summary>
/// <param name="Applies">False: what it is about is not there, or not on this day.</param>
/// <param name="Hydrant">The hydrant on record that no longer stands where it stood; -1: none.</param>
/// <param name="Place">Where a hydrant is put, metres east and north.</param>
/// <param name="Road">The road that is closed.</param>
internal sealed record ScenarioPart(bool Applies, int Hydrant = -1, (double X, double Y)? Place = null, Guid? Road = null);
