using HotChocolate;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>Zones that the data propose.</summary>
public sealed class ZoneProposals
{
    private readonly Area _area;
    private readonly double _cell;
    private readonly DateOnly _day;
    private readonly DateTimeOffset _computedAt;

    internal ZoneProposals(Area area, double cell, DateOnly day, DateTimeOffset computedAt) => (_area, _cell, _day, _computedAt) = (area, cell, day, computedAt);

    /// <summary>The one that needs it most first.</summary>
    public IReadOnlyList<ZoneProposal> Proposals { get; internal init; } = [];

    /// <summary>How many were left out, for a zone that is examined in rounds covers half of them or more.</summary>
    public int Covered { get; internal init; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_ZONE_PROPOSALS"),
        [
            MethodParameter.Of("cell", _cell, "m"), new("asOf", _day.Iso(), null), MethodParameter.Of("rim", ProposalAnalysis.RimMetres, "m"),
            MethodParameter.Of("mostZoned", ProposalAnalysis.MostZoned),
            .. new[] { PointOf.Premises, PointOf.HazardOpen, PointOf.HazardReturned, PointOf.Fire, PointOf.Uncovered }
                .Select(p => MethodParameter.Of("points_" + Snake.Of(p), ProposalAnalysis.PointsOf(p))),
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_ZONE_PROPOSALS"), _area.DataVersion, _computedAt);
}

/// <summary>Ground that should be a zone.</summary>
public sealed class ZoneProposal
{
    private const double MostlyOne = 0.4;

    private readonly ProposedZone _zone;
    private readonly double _highest;

    internal ZoneProposal(ProposedZone zone, int rank, double highest) => (_zone, Rank, _highest) = (zone, rank, highest);

    /// <summary>By which createZone takes it, while the data are the same.</summary>
    public string Id => _zone.Id;

    /// <summary>1: the one that needs it most.</summary>
    public int Rank { get; }

    /// <summary>Its ground: a multipolygon.</summary>
    public Geometry Geometry => _zone.Ground.Ground;

    /// <summary>Degrees east of a point in it.</summary>
    public double Longitude => _zone.Longitude;

    /// <summary>Degrees north of a point in it.</summary>
    public double Latitude => _zone.Latitude;

    /// <summary>Square kilometres, on the ellipsoid.</summary>
    public double AreaKm2 => _zone.Ground.M2 / 1e6;

    /// <summary>A code of zoneKindBook that its premises suggest.</summary>
    public string Kind
    {
        get
        {
            var known = _zone.Ground.Kinds.Where(k => k.Key != "unknown").Sum(k => k.Value);
            var likely = ZoneKinds.All.Select(z => (z.Code, Count: z.Premises.Sum(p => _zone.Ground.Kinds.GetValueOrDefault(p)))).MaxBy(z => z.Count);
            return likely.Count > 0 && likely.Count >= MostlyOne * known ? likely.Code : "mixed_use";
        }
    }

    /// <summary>What it could be called, in the reader's language; null: there is nothing to name it by.</summary>
    public string? SuggestedName => _zone.Place is { } place ? Words.Say("PROPOSAL_NAME", place, ZoneKinds.Find(Kind)!.Name) : null;

    /// <summary>Its points beside those of the first: 0 to 100.</summary>
    public double Score => 100 * _zone.Ground.Points / _highest;

    /// <summary>Located premises in business on the day.</summary>
    public int Premises => Count(PointOf.Premises);

    /// <summary>The same by kind, the most first.</summary>
    public IReadOnlyList<KindCount> PremisesByKind => KindCount.Of(_zone.Ground.Kinds);

    /// <summary>Hazards open on the day.</summary>
    public int HazardsOpen => Count(PointOf.HazardOpen);

    /// <summary>Hazards found within the year before the day that had been closed and came back.</summary>
    public int HazardsReturned => Count(PointOf.HazardReturned);

    /// <summary>Located fires of the five years before the day.</summary>
    public int Fires => Count(PointOf.Fire);

    /// <summary>Buildings that stand on the day.</summary>
    public int Buildings => Count(PointOf.Building);

    /// <summary>Buildings farther than 150 m from every usable hydrant.</summary>
    public int BuildingsUncovered => Count(PointOf.Uncovered);

    /// <summary>Why, the weightiest first.</summary>
    public IReadOnlyList<ProposalReason> Reasons =>
    [
        .. new[]
            {
                Reason(PointOf.Premises, "PREMISES", Math.Round(_zone.Ground.M2 / 1e4, 1)), Reason(PointOf.HazardOpen, "HAZARDS_OPEN"),
                Reason(PointOf.HazardReturned, "HAZARDS_RETURNED"), Reason(PointOf.Fire, "FIRES"), Reason(PointOf.Uncovered, "UNCOVERED"),
            }
            .Where(r => r.Count > 0).OrderByDescending(r => r.Points),
    ];

    /// <summary>Share of it that zones examined in rounds cover, from 0 to below one half.</summary>
    public double ZonedShare => _zone.Ground.ZonedShare;

    private int Count(PointOf of) => _zone.Ground.Counts[(int)of];

    private ProposalReason Reason(PointOf of, string code, params object?[] more) =>
        new(code, Count(of), Count(of) * ProposalAnalysis.PointsOf(of)) { Values = [Count(of), .. more] };
}

/// <summary>A reason for a zone.</summary>
/// <param name="Code">PREMISES, HAZARDS_OPEN, HAZARDS_RETURNED, FIRES or UNCOVERED.</param>
/// <param name="Count">How many.</param>
/// <param name="Points">Points that they give.</param>
public sealed record ProposalReason(string Code, int Count, double Points)
{
    internal object?[] Values { get; init; } = [];

    /// <summary>A sentence in the reader's language.</summary>
    public string Message => Words.Say("REASON_" + Code, Values);
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaProposals
{
    /// <summary>Where the next zones should be: clusters of premises, hazards, fires and buildings without water, each with its reasons.</summary>
    public Task<ZoneProposals> GetZoneProposalsAsync(
        [Parent] Area area, [Service] ZoneProposer proposer, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 100.")] int limit = 20,
        [GraphQLDescription("Side of a cell in metres, from 50 to 500.")] double cellMetres = ZoneProposer.UsualCell,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null) =>
        proposer.OfAsync(area, cellMetres, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), limit, cancel);
}
