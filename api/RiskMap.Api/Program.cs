using RiskMap.Api;
using RiskMap.Api.Accounts;
using RiskMap.Api.Accounts.Desk;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Areas.Imports.Uploads;
using RiskMap.Api.Boards;
using RiskMap.Api.Boards.Saved;
using RiskMap.Api.Buildings;
using RiskMap.Api.Buildings.Saved;
using RiskMap.Api.Campaigns;
using RiskMap.Api.Campaigns.Saved;
using RiskMap.Api.Corrections;
using RiskMap.Api.Ebikes;
using RiskMap.Api.Erasing;
using RiskMap.Api.Geocoding;
using RiskMap.Api.Geocoding.Review;
using RiskMap.Api.GraphQL;
using RiskMap.Api.Hosting;
using RiskMap.Api.Households;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Hydrants.Entry;
using RiskMap.Api.Hydrants.Siting;
using RiskMap.Api.Incidents;
using RiskMap.Api.Incidents.BuildingRisk;
using RiskMap.Api.Incidents.Entry;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Incidents.HotSpots;
using RiskMap.Api.Incidents.Saved;
using RiskMap.Api.Incidents.Trends;
using RiskMap.Api.Inspections;
using RiskMap.Api.Inspections.Photos;
using RiskMap.Api.Inspections.Saved;
using RiskMap.Api.Reports;
using RiskMap.Api.Roads;
using RiskMap.Api.Standards;
using RiskMap.Api.Stations;
using RiskMap.Api.Tiles;
using RiskMap.Api.Work;
using RiskMap.Api.Zones;
using RiskMap.Api.Zones.Saved;

var builder = WebApplication.CreateBuilder(args);

// What every room stands on
var settings = builder.AddHosting();
builder.Services.AddAccounts(settings);
builder.Services.AddAccountDesk();
builder.Services.AddAreas();
builder.Services.AddImports();
builder.Services.AddUploads();
builder.Services.AddStandards();
builder.Services.AddCorrections();

// The rooms
builder.Services.AddSingleton<HydrantStore>();
builder.Services.AddCoverage();
builder.Services.AddSiting();
builder.Services.AddSingleton<BuildingStore>();
builder.Services.AddPremises();
builder.Services.AddBoards();
builder.Services.AddSingleton<CampaignStore>().AddSingleton<CampaignBoards>().AddSingleton<CampaignEntries>();
builder.Services.AddSingleton<EbikeStore>().AddSingleton<EbikeBoards>();
builder.Services.AddSingleton<HouseholdStore>();
builder.Services.AddSingleton<ErasureStore>();
builder.Services.AddSingleton<ReportStore>().AddSingleton<ReportChecks>();
builder.Services.AddSingleton<RoadStore>();
builder.Services.AddSingleton<StationStore>();
builder.Services.AddSingleton<IncidentStore>();
builder.Services.AddIncidentEntry();
builder.Services.AddHeatmap();
builder.Services.AddBacktest();
builder.Services.AddHotSpots();
builder.Services.AddTrends();
builder.Services.AddBuildingRisk();
builder.Services.AddZones();
builder.Services.AddInspections();
builder.Services.AddGeocoding();
builder.Services.AddReview();
builder.Services.AddHydrantEntry();
builder.Services.AddTiles();
builder.Services.AddWork();
builder.AddGraphQLDoor(settings);

var app = builder.Build();

// What every answer passes
app.UseProxies();
app.UseDelivery();
app.UseProblems();
app.UseAccounts();
app.UseWork();
app.UseGraphQLStatus();
app.UseClient();
app.UseQueryPage(settings);

// The doors
app.MapHealth().ForEverybody();
app.MapAccounts();
app.MapTiles();
app.MapVerdictTiles();
app.MapRiskTiles();
app.MapRiskExports();
app.MapVerdictExports();
app.MapScenarioExports();
app.MapDensityTiles();
app.MapFireExports();
app.MapInspectionExports();
app.MapPremisesExports();
app.MapZoneExports();
app.MapBoardExports();
app.MapCampaignExports();
app.MapAuditExports();
app.MapUploads();
app.MapSurveys();
app.MapPhotos();
app.MapGraphQLDoor().DecidesItself();
app.MapOpenApi().ForEverybody();
app.MapClient().ForEverybody();

if (args is [FirstAdministrator.Verb, ..])
{
    await app.PrintLinkAsync(args.ElementAtOrDefault(1));
    return;
}

await app.RunAsync();

/// <summary>The web host; public so that tests can start it.</summary>
public partial class Program;
