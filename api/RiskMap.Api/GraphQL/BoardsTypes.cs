using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using RiskMap.Api.Boards;
using RiskMap.Api.Buildings;
using RiskMap.Api.Buildings.Entry;
using RiskMap.Api.Buildings.HighRises;
using RiskMap.Api.Campaigns;
using RiskMap.Api.Ebikes;
using RiskMap.Api.Households;
using RiskMap.Api.Reports;

namespace RiskMap.Api.GraphQL;

/// <summary>Boards, campaigns, the premises file, and what is counted beside them.</summary>
public static class BoardsTypes
{
    public static IRequestExecutorBuilder AddBoardsTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<PremisesMutations>().AddTypeExtension<PremisesSubscriptions>().AddTypeExtension<PremisesChangeFields>().AddTypeExtension<PremisesEditFields>().AddTypeExtension<PremisesHistoryFields>().AddDataLoader<VersionOfPremises>()
        .AddTypeExtension<PremisesFileFields>().AddDataLoader<FileOfPremises>()
        .AddTypeExtension<AreaCampaigns>().AddTypeExtension<CampaignFields>().AddTypeExtension<CampaignMutations>().AddTypeExtension<CampaignSubscriptions>().AddTypeExtension<CampaignChangeFields>().AddTypeExtension<CampaignEditFields>().AddDataLoader<VersionOfCampaign>()
        .AddTypeExtension<AreaReports>()
        .AddTypeExtension<AreaBoards>().AddTypeExtension<AreaEbikes>()
        .AddTypeExtension<AreaHouseholds>().AddTypeExtension<HouseholdFields>()
        .AddTypeExtension<AreaHighRises>().AddTypeExtension<HighRiseRowFields>();
}
