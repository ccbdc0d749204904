using HotChocolate;
using HotChocolate.Types;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Ebikes;

/// <summary>Puts ports and bicycles of communities together.</summary>
public sealed class EbikeBoards(EbikeStore store, Towns towns, TimeProvider clock)
{
    /// <summary>1:5.</summary>
    public const double Usual = 0.2;

    internal async Task<EbikePorts> OfAsync(Area area, DateOnly day, double portsPerBike, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        if (!(portsPerBike > 0 && portsPerBike <= 10))
        {
            throw new PortsPerBikeInvalid(portsPerBike);
        }

        var known = await towns.OfAsync(area, cancel);
        var level = known.Values.Any(d => d.Level == "village") ? "village" : known.Values.Any(d => d.Level == "town") ? "town" : null;
        var places = level is null ? [] : await store.OfAsync(area, level, day, cancel);
        var seen = places.Where(p => may is null || may.Contains(p.DivisionId)).Select(p => p with { Division = known[p.DivisionId], PortsPerBike = portsPerBike })
            .OrderBy(p => p.Verdict == EbikeVerdict.Unknown).ThenByDescending(p => p.MissingPorts).ThenBy(p => p.Division.FeatureId);
        return new(area, day, portsPerBike, level, [.. seen], may is null ? await store.UnplacedAsync(area, level, day, cancel) : 0, clock.GetUtcNow());
    }
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaEbikes
{
    /// <summary>Charging ports for electric bicycles against the bicycles registered (place facts ebikes), by community.</summary>
    public Task<EbikePorts> GetEbikePortsAsync(
        [Parent] Area area, [Service] EbikeBoards boards, [Service] Caller caller, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day (YYYY-MM-DD) on which sites are in service; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Ports that each bicycle needs; 0.2 is 1:5, a local rule.")] double portsPerBike = EbikeBoards.Usual) =>
        boards.OfAsync(area, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), portsPerBike, caller.Divisions(Permits.Look, area.Code), cancel);
}

public sealed class PortsPerBikeInvalid(double given) : Refused("PORTS_PER_BIKE_INVALID", 400, given);
