using HotChocolate.Execution.Configuration;
using RiskMap.Api.Zones;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.GraphQL;

/// <summary>Check-up zones, their rounds and vital signs.</summary>
internal static class ZonesTypes
{
    public static IRequestExecutorBuilder AddZonesTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<AreaVitalSigns>().AddTypeExtension<ZoneVitalSigns>().AddTypeExtension<WeightsMutations>();
}
