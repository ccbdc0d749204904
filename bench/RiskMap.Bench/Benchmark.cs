using RiskMap.Bench.Boards;
using RiskMap.Bench.Coverage;
using RiskMap.Bench.Geocode;
using RiskMap.Bench.GraphQL;
using RiskMap.Bench.Heatmap;
using RiskMap.Bench.Import;
using RiskMap.Bench.Tiles;
using RiskMap.Bench.WhatIf;

namespace RiskMap.Bench;

/// <summary>One thing that is measured beside its peer and its floor, all in one run.</summary>
public sealed record Benchmark(string Name, string Summary, Func<City, Action<string>, Task<IReadOnlyList<Measured>>> Run)
{
    public static readonly IReadOnlyList<Benchmark> All =
    [
        new("tiles", "vector tiles over HTTP, made anew and kept, beside pgbench, a bare pass-through and a dictionary", TileBenchmark.RunAsync),
        new("import", "OpenStreetMap, GeoJSON polygons and CSV points into the database, beside osm2pgsql, ogr2ogr and binary COPY", ImportBenchmark.RunAsync),
        new("graphql", "GraphQL over HTTP, beside mercurius and the same answers made by one SQL statement behind a bare endpoint", GraphQLBenchmark.RunAsync),
        new("graphql-bytes", "what one GraphQL request allocates, beside the same answer from a bare endpoint", BytesBenchmark.RunAsync),
        new("geocode", "addresses found among half a million, in full, with a slip and as typed, beside trigrams and words in plain SQL", GeocodeBenchmark.RunAsync),
        new("coverage", "hydrant coverage of the city from memory, beside PostGIS, pgRouting and a bare Dijkstra; one what-if change; memory", CoverageBenchmark.RunAsync),
        new("whatif", "a hydrant of the city dragged in a real browser: from the pointer's move to the frame that shows what it changes", WhatIfBenchmark.RunAsync),
        new("heatmap", "100,000 fires on 512 × 512 cells over HTTP, beside counts in SQL and a bare filter; tiles while the slider plays; cold", HeatmapBenchmark.RunAsync),
        new("boards", "boards, lists and cards of 100,000 hazards and 20,000 premises in the client's words: warm, and first after a save, beside bare SQL", BoardsBenchmark.RunAsync),
    ];
}

/// <summary>
/// What RiskMap reached, what a peer and what a floor (the least work that could do it) reached in the same run. A ratio above 1
/// means that RiskMap is ahead, whichever way the unit counts. Null: not measured here.
/// </summary>
public sealed record Measured(
    string Work, double Riskmap, double? Peer, string? PeerName, double? Floor, string? FloorName, string Unit, bool HigherIsBetter)
{
    public double? RatioToPeer => Ratio(Peer);

    public double? RatioToFloor => Ratio(Floor);

    private double? Ratio(double? other) => other is { } o and > 0 && Riskmap > 0 ? Math.Round(HigherIsBetter ? Riskmap / o : o / Riskmap, 3) : null;
}

/// <summary>Repeated measurements: the middle one counts, so that one disturbed round does not.</summary>
public static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
