using RiskMap.Api;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Tiles;

var builder = WebApplication.CreateBuilder(args);

// What every room stands on
builder.AddHosting();
builder.Services.AddAreas();

// The rooms
builder.Services.AddTiles();

var app = builder.Build();

// What every answer passes
app.UseDelivery();
app.UseProblems();
app.UseClient();

// The doors
app.MapHealth();
app.MapTiles();
app.MapOpenApi();
app.MapClient();

await app.RunAsync();

/// <summary>The web host; public so that tests can start it.</summary>
public partial class Program;
