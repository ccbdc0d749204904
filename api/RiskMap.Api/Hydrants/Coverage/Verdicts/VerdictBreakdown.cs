using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Verdicts broken down by places so that every building counts once: all places and what lies outside them make the whole.</summary>
public sealed class VerdictBreakdown
{
    private readonly StandardVerdicts _whole;

    internal VerdictBreakdown(StandardVerdicts whole, string? level, IEnumerable<PlaceMembers> places)
    {
        (_whole, Level) = (whole, level);
        var subjects = whole.Answer.View.Reach.Ground.SubjectOf;
        var left = whole.Standing.ToHashSet();
        var all = left.ToHashSet();
        List<PlaceVerdicts> shares = [];
        foreach (var place in places)
        {
            int[] inside = [.. place.Features.Where(f => f < subjects.Length && subjects[f] >= 0).Select(f => subjects[f]).Where(all.Contains).Distinct()];
            int[] counted = [.. inside.Where(left.Remove)];
            shares.Add(new(place, new(whole.InArea, whole.Answer, counted), inside.Length - counted.Length));
        }

        Places = shares;
        Outside = new(whole.InArea, whole.Answer, left.Order());
    }

    /// <summary>Level of the divisions, or kind of the zones; null: zones of any kind.</summary>
    public string? Level { get; }

    /// <summary>The places, each with the buildings that count in it, in the order of their numbers.</summary>
    public IReadOnlyList<PlaceVerdicts> Places { get; }

    /// <summary>Buildings that lie in none of them.</summary>
    public StandardVerdicts Outside { get; }

    /// <summary>All buildings: those of all places and those outside.</summary>
    public int Count => _whole.Count;

    /// <summary>How buildings are put to places, in the reader's language.</summary>
    public string Rule => Words.Say("BREAKDOWN_RULE");
}

/// <summary>Which buildings lie in which divisions and zones: read once for each version of the data.</summary>
public sealed class PlacesOfBuildings(FactStore store)
{
    private readonly SharedAnswers<(string Area, string State, BrokenDownBy By, CoverageSubject Of), List<PlaceMembers>> _places = new(capacity: 16, _ => 1);

    internal ValueTask<List<PlaceMembers>> OfAsync(StandardVerdicts verdicts, BrokenDownBy by, CancellationToken cancel) =>
        _places.GetAsync(
            (verdicts.InArea.Code, verdicts.InArea.State, by, verdicts.Answer.View.Reach.Ground.Of),
            c => store.MembersAsync(verdicts.InArea.Code, by, verdicts.Answer.View.Reach.Ground.Of, c), cancel);
}

[ExtendObjectType(typeof(StandardVerdicts))]
public sealed class VerdictBreakdownFields
{
    /// <summary>By administrative divisions of one level. Null: the area has none of that level.</summary>
    public async Task<VerdictBreakdown?> GetByDivisionAsync(
        [Parent] StandardVerdicts verdicts, [Service] PlacesOfBuildings places, CancellationToken cancel,
        [GraphQLDescription("county, town, village, grid or unknown; the coarsest below the county if none is named.")] string? level = null)
    {
        var all = await places.OfAsync(verdicts, BrokenDownBy.Divisions, cancel);
        var meant = level ?? Array.Find(DivisionLevels.CoarsestFirst, l => all.Exists(p => p.Kind == l));
        return all.Exists(p => p.Kind == meant) ? new(verdicts, meant, all.Where(p => p.Kind == meant)) : null;
    }

    /// <summary>By zones. Null: the area has none of that kind.</summary>
    public async Task<VerdictBreakdown?> GetByZoneAsync(
        [Parent] StandardVerdicts verdicts, [Service] PlacesOfBuildings places, CancellationToken cancel,
        [GraphQLDescription("Only zones of this kind: market, logistics, industrial …; all if none is named.")] string? kind = null)
    {
        var all = await places.OfAsync(verdicts, BrokenDownBy.Zones, cancel);
        return all.Exists(p => kind is null || p.Kind == kind) ? new(verdicts, kind, all.Where(p => kind is null || p.Kind == kind)) : null;
    }
}
