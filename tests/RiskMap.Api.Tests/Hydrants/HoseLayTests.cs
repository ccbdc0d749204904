using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>
/// Hose lays of a real town against pgRouting on the same network: Freeport, all hydrants that stand at a street, and random nodes of its streets up to 500 places.
/// The same edges and lengths go into both; pgRouting finds the ways.
/// </summary>
public sealed class HoseLayTests(Town town) : IClassFixture<Town>
{
    /// <summary>Metres of hose, and how far two sums of the same lengths in another order may differ.</summary>
    private const double Longest = 300, Tolerance = 1e-6;

    /// <summary>Lengths of pairs are kept as floats, rounded up: at 300 m a step is 0.03 mm.</summary>
    private const double FloatTolerance = 1e-4;

    [Fact]
    public async Task In_Freeport_five_hundred_places_reach_the_nodes_and_the_buildings_that_pgRouting_reaches()
    {
        await ImportAsync("freeport", "freeport/Roads.shp.zip");
        var area = await town.Host.Services.GetRequiredService<DataVersions>().RequireAsync("freeport", default);
        var reach = await town.Host.Services.GetRequiredService<Reaches>().OfAsync(area, 150, Longest, default);
        var streets = reach.Model.Streets;
        await using var connection = await PgRoutingAsync();

        // Our nodes have numbers of their own: edge by edge they are those of the table.
        var edges = (await connection.QueryAsync<(int From, int To)>("""
            SELECT e.from_node, e.to_node FROM road_edges e JOIN roads r ON r.area = e.area AND r.id = e.road
            WHERE e.area = 'freeport' AND r.class <> 'motorway' ORDER BY e.id
            """)).AsList();
        edges.Count.ShouldBe(streets.Count);
        edges.Count.ShouldBeGreaterThan(15_000);
        var (ours, theirs) = (new Dictionary<int, int>(), new int[streets.Nodes]);
        for (var edge = 0; edge < edges.Count; edge++)
        {
            (ours[edges[edge].From], ours[edges[edge].To]) = (streets.From[edge], streets.To[edge]);
            (theirs[streets.From[edge]], theirs[streets.To[edge]]) = (edges[edge].From, edges[edge].To);
        }

        ours.Count.ShouldBe(streets.Nodes);
        reach.Hydrants.Count.ShouldBe(176);
        int[] onStreet = [.. Enumerable.Range(0, 176).Where(h => reach.StreetOf[h].Edge >= 0)];
        onStreet.Length.ShouldBe(170, "six stand farther than 30 m from every street");
        var random = new Random(20_261_122);
        int[] nodes = [.. Enumerable.Range(0, 500 - onStreet.Length).Select(_ => random.Next(streets.Nodes))];
        int[] ends = [.. onStreet.SelectMany(h => new[] { streets.From[reach.StreetOf[h].Edge], streets.To[reach.StreetOf[h].Edge] })];
        var routed = (await connection.QueryAsync<(long From, long Node, double Metres)>("""
            SELECT from_v, node, agg_cost FROM pgr_drivingDistance(
                'SELECT e.id, from_node AS source, to_node AS target, e.length_m AS cost FROM road_edges e JOIN roads r ON r.area = e.area AND r.id = e.road
                 WHERE e.area = ''freeport'' AND r.class <> ''motorway''', @from::bigint[], @Longest, directed => false)
            """, new { from = nodes.Concat(ends).Distinct().Select(n => (long)theirs[n]).ToArray(), Longest }))
            .GroupBy(r => ours[(int)r.From]).ToDictionary(g => g.Key, g => g.ToDictionary(r => ours[(int)r.Node], r => r.Metres));

        NodesAreReachedAlike(streets, nodes, routed);
        var pairs = BuildingsAreReachedAlike(reach, onStreet, routed);
        pairs.ShouldBeGreaterThan(1_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{nodes.Length} nodes, {onStreet.Length} hydrants, {routed.Values.Sum(r => r.Count)} ways, {pairs} pairs of hydrant and building");
    }

    private static void NodesAreReachedAlike(StreetGraph streets, int[] nodes, Dictionary<int, Dictionary<int, double>> routed)
    {
        var search = new StreetSearch(streets);
        foreach (var node in nodes)
        {
            var half = streets.HalvesAt(node)[0];
            search.From(new StreetPlace(half >> 1, (half & 1) == 0 ? 0 : streets.Length[half >> 1], 0), Longest);
            var expected = routed[node];
            search.Reached.ToArray().Order().ShouldBe(expected.Keys.Order(), $"from node {node}");
            foreach (var (reached, metres) in expected)
            {
                search.MetresTo(reached).ShouldBe(metres, Tolerance, $"from node {node} to {reached}");
            }
        }
    }

    /// <summary>Building by building: the way along the streets is pgRouting's, the stretches from the hydrant to its street and from the street to the wall are added here.</summary>
    private static int BuildingsAreReachedAlike(AreaReach reach, int[] hydrants, Dictionary<int, Dictionary<int, double>> routed)
    {
        var (streets, pairs) = (reach.Model.Streets, 0);
        foreach (var hydrant in hydrants)
        {
            var start = reach.StreetOf[hydrant];
            var (from, to) = (routed[streets.From[start.Edge]], routed[streets.To[start.Edge]]);
            double ToNode(int node) => Math.Min(
                from.GetValueOrDefault(node, double.PositiveInfinity) + start.Place,
                to.GetValueOrDefault(node, double.PositiveInfinity) + streets.Length[start.Edge] - start.Place);
            var told = reach.PairsOf(hydrant).ToArray().ToDictionary(reach.SubjectOf, p => (double)reach.Pairs.Hose[p]);
            for (var subject = 0; subject < reach.Ground.Footprints.Count; subject++)
            {
                var hose = double.PositiveInfinity;
                foreach (var place in reach.Model.PlacesOf(subject))
                {
                    var along = Math.Min(ToNode(streets.From[place.Edge]) + place.Place, ToNode(streets.To[place.Edge]) + streets.Length[place.Edge] - place.Place);
                    along = place.Edge == start.Edge ? Math.Min(along, Math.Abs(place.Place - start.Place)) : along;
                    hose = Math.Min(hose, start.Stretch + along + place.Stretch);
                }

                var ours = told.GetValueOrDefault(subject, double.PositiveInfinity);
                if (hose > Longest + Tolerance)
                {
                    ours.ShouldBe(double.PositiveInfinity, $"hydrant {hydrant}, building {subject}: {hose} m is too long");
                }
                else
                {
                    ours.ShouldBe(hose, FloatTolerance, $"hydrant {hydrant}, building {subject}");
                    pairs++;
                }
            }
        }

        return pairs;
    }

    private async Task<NpgsqlConnection> PgRoutingAsync()
    {
        var connection = await town.Source.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgrouting SCHEMA public");
        }
        catch (PostgresException e)
        {
            await connection.DisposeAsync();
            Missing.Prerequisite($"pgRouting cannot be had in this database (Debian: postgresql-15-pgrouting): {e.MessageText}");
        }

        return connection;
    }

    private async Task ImportAsync(string name, string needed)
    {
        RealData.File(needed);
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "RiskMap.DataImport.dll"), "import", Path.Combine(RealData.Checkout, "tests", "fixtures", "towns", name + ".json")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["RISKMAP_DB"] = town.Connection;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await output + await errors);
        await town.VisibleAsync(name);
    }
}
