using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using RiskMap.Api.Zones.Entry;
using RiskMap.Api.Zones.Proposals;
using RiskMap.Api.Zones.Rounds;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.GraphQL;

/// <summary>Check-up zones, their rounds and vital signs.</summary>
internal static class ZonesTypes
{
    public static IRequestExecutorBuilder AddZonesTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<ZoneMutations>().AddTypeExtension<ZoneSubscriptions>().AddTypeExtension<ZoneHistoryFields>().AddTypeExtension<AreaZoneEntry>()
        .AddTypeExtension<ZoneEditFields>().AddTypeExtension<ZoneChangeFields>().AddDataLoader<VersionOfZone>()
        .AddTypeExtension<AreaProposals>()
        .AddTypeExtension<AreaRounds>().AddTypeExtension<ZoneRounds>().AddTypeExtension<RoundFields>().AddTypeExtension<RoundProgressFields>()
        .AddTypeExtension<RoundMutations>().AddTypeExtension<RoundSubscriptions>().AddTypeExtension<RoundEditFields>().AddTypeExtension<RoundChangeFields>()
        .AddTypeExtension<RoundsCount>().AddDataLoader<RoundsOfZone>().AddDataLoader<VersionOfRound>()
        .AddTypeExtension<AreaVitalSigns>().AddTypeExtension<ZoneVitalSigns>().AddTypeExtension<WeightsMutations>();
}

[ExtendObjectType("RoundsConnection")]
public sealed class RoundsCount : TotalCount<Round>;
