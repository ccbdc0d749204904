using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using RiskMap.Api.Boards;
using RiskMap.Api.Buildings;
using RiskMap.Api.Buildings.HighRises;
using RiskMap.Api.Ebikes;
using RiskMap.Api.Households;

namespace RiskMap.Api.GraphQL;

/// <summary>Boards, campaigns, the premises file, and what is counted beside them.</summary>
public static class BoardsTypes
{
    public static IRequestExecutorBuilder AddBoardsTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<PremisesFileFields>().AddDataLoader<FileOfPremises>()
        .AddTypeExtension<AreaBoards>().AddTypeExtension<AreaEbikes>()
        .AddTypeExtension<AreaHouseholds>().AddTypeExtension<HouseholdFields>()
        .AddTypeExtension<AreaHighRises>().AddTypeExtension<HighRiseRowFields>();
}
