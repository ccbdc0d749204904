using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Geocoding;
using RiskMap.Api.Geocoding.Review;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Hydrants.Entry;
using RiskMap.Api.Hydrants.Siting;
using RiskMap.Api.Incidents;
using RiskMap.Api.Incidents.BuildingRisk;
using RiskMap.Api.Incidents.Entry;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Incidents.Heatmap.Breakdowns;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Incidents.HotSpots;
using RiskMap.Api.Incidents.Trends;
using RiskMap.Api.Roads;
using RiskMap.Api.Standards;
using RiskMap.Api.Stations;
using RiskMap.Api.Work;
using RiskMap.Api.Zones;

namespace RiskMap.Api.GraphQL;

/// <summary>The schema, room by room. The only place that puts it together; tests call it too.</summary>
public static class Schema
{
    public static IRequestExecutorBuilder AddRiskMapSchema(this IRequestExecutorBuilder graphQL, Settings? settings = null) => graphQL
        .AddQueryType<Query>().AddMutationType<Mutation>().AddSubscriptionType<Subscription>().AddInMemorySubscriptions().AddAuthorization()
        .AddTypeExtension<WorkMutations>()
        .WithGeometry((settings ?? new()).GeometryPositions)
        .BindRuntimeType<Guid, IdType>().AddTypeConverter<string, Guid>(RecordId.Read)
        .AddTypeExtension<AreaQueries>().AddTypeExtension<AreaFields>()
        .AddTypeExtension<DivisionFields>().AddDataLoader<GroundOfDivision>()
        .AddTypeExtension<AreaImports>().AddTypeExtension<ImportRunFields>().AddTypeExtension<PreviewQueries>()
        .AddTypeExtension<StandardQueries>().AddTypeExtension<AreaStandards>().AddTypeExtension<StandardFields>().AddTypeExtension<RuleFields>()
        .AddTypeExtension<StandardMutations>()
        .AddTypeExtension<AreaHydrants>().AddTypeExtension<HydrantFields>()
        .AddDataLoader<HydrantByFeature>().AddDataLoader<OutagesOfHydrant>().AddDataLoader<UsableHydrants>()
        .AddTypeExtension<HydrantMutations>().AddTypeExtension<HydrantHistoryFields>().AddTypeExtension<HydrantEditFields>()
        .AddTypeExtension<AreaSurvey>().AddTypeExtension<HydrantCheckFields>()
        .AddDataLoader<VersionOfHydrant>().AddDataLoader<ChecksOfHydrant>().AddDataLoader<HydrantById>()
        .AddTypeExtension<AreaCoverage>().AddTypeExtension<CoverageFields>().AddTypeExtension<BuildingVerdictFields>()
        .AddTypeExtension<AreaVerdicts>().AddTypeExtension<StandardVerdictFields>().AddTypeExtension<BuildingTestsFields>().AddTypeExtension<ReachedHydrantFields>()
        .AddTypeExtension<AreaHydrantVerdicts>().AddTypeExtension<HydrantVerdictFields>().AddTypeExtension<HydrantTestOutcomeFields>()
        .AddTypeExtension<AloneServedFields>().AddTypeExtension<HydrantVerdictsCount>().AddTypeExtension<GapFields>().AddTypeExtension<StandardGapFields>().AddTypeExtension<VerdictBreakdownFields>().AddTypeExtension<GapsCount>()
        .AddTypeExtension<AreaChanges>().AddTypeExtension<ScenarioPreviewFields>().AddTypeExtension<CoverageChangeFields>().AddTypeExtension<HydrantChangeFields>()
        .AddTypeExtension<VerdictCodeFields>().AddTypeExtension<AreaScenarios>().AddTypeExtension<SavedScenarioFields>().AddTypeExtension<ScenarioMutations>()
        .AddDataLoader<PlaceOfSubject>()
        .AddTypeExtension<AreaSiting>().AddTypeExtension<SitingProposals>().AddTypeExtension<FewestProposals>()
        .AddTypeExtension<ProposalFields>().AddTypeExtension<ServedBuildingFields>()
        .AddTypeExtension<AreaBuildings>().AddTypeExtension<AreaPremises>().AddDataLoader<BuildingByFeature>()
        .AddAccountsTypes()
        .AddBoardsTypes()
        .AddTypeExtension<AreaRoads>()
        .AddTypeExtension<AreaStations>()
        .AddTypeExtension<AreaIncidents>()
        .AddTypeExtension<IncidentMutations>().AddTypeExtension<IncidentSubscriptions>().AddTypeExtension<IncidentHistoryFields>()
        .AddTypeExtension<AreaIncidentChanges>().AddTypeExtension<IncidentEditFields>().AddTypeExtension<IncidentChangeFields>()
        .AddDataLoader<VersionOfIncident>()
        .AddTypeExtension<AreaHeatmap>().AddTypeExtension<AreaBacktest>().AddTypeExtension<AreaBreakdown>().AddTypeExtension<AreaCells>().AddTypeExtension<AreaHotSpots>().AddTypeExtension<AreaTrends>()
        .AddTypeExtension<AreaRisk>().AddTypeExtension<RiskLists>().AddTypeExtension<RiskScoreFields>().AddTypeExtension<RiskScoreAcrossRooms>().AddTypeExtension<RiskScoresCount>()
        .AddTypeExtension<AreaGeocoding>()
        .AddTypeExtension<AreaZones>().AddTypeExtension<ZoneFields>()
        .AddDataLoader<IncidentsOfZone>().AddDataLoader<GroundOfZone>()
        .AddZonesTypes()
        .AddTypeExtension<BuildingAcrossRooms>().AddTypeExtension<PremisesAcrossRooms>().AddTypeExtension<VerdictAcrossRooms>().AddTypeExtension<BuildingTestsAcrossRooms>()
        .AddTypeExtension<HydrantAcrossRooms>()
        .AddTypeExtension<RoadAcrossRooms>().AddTypeExtension<StationAcrossRooms>().AddTypeExtension<IncidentAcrossRooms>()
        .AddTypeExtension<ZoneAcrossRooms>().AddDataLoader<ZonesOfBuilding>().AddDataLoader<HydrantsAlongRoad>()
        .AddTypeExtension<AreaReview>().AddTypeExtension<ReviewMutations>().AddTypeExtension<UnlocatedAcrossRooms>()
        .AddTypeExtension<HydrantPlace>().AddTypeExtension<StationPlace>().AddTypeExtension<PremisesPlace>().AddTypeExtension<IncidentPlace>()
        .AddDataLoader<LocationOfRow>()
        .AddTypeExtension<HydrantsCount>().AddTypeExtension<BuildingsCount>().AddTypeExtension<RoadsCount>()
        .AddTypeExtension<IncidentsCount>().AddTypeExtension<ZonesCount>().AddTypeExtension<BuildingVerdictsCount>()
        .AddTypeExtension<HydrantProposalsCount>().AddTypeExtension<ServedBuildingsCount>()
        .AddTypeExtension<BuildingTestsCount>().AddTypeExtension<ChangedVerdictsCount>().AddTypeExtension<HydrantChangesCount>()
        .AddTypeExtension<PremisesCount>().AddTypeExtension<UnlocatedRowsCount>()
        .AddInspectionTypes()
        .AddTypeExtension<ImportRunsCount>().AddTypeExtension<ImportRejectsCount>();
}
