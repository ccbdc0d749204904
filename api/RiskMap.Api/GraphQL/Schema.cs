using HotChocolate.Execution.Configuration;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Roads;
using RiskMap.Api.Stations;
using RiskMap.Api.Zones;

namespace RiskMap.Api.GraphQL;

/// <summary>The schema, room by room. The only place that puts it together; tests call it too.</summary>
public static class Schema
{
    public static IRequestExecutorBuilder AddRiskMapSchema(this IRequestExecutorBuilder graphQL) => graphQL
        .AddQueryType()
        .AddTypeExtension<AreaQueries>().AddTypeExtension<AreaFields>()
        .AddTypeExtension<AreaImports>().AddTypeExtension<ImportRunFields>()
        .AddTypeExtension<AreaHydrants>().AddTypeExtension<HydrantFields>()
        .AddDataLoader<HydrantByFeature>().AddDataLoader<OutagesOfHydrant>().AddDataLoader<UsableHydrants>()
        .AddTypeExtension<AreaCoverage>().AddTypeExtension<CoverageFields>().AddTypeExtension<BuildingVerdictFields>()
        .AddDataLoader<PlaceOfSubject>()
        .AddTypeExtension<AreaBuildings>().AddDataLoader<BuildingByFeature>()
        .AddTypeExtension<AreaRoads>()
        .AddTypeExtension<AreaStations>()
        .AddTypeExtension<AreaIncidents>()
        .AddTypeExtension<AreaHeatmap>()
        .AddTypeExtension<AreaZones>().AddTypeExtension<ZoneFields>().AddDataLoader<IncidentsOfZone>()
        .AddTypeExtension<BuildingAcrossRooms>().AddTypeExtension<VerdictAcrossRooms>().AddTypeExtension<HydrantAcrossRooms>()
        .AddTypeExtension<RoadAcrossRooms>().AddTypeExtension<StationAcrossRooms>().AddTypeExtension<IncidentAcrossRooms>()
        .AddTypeExtension<ZoneAcrossRooms>().AddDataLoader<ZonesOfBuilding>()
        .AddTypeExtension<HydrantsCount>().AddTypeExtension<BuildingsCount>().AddTypeExtension<RoadsCount>()
        .AddTypeExtension<IncidentsCount>().AddTypeExtension<ZonesCount>().AddTypeExtension<BuildingVerdictsCount>()
        .AddTypeExtension<ImportRunsCount>().AddTypeExtension<ImportRejectsCount>();
}
